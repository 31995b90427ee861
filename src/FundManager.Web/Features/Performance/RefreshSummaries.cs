using System.Text.Json;
using FundManager.Data;
using FundManager.Data.Figures;
using FundManager.Domain;
using FundManager.Domain.Calendar;
using FundManager.Domain.Funds;
using FundManager.Web.Jobs;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Performance;

/// <summary>Counts the figures of every fund again, so that no page sums over everything.</summary>
[UseCase]
public sealed class RefreshSummaries(FundDbContext db, Sweep sweep)
{
    public async Task<int> ExecuteAsync(CancellationToken cancellationToken)
    {
        var funds = await db
            .Funds.OrderBy(fund => fund.Id)
            .Select(fund => fund.Id)
            .Take(Sweep.Most)
            .ToListAsync(cancellationToken);
        return await sweep.EachAsync<RefreshSummary, Id<Fund>>(
            funds,
            (refresh, fund) => refresh.ExecuteAsync(fund, cancellationToken),
            cancellationToken
        );
    }
}

/// <summary>Counts the figures of one fund.</summary>
[UseCase]
public sealed class RefreshSummary(FundDbContext db, FundCalendar calendar, TimeProvider clock)
{
    /// <summary>What reads every event is counted again only after this time.</summary>
    private static readonly TimeSpan StagesLast = TimeSpan.FromMinutes(30);

    public async Task<bool> ExecuteAsync(Id<Fund> fund, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var row = await db.Summaries.SingleOrDefaultAsync(s => s.FundId == fund.Value, cancellationToken);
        var before = row is null ? null : FiguresJson.Read(row.Body);
        var counted = await db.CountFiguresAsync(fund.Value, calendar.DayOf(now), calendar.Zone.Id, cancellationToken);
        var isFresh = before is not null && before.Year == counted.Year && now - before.StagesAt < StagesLast;
        counted = counted with
        {
            Endorsers = await db.CountEndorsersAsync(fund.Value, cancellationToken),
            Regions = await db.CountRegionsAsync(fund.Value, cancellationToken),
            Stages = isFresh
                ? before!.Stages
                : await db.CountStagesAsync(fund.Value, counted.Year, calendar.Zone.Id, cancellationToken),
            StagesAt = isFresh ? before!.StagesAt : now,
        };
        if (row is null)
        {
            row = new FundSummary
            {
                FundId = fund.Value,
                Body = "",
                MadeAt = now,
            };
            db.Summaries.Add(row);
        }

        (row.Body, row.MadeAt) = (FiguresJson.Write(counted), now);
        return true;
    }
}

/// <summary>The figures as the row keeps them.</summary>
public static class FiguresJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static string Write(FundFigures figures) => JsonSerializer.Serialize(figures, Options);

    public static FundFigures? Read(string body) => JsonSerializer.Deserialize<FundFigures>(body, Options);
}
