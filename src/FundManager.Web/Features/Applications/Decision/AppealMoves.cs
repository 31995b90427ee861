using FundManager.Domain;
using FundManager.Domain.Applications;
using FundManager.Domain.History;
using FundManager.Domain.Workflows;
using FundManager.Web.Features.Cases;
using FundManager.Web.Mail;

namespace FundManager.Web.Features.Applications.Decision;

/// <summary>The applicant's signatory appeals against a screening or a decision.</summary>
public sealed class AppealDecision(WorkflowCatalog workflows, AppealWindow window, QueueMail mail)
    : CaseMove<GrantApplication>
{
    public override string Kind => CaseKind.Application;

    public override string Trigger => nameof(GrantApplication.Appeal);

    public override bool IsWork => false;

    protected override IReadOnlyList<MoveField> FieldsOf(GrantApplication application) => [MoveField.Reason];

    public override async Task<DateTimeOffset?> UntilAsync(Case @case, CancellationToken cancellationToken) =>
        await window.EndOfAsync((GrantApplication)@case, cancellationToken);

    protected override async Task<Refusal?> WhyNotAsync(
        GrantApplication application,
        Act act,
        CancellationToken cancellationToken
    ) =>
        await window.EndOfAsync(application, cancellationToken) is var until && act.At >= until
            ? new Refusal("APP-27", until)
            : null;

    protected override async Task ExecuteAsync(
        GrantApplication application,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        var until = await window.EndOfAsync(application, cancellationToken);
        application.Appeal(workflows.Get(Kind, application.WorkflowVersion), until, act);
        await mail.ToRoleAsync(
            Role.Leader,
            organisation: null,
            new MailContent(
                "AppealMade",
                CaseLinks.To(Kind, application.CaseId),
                act.At,
                application.Number,
                application.Title
            ),
            cancellationToken
        );
    }
}

/// <summary>A leader who did not decide before finds the appeal right.</summary>
public sealed class ReinstateApplication(WorkflowCatalog workflows, TellApplicant applicants)
    : CaseMove<GrantApplication>
{
    public override string Kind => CaseKind.Application;

    public override string Trigger => nameof(GrantApplication.Reinstate);

    protected override IReadOnlyList<MoveField> FieldsOf(GrantApplication application) => [MoveField.Reason];

    protected override Refusal? WhyNot(GrantApplication application, Act act) => application.WhyNotAnswerAppeal(act);

    protected override Task ExecuteAsync(
        GrantApplication application,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        application.Reinstate(workflows.Get(Kind, application.WorkflowVersion), act);
        var link = CaseLinks.To(Kind, application.CaseId);
        return applicants.ExecuteAsync(application, "AppealGranted", link, act, cancellationToken);
    }
}

/// <summary>A leader who did not decide before lets the decision stand.</summary>
public sealed class UpholdDecision(WorkflowCatalog workflows, TellApplicant applicants) : CaseMove<GrantApplication>
{
    public override string Kind => CaseKind.Application;

    public override string Trigger => nameof(GrantApplication.Uphold);

    public override bool IsDangerous => true;

    protected override IReadOnlyList<MoveField> FieldsOf(GrantApplication application) => [MoveField.Reason];

    protected override Refusal? WhyNot(GrantApplication application, Act act) => application.WhyNotAnswerAppeal(act);

    protected override Task ExecuteAsync(
        GrantApplication application,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        application.Uphold(workflows.Get(Kind, application.WorkflowVersion), act);
        var link = CaseLinks.To(Kind, application.CaseId);
        return applicants.ExecuteAsync(application, "AppealRejected", link, act, cancellationToken);
    }
}
