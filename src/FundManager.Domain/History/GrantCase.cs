using FundManager.Domain.Calls;
using FundManager.Domain.Funds;
using FundManager.Domain.Organisations;
using FundManager.Domain.Workflows;

namespace FundManager.Domain.History;

/// <summary>A case of one applicant or recipient, from the application to the last finding: it says whose it is.</summary>
public abstract class GrantCase : Case
{
    /// <summary>A case of the same parties as <paramref name="origin"/>.</summary>
    protected GrantCase(string number, Workflow workflow, GrantCase origin, DateTimeOffset at)
        : this(number, workflow, origin.Parties, at) { }

    /// <summary>A case of <paramref name="parties"/>.</summary>
    protected GrantCase(string number, Workflow workflow, CaseParties parties, DateTimeOffset at)
        : base(number, workflow, at) => (FundId, CallId, OrganisationId, EndorserId) = parties;

    /// <summary>For the database layer only.</summary>
    protected GrantCase() { }

    /// <summary>The fund whose money it is about.</summary>
    public Id<Fund> FundId { get; private set; }

    /// <summary>The call under which it was applied for.</summary>
    public Id<Call> CallId { get; private set; }

    /// <summary>The applicant, later the recipient.</summary>
    public Id<Organisation> OrganisationId { get; private set; }

    /// <summary>The endorsing body; null where the call asks for none, or none was chosen yet.</summary>
    public Id<Organisation>? EndorserId { get; protected set; }

    /// <summary>Whose case it is.</summary>
    public CaseParties Parties => new(FundId, CallId, OrganisationId, EndorserId);

    /// <summary>Notes that what the panel agreed on was written down; the scores are kept beside the case.</summary>
    internal CaseEvent NoteConsensus(decimal? before, decimal total, Act act) =>
        Record(nameof(NoteConsensus), act, Change.Of("consensus", before, total));
}

/// <summary>Whose case it is.</summary>
/// <param name="FundId">The fund.</param>
/// <param name="CallId">The call.</param>
/// <param name="OrganisationId">The applicant, later the recipient.</param>
/// <param name="EndorserId">The endorsing body, if any.</param>
public sealed record CaseParties(
    Id<Fund> FundId,
    Id<Call> CallId,
    Id<Organisation> OrganisationId,
    Id<Organisation>? EndorserId
);
