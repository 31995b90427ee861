using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Applications;
using FundManager.Domain.Awards;
using FundManager.Domain.Calendar;
using FundManager.Domain.Calls;
using FundManager.Domain.History;
using FundManager.Domain.Ledger;
using FundManager.Domain.Workflows;
using FundManager.Web.Features.Cases;
using FundManager.Web.Features.Reviews;
using FundManager.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Applications.Decision;

/// <summary>The leader wants the recommendation looked at again.</summary>
public sealed class SendBack(WorkflowCatalog workflows, QueueMail mail) : CaseMove<GrantApplication>
{
    public override string Kind => CaseKind.Application;

    public override string Trigger => nameof(GrantApplication.SendBack);

    public override bool IsWork => false;

    protected override IReadOnlyList<MoveField> FieldsOf(GrantApplication application) => [MoveField.Reason];

    protected override Task ExecuteAsync(
        GrantApplication application,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        application.SendBack(workflows.Get(Kind, application.WorkflowVersion), act);
        return mail.ToRoleAsync(
            Role.ProgrammeOfficer,
            organisation: null,
            new MailContent("ApplicationSentBack", CaseLinks.To(Kind, application.CaseId), act.At, application.Number),
            cancellationToken
        );
    }
}

/// <summary>Awards an application: the call's ceiling and the fund's money are taken, and the award opens with a draft agreement.</summary>
public sealed class AwardApplication(
    FundDbContext db,
    WorkflowCatalog workflows,
    FundCalendar calendar,
    DecisionRules rules,
    VoidConflicts voids,
    TellApplicant applicants
) : CaseMove<GrantApplication>
{
    public override string Kind => CaseKind.Application;

    public override string Trigger => nameof(GrantApplication.Award);

    protected override IReadOnlyList<MoveField> FieldsOf(GrantApplication application) => [MoveField.Note];

    protected override async Task<Refusal?> WhyNotAsync(
        GrantApplication application,
        Act act,
        CancellationToken cancellationToken
    )
    {
        if (application.RecommendedAmount is not { } amount)
        {
            return new Refusal("APP-18");
        }

        var call = await db.Calls.AsNoTracking().SingleAsync(c => c.Id == application.CallId, cancellationToken);
        var available = await db.BalanceAsync(call.FundId.Value, Place.Available, cancellationToken);
        return (await rules.ExecuteAsync(application, act, cancellationToken)).WhyNot
            ?? application.WhyNotAward()
            ?? call.WhyNotAward(amount)
            ?? (amount > available ? new Refusal("FND-02") : null);
    }

    protected override async Task ExecuteAsync(
        GrantApplication application,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        await voids.ExecuteAsync(application, act, cancellationToken);
        var check = await rules.ExecuteAsync(application, act, cancellationToken);
        Refusal.ThrowIf(check.WhyNot ?? application.WhyNotAward());
        // Tracked: of two awards at once both write the call's row, and the second one fails and is tried again.
        var call = await db.Calls.SingleAsync(c => c.Id == application.CallId, cancellationToken);
        call.CountAward(application.RecommendedAmount!.Value);
        application.Award(workflows.Get(Kind, application.WorkflowVersion), check.Barred, act, check.Found);
        var award = await OpenAsync(application, call, act, cancellationToken);
        await applicants.ExecuteAsync(
            application,
            "ApplicationAwarded",
            CaseLinks.To(award.Kind, award.CaseId),
            act,
            cancellationToken
        );
    }

    private async Task<Award> OpenAsync(
        GrantApplication application,
        Call call,
        Act act,
        CancellationToken cancellationToken
    )
    {
        var year = calendar.DayOf(act.At).Year;
        var number = await db.TakeNumberAsync($"award:{year}", cancellationToken);
        var award = new Award(
            $"FM-{year}-{number:0000}",
            application,
            Agreement.Draft(Proposal.From(application.Form), application.RecommendedAmount!.Value, call.Terms),
            calendar.Deadline(act.At, call.Terms.PublicityDays),
            (workflows[CaseKind.Award], act.Consequence())
        );
        db.Awards.Add(award);
        return award;
    }
}

/// <summary>Declines an application with a rationale; its feedback is released.</summary>
public sealed class DeclineApplication(WorkflowCatalog workflows, DecisionRules rules, TellApplicant applicants)
    : CaseMove<GrantApplication>
{
    public override string Kind => CaseKind.Application;

    public override string Trigger => nameof(GrantApplication.Decline);

    public override bool IsDangerous => true;

    protected override IReadOnlyList<MoveField> FieldsOf(GrantApplication application) => [MoveField.Reason];

    protected override async Task<Refusal?> WhyNotAsync(
        GrantApplication application,
        Act act,
        CancellationToken cancellationToken
    ) => (await rules.ExecuteAsync(application, act, cancellationToken)).WhyNot;

    protected override async Task ExecuteAsync(
        GrantApplication application,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        var check = await rules.ExecuteAsync(application, act, cancellationToken);
        Refusal.ThrowIf(check.WhyNot);
        application.Decline(workflows.Get(Kind, application.WorkflowVersion), check.Barred, act, check.Found);
        await applicants.ExecuteAsync(
            application,
            "ApplicationDeclined",
            CaseLinks.To(Kind, application.CaseId),
            act,
            cancellationToken
        );
    }
}

/// <summary>Writes to the applicant's people about a decision.</summary>
[UseCase]
public sealed class TellApplicant(QueueMail mail)
{
    public async Task ExecuteAsync(
        GrantApplication application,
        string template,
        string link,
        Act act,
        CancellationToken cancellationToken
    )
    {
        var content = new MailContent(template, link, act.At, application.Number, application.Title);
        foreach (var role in (string[])[Role.Signatory, Role.Applicant])
        {
            await mail.ToRoleAsync(role, application.OrganisationId, content, cancellationToken);
        }
    }
}
