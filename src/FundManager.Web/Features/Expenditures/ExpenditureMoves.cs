using System.Globalization;
using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Calendar;
using FundManager.Domain.Expenditures;
using FundManager.Domain.History;
using FundManager.Domain.Workflows;
using FundManager.Web.Features.Cases;
using FundManager.Web.Files;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Expenditures;

/// <summary>An officer accepts a cost, or a part of it.</summary>
public sealed class AcceptExpenditure(FundDbContext db, ReadBudgetUse use, WorkflowCatalog workflows)
    : CaseMove<Expenditure>
{
    private static readonly Money Least = new(0.01m);

    public override string Kind => CaseKind.Expenditure;

    public override string Trigger => nameof(Expenditure.Accept);

    protected override IReadOnlyList<MoveField> FieldsOf(Expenditure expenditure) =>
        [new("acceptedCost", MoveFieldKind.Amount) { Default = expenditure.Amount.ToString() }, MoveField.Note];

    protected override async Task<Refusal?> WhyNotAsync(
        Expenditure expenditure,
        Act act,
        CancellationToken cancellationToken
    )
    {
        var award = await db.Awards.AsNoTracking().SingleAsync(a => a.Id == expenditure.AwardId, cancellationToken);
        return expenditure.WhyNotAccept(Least, await use.ExecuteAsync(award, expenditure.Id, cancellationToken));
    }

    protected override async Task ExecuteAsync(
        Expenditure expenditure,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        // Two costs of one line that are accepted at once would each find the room that is there for one.
        await db.LockAsync($"expenditures:{expenditure.AwardId}", cancellationToken);
        var award = await db.Awards.SingleAsync(a => a.Id == expenditure.AwardId, cancellationToken);
        var budget = await use.ExecuteAsync(award, expenditure.Id, cancellationToken);
        expenditure.Accept(workflows[Kind], input.Amount("acceptedCost"), budget, act);
        if (act.Actor.Is(Role.ProgrammeOfficer))
        {
            award.Monitored(act);
        }
    }
}

/// <summary>An officer does not accept a cost.</summary>
public sealed class RejectExpenditure(WorkflowCatalog workflows) : CaseMove<Expenditure>
{
    public override string Kind => CaseKind.Expenditure;

    public override string Trigger => nameof(Expenditure.Reject);

    public override bool IsDangerous => true;

    protected override IReadOnlyList<MoveField> FieldsOf(Expenditure expenditure) => [MoveField.Reason];

    protected override Task ExecuteAsync(
        Expenditure expenditure,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        expenditure.Reject(workflows[Kind], act);
        return Task.CompletedTask;
    }
}

/// <summary>The recipient declares a rejected cost anew, corrected or with better evidence.</summary>
public sealed class DeclareAgain(FundDbContext db, StoreFiles files, FundCalendar calendar, WorkflowCatalog workflows)
    : CaseMove<Expenditure>
{
    public override string Kind => CaseKind.Expenditure;

    public override string Trigger => nameof(Expenditure.Declare);

    protected override IReadOnlyList<MoveField> FieldsOf(Expenditure expenditure) =>
        [
            new("budgetLine", MoveFieldKind.Number)
            {
                Default = expenditure.Line.ToString(CultureInfo.InvariantCulture),
            },
            new("bought", MoveFieldKind.Text) { Default = expenditure.What, MaxLength = Expenditure.WhatMaxLength },
            new("amount", MoveFieldKind.Amount) { Default = expenditure.Amount.ToString() },
            new("spentOn", MoveFieldKind.Day)
            {
                Default = expenditure.SpentOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            },
            new("evidence", MoveFieldKind.File),
        ];

    protected override async Task ExecuteAsync(
        Expenditure expenditure,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        var award = await db.Awards.SingleAsync(a => a.Id == expenditure.AwardId, cancellationToken);
        var cost = new DeclaredCost(
            input.Number("budgetLine"),
            input.Text("bought"),
            input.Amount("amount"),
            input.Day("spentOn")
        );
        expenditure.Declare(workflows[Kind], award, cost, calendar.DayOf(act.At), input.Files.Count, act);
        await files.ExecuteAsync(expenditure, "evidence", input.Files, act, cancellationToken);
    }
}

/// <summary>A cost that was accepted should not have been.</summary>
public sealed class ReverseExpenditure(WorkflowCatalog workflows) : CaseMove<Expenditure>
{
    public override string Kind => CaseKind.Expenditure;

    public override string Trigger => nameof(Expenditure.Reverse);

    public override bool IsWork => false;

    public override bool IsDangerous => true;

    protected override IReadOnlyList<MoveField> FieldsOf(Expenditure expenditure) => [MoveField.Reason];

    protected override Task ExecuteAsync(
        Expenditure expenditure,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        expenditure.Reverse(workflows[Kind], act);
        return Task.CompletedTask;
    }
}

/// <summary>The recipient takes a cost back.</summary>
public sealed class WithdrawExpenditure(WorkflowCatalog workflows) : CaseMove<Expenditure>
{
    public override string Kind => CaseKind.Expenditure;

    public override string Trigger => nameof(Expenditure.Withdraw);

    public override bool IsWork => false;

    protected override Task ExecuteAsync(
        Expenditure expenditure,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        expenditure.Withdraw(workflows[Kind], act);
        return Task.CompletedTask;
    }
}
