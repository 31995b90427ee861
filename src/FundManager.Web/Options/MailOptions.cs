namespace FundManager.Web.Options;

/// <summary>How mails leave. The password comes from the environment only.</summary>
public sealed class MailOptions
{
    public const string Section = "Mail";

    /// <summary>Name of the SMTP server; "" writes each mail as a file into the data folder instead.</summary>
    public string Host { get; init; } = "";

    public int Port { get; init; } = 587;

    public string User { get; init; } = "";

    public string Password { get; init; } = "";

    public string From { get; init; } = "fund@demo.example";
}
