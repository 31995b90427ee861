namespace FundManager.Data.Postgres;

/// <summary>The private database cannot be had; the message is one sentence that says what to do.</summary>
public sealed class PrivatePostgresException : Exception
{
    public PrivatePostgresException(string message)
        : base(message) { }

    public PrivatePostgresException(string message, Exception cause)
        : base(message, cause) { }
}
