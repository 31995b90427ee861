using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Applications;
using FundManager.Domain.History;
using FundManager.Domain.Workflows;
using FundManager.Web.Features.Cases;
using FundManager.Web.Features.Reviews;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Applications.Decision;

/// <summary>Recommends an application with an amount.</summary>
public sealed class Recommend(WorkflowCatalog workflows, VoidConflicts voids) : CaseMove<GrantApplication>
{
    internal static MoveField AmountOf(GrantApplication application) =>
        new("amount", MoveFieldKind.Amount) { Default = application.Amount.ToString() };

    public override string Kind => CaseKind.Application;

    public override string Trigger => nameof(GrantApplication.Recommend);

    protected override IReadOnlyList<MoveField> FieldsOf(GrantApplication application) =>
        [AmountOf(application), MoveField.Note];

    protected override Refusal? WhyNot(GrantApplication application, Act act) =>
        application.WhyNotRecommend(application.Amount);

    protected override async Task ExecuteAsync(
        GrantApplication application,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        await voids.ExecuteAsync(application, act, cancellationToken);
        application.Recommend(workflows.Get(Kind, application.WorkflowVersion), input.Amount("amount"), act);
    }
}

/// <summary>Puts an application on the list of reserves.</summary>
public sealed class Reserve(FundDbContext db, WorkflowCatalog workflows, VoidConflicts voids)
    : CaseMove<GrantApplication>
{
    public override string Kind => CaseKind.Application;

    public override string Trigger => nameof(GrantApplication.Reserve);

    protected override IReadOnlyList<MoveField> FieldsOf(GrantApplication application) =>
        [Recommend.AmountOf(application), new("place", MoveFieldKind.Number), MoveField.Note];

    protected override Refusal? WhyNot(GrantApplication application, Act act) =>
        application.WhyNotRecommend(application.Amount);

    protected override async Task ExecuteAsync(
        GrantApplication application,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        await voids.ExecuteAsync(application, act, cancellationToken);
        var place = input.Number("place");
        var holder = await db
            .Applications.Where(a => a.CallId == application.CallId && a.State == "Reserved" && a.ReservePlace == place)
            .Select(a => a.Number)
            .FirstOrDefaultAsync(cancellationToken);
        Refusal.ThrowIf(GrantApplication.WhyNotPlace(place, holder));
        application.Reserve(workflows.Get(Kind, application.WorkflowVersion), input.Amount("amount"), place, act);
    }
}

/// <summary>Advises against an application.</summary>
public sealed class NotRecommend(WorkflowCatalog workflows) : CaseMove<GrantApplication>
{
    public override string Kind => CaseKind.Application;

    public override string Trigger => nameof(GrantApplication.NotRecommend);

    protected override IReadOnlyList<MoveField> FieldsOf(GrantApplication application) => [MoveField.Reason];

    protected override Task ExecuteAsync(
        GrantApplication application,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        application.NotRecommend(workflows.Get(Kind, application.WorkflowVersion), act);
        return Task.CompletedTask;
    }
}
