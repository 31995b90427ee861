using FundManager.Domain;
using FundManager.Domain.Applications;
using FundManager.Domain.Awards;
using FundManager.Domain.History;
using FundManager.Domain.Reviews;
using FundManager.Web.Features.Cases;

namespace FundManager.Web.Features.Reviews;

/// <summary>Leads from an application to the page on which its reviewers are chosen.</summary>
public sealed class InviteApplicationReviewers : CaseMove<GrantApplication>
{
    public override string Kind => CaseKind.Application;

    public override string Trigger => "InviteReviewers";

    public override bool IsWork => false;

    public override IReadOnlyList<string> NoteRoles { get; } = [Role.ProgrammeOfficer];

    public override string PageOf(Guid id) => $"/applications/{id}/reviewers";

    protected override Refusal? WhyNot(GrantApplication application, Act act) =>
        Review.WhyNotInviteFor(application, act.Actor);

    /// <summary>Without its page nobody is chosen.</summary>
    protected override Task ExecuteAsync(
        GrantApplication application,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    ) => throw new RefusedException(WhyNot(application, act) ?? new Refusal("REV-10"));
}

/// <summary>Leads from a critical checkpoint to the page on which its reviewers are chosen.</summary>
public sealed class InviteMilestoneReviewers : CaseMove<Milestone>
{
    public override string Kind => CaseKind.Milestone;

    public override string Trigger => "InviteReviewers";

    public override bool IsWork => false;

    public override IReadOnlyList<string> NoteRoles { get; } = [Role.ProgrammeOfficer];

    public override string PageOf(Guid id) => $"/milestones/{id}/reviewers";

    protected override Refusal? WhyNot(Milestone milestone, Act act) => Review.WhyNotInviteFor(milestone, act.Actor);

    /// <summary>Without its page nobody is chosen.</summary>
    protected override Task ExecuteAsync(
        Milestone milestone,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    ) => throw new RefusedException(WhyNot(milestone, act) ?? new Refusal("REV-10"));
}
