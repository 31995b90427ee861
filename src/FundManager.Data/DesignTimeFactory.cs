using Microsoft.EntityFrameworkCore.Design;

namespace FundManager.Data;

/// <summary>Lets the migration tool build the model without a running program or a database.</summary>
internal sealed class DesignTimeFactory : IDesignTimeDbContextFactory<FundDbContext>
{
    public FundDbContext CreateDbContext(string[] args) => new(Migrate.Options("Host=127.0.0.1;Database=none"));
}
