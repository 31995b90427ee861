using FundManager.Domain;
using FundManager.Domain.Applications;
using FundManager.Domain.History;
using FundManager.Web.Features.Cases;

namespace FundManager.Web.Features.Interests;

/// <summary>Leads from an application to the page on which names that could be people of the fund are looked into.</summary>
public sealed class NamesMove : CaseMove<GrantApplication>
{
    public override string Kind => CaseKind.Application;

    public override string Trigger => "NoteNamesake";

    public override bool IsWork => false;

    public override IReadOnlyList<string> NoteRoles { get; } = [Role.ProgrammeOfficer, Role.Leader];

    public override string PageOf(Guid id) => $"/applications/{id}/names";

    /// <summary>Without its page nothing is noted.</summary>
    protected override Task ExecuteAsync(
        GrantApplication application,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    ) => throw new RefusedException(new Refusal("COI-09"));
}
