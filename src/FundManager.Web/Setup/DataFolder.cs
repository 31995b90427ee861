using FundManager.Data.Postgres;

namespace FundManager.Web.Setup;

/// <summary>Where everything lies that the program keeps outside of a database server of its own: FUND_DATA, or the usual place.</summary>
internal static class DataFolder
{
    public static string Path { get; } = PrivatePostgresOptions.DefaultFolder();

    public static string Sub(string name) => System.IO.Path.Combine(Path, name);
}
