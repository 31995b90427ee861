using System.Globalization;
using FundManager.Data;
using FundManager.Data.Figures;
using FundManager.Domain;
using FundManager.Domain.Funds;
using FundManager.Web.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Performance;

/// <summary>How a fund performs: figures of a minute ago, each leading to what it counts.</summary>
[Authorize(Policy = FundRoles.Office)]
public sealed class IndexModel(FundDbContext db, CaseAccess access) : FundPage
{
    private static readonly string[] GradeKeys = ["excellent", "good", "fair", "poor", "not-demonstrated"];

    [BindProperty(SupportsGet = true)]
    public Id<Fund>? Fund { get; set; }

    public IReadOnlyList<(Id<Fund> Id, string Name)> Funds { get; private set; } = [];

    /// <summary>Null while nothing was counted yet.</summary>
    public FundFigures? Figures { get; private set; }

    public DateTimeOffset CountedAt { get; private set; }

    public string FundName { get; private set; } = "";

    /// <summary>The four grades, each with its count, also those that nobody got.</summary>
    public IReadOnlyList<StepCount> Grades { get; private set; } = [];

    public static bool IsScaledToWan => Show.IsChinese;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return Fund is null && Funds.Count > 0 ? NotFound() : Page();
    }

    /// <summary>In millions, or in 万元 for Chinese readers.</summary>
    public static string Scaled(decimal amount) =>
        IsScaledToWan
            ? (amount / 10_000m).ToString("#,##0.##", CultureInfo.InvariantCulture)
            : (amount / 1_000_000m).ToString("#,##0.0#", CultureInfo.InvariantCulture);

    /// <summary>A share in whole per cent.</summary>
    public static string Share(decimal part, decimal whole) =>
        Show.Percent(whole == 0 ? 0 : decimal.Round(100m * part / whole, 0, MidpointRounding.AwayFromZero));

    /// <summary>Verified inputs per yuan that the fund paid; null while it paid nothing.</summary>
    public string? Leverage =>
        Figures is { Paid: > 0 } figures
            ? (figures.Verified / figures.Paid).ToString("0.00", CultureInfo.InvariantCulture)
            : null;

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var funds = await access
            .Funds(User.ToPerson())
            .OrderBy(fund => fund.Number)
            .Select(fund => new { fund.Id, fund.Name })
            .ToListAsync(cancellationToken);
        Funds = [.. funds.Select(fund => (fund.Id, Show.Of(fund.Name)))];
        var chosen = funds.Find(fund => Fund is null || fund.Id == Fund);
        Fund = chosen?.Id;
        if (chosen is null)
        {
            return;
        }

        FundName = Show.Of(chosen.Name);
        var row = await db.Summaries.SingleOrDefaultAsync(s => s.FundId == chosen.Id.Value, cancellationToken);
        if (row is not null)
        {
            (Figures, CountedAt) = (FiguresJson.Read(row.Body), row.MadeAt);
            Grades =
            [
                .. GradeKeys.Select(key => new StepCount(
                    key,
                    Figures?.Grades.Where(grade => grade.Key == key).Sum(grade => grade.Count) ?? 0
                )),
            ];
        }
    }
}
