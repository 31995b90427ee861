using FundManager.Domain.Bank;
using FundManager.Domain.Funds;
using FundManager.Domain.Reviews;
using FundManager.Domain.Workflows;

namespace FundManager.Web.Demo.Load;

/// <summary>What every part of the load needs.</summary>
internal sealed record LoadWorld(
    WorkflowCatalog Workflows,
    SchemeCatalog Schemes,
    LoadPeople People,
    Fund Fund,
    BankProfile Bank,
    DateTimeOffset Now
)
{
    /// <summary>Known once it is known who applies when.</summary>
    public LoadNumbers Numbers { get; set; } = null!;
}
