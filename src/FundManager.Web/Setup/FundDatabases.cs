using FundManager.Data.Postgres;
using Npgsql;

namespace FundManager.Web.Setup;

/// <summary>The database that the settings name, or a private one of our own where they name none.</summary>
public sealed class FundDatabases : IAsyncDisposable
{
    private readonly PrivatePostgres? _own;

    private FundDatabases(PrivatePostgres? own, string owner, string program) =>
        (_own, Owner, Program) = (own, owner, program);

    /// <summary>Connection of the role that owns the tables and migrates them.</summary>
    public string Owner { get; }

    /// <summary>Connection of the role under which the program works.</summary>
    public string Program { get; }

    /// <summary>Whether the database is our own, and may therefore be filled with the demo fund.</summary>
    public bool IsPrivate => _own is not null;

    /// <summary>Name of the program's role; null when it is the owner itself.</summary>
    public string? ProgramRole =>
        new NpgsqlConnectionStringBuilder(Program).Username is var role
        && role != new NpgsqlConnectionStringBuilder(Owner).Username
            ? role
            : null;

    /// <summary>A database that is there already, not to be stopped with the program.</summary>
    public static FundDatabases Of(string owner, string program) => new(null, owner, program);

    public static async Task<FundDatabases> OpenAsync(IConfiguration configuration, CancellationToken cancellationToken)
    {
        if (configuration.GetConnectionString("Fund") is { Length: > 0 } program)
        {
            var owner = configuration.GetConnectionString("FundOwner") is { Length: > 0 } given ? given : program;
            return Of(owner, program);
        }

        var own = await PrivatePostgres.StartAsync(new PrivatePostgresOptions(DataFolder.Path), cancellationToken);
        return new FundDatabases(own, own.OwnerConnectionString, own.ProgramConnectionString);
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (_own is not null)
        {
            await _own.DisposeAsync();
        }
    }
}
