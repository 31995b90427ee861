using System.Globalization;
using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Awards;
using FundManager.Domain.Disbursements;
using FundManager.Domain.History;
using FundManager.Web.Features.Cases;
using FundManager.Web.Features.Disbursements;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Awards;

/// <summary>Explains the gate of a tranche line by line: what is there, what is asked for, what is under way. Everybody reads the same.</summary>
[UseCase]
public sealed class ReadGate(FundDbContext db, LookAtGates gates, CaseStates states, Show show, Texts texts)
{
    /// <summary>The gate of the next tranche that was not asked for; null where there is none. Before the countersignature the gate as it is agreed.</summary>
    public async Task<GateView?> NextAsync(Award award, CancellationToken cancellationToken)
    {
        if (award.CountersignedAt is null)
        {
            return award.Agreement.Tranches is [var first, ..] ? Agreed(award.Agreement, first) : null;
        }

        var next = await db
            .Disbursements.Where(d => d.AwardId == award.Id && (d.State == "Planned" || d.State == "Eligible"))
            .OrderBy(d => d.Sequence)
            .FirstOrDefaultAsync(cancellationToken);
        return next is null ? null : await OfAsync(next, award, cancellationToken);
    }

    /// <summary>The gate of <paramref name="disbursement"/> as it is now.</summary>
    public async Task<GateView> OfAsync(Disbursement disbursement, Award award, CancellationToken cancellationToken) =>
        await OfAsync(
            disbursement,
            award,
            await gates.AnswerAsync(disbursement, award, cancellationToken),
            cancellationToken
        );

    /// <summary>The gate of <paramref name="disbursement"/> as it answered when <paramref name="answer"/> was kept.</summary>
    public async Task<GateView> OfAsync(
        Disbursement disbursement,
        Award award,
        GateAnswer answer,
        CancellationToken cancellationToken
    )
    {
        var under = new UnderWay(
            award.CountersignedAt,
            await db
                .Inputs.Where(i => i.AwardId == award.Id && i.State == "Declared")
                .OrderBy(i => i.StateSince)
                .ToListAsync(cancellationToken),
            await db.Milestones.Where(m => m.AwardId == award.Id).ToListAsync(cancellationToken)
        );
        return View(disbursement.Sequence, disbursement.Tranche, disbursement.Gate, answer, under);
    }

    private GateView Agreed(Agreement terms, Tranche tranche)
    {
        var facts = new GateFacts(
            IsCountersigned: false,
            [.. terms.Inputs.Select(i => (i.Kind, i.Amount, Money.Zero))],
            [.. terms.Milestones.Select(m => (m.Number, m.Title, m.IsCheckpoint, false))],
            [],
            OpenHighFindings: 0
        );
        return View(
            tranche.Number,
            tranche.Amount,
            tranche.Gate,
            tranche.Gate.Evaluate(facts),
            new UnderWay(null, [], [])
        );
    }

    private GateView View(int number, Money amount, Gate gate, GateAnswer answer, UnderWay under)
    {
        List<GateRow> rows =
        [
            .. answer.Lines.Where(line => !line.IsMet).Select(line => RowOf(line, under)),
            .. answer.Lines.Where(line => line.IsMet).Select(line => RowOf(line, under)),
        ];
        if (gate.AppraisalStage is null)
        {
            rows.Add(new GateRow(GateMark.NotAsked, texts["gates.Appraisal"], texts["gates.NotAsked"]));
        }

        return new GateView(number, amount, answer.MissingCount, answer.Lines.Count, rows);
    }

