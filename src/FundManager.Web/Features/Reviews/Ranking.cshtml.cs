using System.Globalization;
using FundManager.Domain;
using FundManager.Domain.Calls;
using FundManager.Domain.History;
using FundManager.Domain.Reviews.Calibration;
using FundManager.Web.Access;
using FundManager.Web.Features.Cases;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Reviews;

/// <summary>The ranking of a call, against what its ceiling still leaves.</summary>
[Authorize(Policy = FundRoles.Office)]
public sealed class RankingModel(CaseAccess access, ReadRanking rankings, CaseStates states) : FundPage
{
    [BindProperty(SupportsGet = true)]
    public Id<Call> Id { get; set; }

    public Call Call { get; private set; } = null!;

    public CallRanking? Ranking { get; private set; }

    /// <summary>Lines that a conflict of interest bars from the reader.</summary>
    public int Hidden { get; private set; }

    public StateView BadgeOf(string state) => states.Badge(CaseKind.Application, state);

    /// <summary>A rank; halves are those of equals.</summary>
    public static string RankOf(CalibratedPlace place) => place.Rank.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>A chance in whole per cent.</summary>
    public static string PercentOf(double chance) =>
        Show.Percent(decimal.Round((decimal)chance * 100, 0, MidpointRounding.AwayFromZero));

    public bool IsOver(Money sum) => sum > Call.Remaining;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await FindAsync(cancellationToken) ? Page() : NotFound();

    /// <summary>What the page shows, as a file.</summary>
    public async Task<IActionResult> OnGetExportAsync(
        [FromServices] RankingSheet sheets,
        [FromServices] TimeProvider clock,
        string? format,
        CancellationToken cancellationToken
    ) =>
        await FindAsync(cancellationToken) && Ranking is { Rows.Count: > 0 } ranking
            ? ExportFile.Of(sheets.Of(Call, ranking), format ?? "xlsx", $"{Call.Number}.ranking", clock.GetUtcNow())
            : NotFound();

    private async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        var person = User.ToPerson();
        if (await access.Calls(person).SingleOrDefaultAsync(c => c.Id == Id, cancellationToken) is not { } call)
        {
            return false;
        }

        Call = call;
        Ranking = await rankings.ExecuteAsync(call, cancellationToken);
        // Places stay: what a conflict of interest bars from this person is left out, and told by its number only.
        var barred = await access
            .Barred(person)
            .Where(a => a.CallId == Id)
            .Select(a => a.Id)
            .ToListAsync(cancellationToken);
        if (Ranking is not null && barred.Count > 0)
        {
            var hidden = Ranking
                .Rows.Where(row => barred.Contains(new(row.Id)))
                .Select(row => row.Number)
                .ToHashSet(StringComparer.Ordinal);
            Hidden = hidden.Count;
            Ranking = Ranking with
            {
                Rows = [.. Ranking.Rows.Where(row => !hidden.Contains(row.Number))],
                Ties = [.. Ranking.Ties.Where(tie => !tie.Numbers.Any(hidden.Contains))],
            };
        }

        return true;
    }
}
