using FundManager.Domain.Appraisals;
using FundManager.Domain.Awards;
using FundManager.Web.Setup;

namespace FundManager.Web.Features.Awards;

/// <summary>Reads what weight the framework of an award gives to budget execution; indicators share the rest of 100.</summary>
[UseCase]
public sealed class ReadBudgetWeight
{
    public async Task<decimal> ExecuteAsync(Award award, CancellationToken cancellationToken)
    {
        var path = Path.Combine(Templates.Folder, "frameworks", $"{award.Agreement.Framework}.v1.json");
        var framework = AppraisalFramework.Parse(await File.ReadAllTextAsync(path, cancellationToken));
        return framework.BudgetBlock?.Weight ?? 0m;
    }
}