    private GateRow RowOf(GateLine line, UnderWay under)
    {
        var mark = line.IsMet ? GateMark.Met : GateMark.Missing;
        return line.Code switch
        {
            "GATE-INPUT" => InputRow(line, mark, under),
            "GATE-MILESTONE" or "GATE-CHECKPOINT" => MilestoneRow(line, mark, under),
            "GATE-APPRAISAL" => new GateRow(
                mark,
                texts["gates.GATE-APPRAISAL", texts[$"awards.Stage_{line.Facts[0]}"]],
                texts[line.IsMet ? "gates.Approved" : "gates.NotYet"]
            ),
            "GATE-FINDINGS" => new GateRow(
                mark,
                texts["gates.GATE-FINDINGS"],
                line.IsMet ? texts["gates.NoneOpen"] : texts["gates.Open", line.Facts[0]]
            ),
            "GATE-AGREEMENT" => new GateRow(
                mark,
                texts["gates.GATE-AGREEMENT"],
                under.CountersignedAt is { } at ? show.Day(at) : texts["gates.NotYet"]
            ),
            _ => throw new InvalidOperationException($"No sentence for {line.Code}."),
        };
    }

    private GateRow InputRow(GateLine line, GateMark mark, UnderWay under)
    {
        var (have, need) = (line.Have!.Value, line.Need!.Value);
        var share = Show.Percent(decimal.Parse(line.Facts[1], CultureInfo.InvariantCulture));
        var row = new GateRow(
            mark,
            texts["gates.GATE-INPUT", texts[$"inputs.Kind_{line.Facts[0]}"], share],
            texts["gates.HaveOfNeed", Show.Amount(have), need]
        );
        if (line.IsMet)
        {
            return row;
        }

        var waiting = under.Declared.Where(i => i.InputKind.ToString() == line.Facts[0]).ToList();
        return row with
        {
            Percent = decimal.Truncate(have.Amount * 1000 / need.Amount) / 10,
            Missing =
                waiting.Count == 0
                    ? texts["gates.InputMissing", need - have]
                    : texts[
                        "gates.InputMissingWaiting",
                        need - have,
                        Money.Sum(waiting.Select(i => i.Declared)),
                        show.Day(waiting[0].StateSince)
                    ],
        };
    }

    private GateRow MilestoneRow(GateLine line, GateMark mark, UnderWay under)
    {
        var what = texts[$"gates.{line.Code}", line.Facts[0], line.Facts[1]];
        var number = int.Parse(line.Facts[0], CultureInfo.InvariantCulture);
        if (under.Milestones.SingleOrDefault(m => m.Sequence == number) is not { } milestone)
        {
            return new GateRow(mark, what, texts["gates.NotYet"]);
        }

        if (!line.IsMet)
        {
            return new GateRow(mark, what, states.Label(CaseKind.Milestone, milestone.State))
            {
                Missing = texts["gates.MilestoneDue", milestone.DueOn],
            };
        }

        return milestone.Panel is { } panel
            ? new GateRow(mark, what, texts["gates.Scored", panel.Mean, panel.ReviewCount])
            : new GateRow(mark, what, texts["gates.AcceptedOn", show.Day(milestone.StateSince)]);
    }

    private sealed record UnderWay(
        DateTimeOffset? CountersignedAt,
        IReadOnlyList<Input> Declared,
        IReadOnlyList<Milestone> Milestones
    );
}

/// <summary>The gate of one tranche as people read it: missing lines first.</summary>
public sealed record GateView(int Number, Money Amount, int MissingCount, int AskedCount, IReadOnlyList<GateRow> Rows)
{
    /// <summary>The sentence under the heading; null for the one that says whether the tranche can be requested.</summary>
    public string? Lead { get; init; }
}

public enum GateMark
{
    Met,
    Missing,
    NotAsked,
}

/// <summary>One condition: its sentence and what is there.</summary>
public sealed record GateRow(GateMark Mark, string What, string Have)
{
    /// <summary>What is missing and what is under way; null for nothing to say.</summary>
    public string? Missing { get; init; }

    /// <summary>How much of an amount is there, 0 to 100; null where the condition is not about an amount.</summary>
    public decimal? Percent { get; init; }
}
