using FundManager.Domain;
using FundManager.Domain.Applications;
using FundManager.Domain.Calendar;
using FundManager.Domain.History;
using FundManager.Domain.Workflows;
using FundManager.Web.Features.Cases;
using FundManager.Web.Mail;

namespace FundManager.Web.Features.Applications;

/// <summary>Every rule is passed or waived.</summary>
public sealed class PassScreening(WorkflowCatalog workflows) : CaseMove<GrantApplication>
{
    public override string Kind => CaseKind.Application;

    public override string Trigger => nameof(GrantApplication.PassScreening);

    protected override Refusal? WhyNot(GrantApplication application, Act act) => application.WhyNotPassScreening();

    protected override Task ExecuteAsync(
        GrantApplication application,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        application.PassScreening(workflows[Kind], act);
        return Task.CompletedTask;
    }
}

/// <summary>A hard rule failed and is not waived.</summary>
public sealed class FailScreening(WorkflowCatalog workflows, QueueMail mail) : CaseMove<GrantApplication>
{
    public override string Kind => CaseKind.Application;

    public override string Trigger => nameof(GrantApplication.FailScreening);

    public override bool IsDangerous => true;

    protected override IReadOnlyList<MoveField> FieldsOf(GrantApplication application) => [MoveField.Reason];

    protected override async Task ExecuteAsync(
        GrantApplication application,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        application.FailScreening(workflows[Kind], act);
        await mail.ToRoleAsync(
            Role.Signatory,
            application.OrganisationId,
            new MailContent(
                "Ineligible",
                CaseLinks.To(Kind, application.CaseId),
                act.At,
                application.Number,
                application.Title,
                act.Reason!
            ),
            cancellationToken
        );
    }
}

/// <summary>Asks the applicant for what is unclear.</summary>
public sealed class AskClarification(
    WorkflowCatalog workflows,
    FundCalendar calendar,
    QueueMail mail,
    Data.FundDbContext db
) : CaseMove<GrantApplication>
{
    public override string Kind => CaseKind.Application;

    public override string Trigger => nameof(GrantApplication.AskClarification);

    public override bool IsWork => false;

    protected override IReadOnlyList<MoveField> FieldsOf(GrantApplication application) =>
        [new("question", MoveFieldKind.LongText) { MaxLength = GrantApplication.TextMaxLength }];

    protected override async Task ExecuteAsync(
        GrantApplication application,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        var call = await db.Calls.FindAsync([application.CallId], cancellationToken);
        var answerBy = calendar.Deadline(act.At, call!.Terms.AnswerDays);
        application.AskClarification(workflows[Kind], answerBy, act with { Reason = input.Text("question") });
        var content = new MailContent(
            "ClarificationAsked",
            CaseLinks.To(Kind, application.CaseId),
            act.At,
            application.Number,
            application.Title,
            input.Text("question"),
            answerBy
        );
        await mail.ToRoleAsync(Role.Applicant, application.OrganisationId, content, cancellationToken);
    }
}

/// <summary>Answers what the fund asked; the form as it is now becomes a new revision.</summary>
public sealed class RespondToClarification(WorkflowCatalog workflows, SendApplication send, CheckApplication check)
    : CaseMove<GrantApplication>
{
    public override string Kind => CaseKind.Application;

    public override string Trigger => nameof(GrantApplication.Respond);

    protected override IReadOnlyList<MoveField> FieldsOf(GrantApplication application) =>
        [new("answer", MoveFieldKind.LongText) { MaxLength = GrantApplication.TextMaxLength }];

    protected override async Task<Refusal?> WhyNotAsync(
        GrantApplication application,
        Act act,
        CancellationToken cancellationToken
    )
    {
        if (application.Clarification is { } asked && act.At >= asked.AnswerBy)
        {
            return new Refusal("APP-09", asked.AnswerBy);
        }

        var call = await send.CallOfAsync(application, cancellationToken);
        var faults = await check.ExecuteAsync(application.Form, call, application.OrganisationId, cancellationToken);
        return faults.Count > 0 ? new Refusal("APP-25", faults.Count) : null;
    }

    protected override async Task ExecuteAsync(
        GrantApplication application,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        Refusal.ThrowIf(await WhyNotAsync(application, act, cancellationToken));
        application.Respond(workflows[Kind], act with { Reason = input.Text("answer") });
    }
}
