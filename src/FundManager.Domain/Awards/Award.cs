using FundManager.Domain.Applications;
using FundManager.Domain.History;
using FundManager.Domain.Ledger;
using FundManager.Domain.Workflows;

namespace FundManager.Domain.Awards;

/// <summary>The decision with its amount, and the running grant under its agreement.</summary>
public sealed partial class Award : GrantCase
{
    private readonly List<AgreementVersion> _agreements = [];

    /// <summary>Opens the award of a recommended application: Available → Committed.</summary>
    public Award(
        string number,
        GrantApplication application,
        Agreement draft,
        DateTimeOffset publicUntil,
        (Workflow Workflow, Act Act) opened
    )
        : base(number, opened.Workflow, application, opened.Act.At)
    {
        Id = Id<Award>.New(opened.Act.At);
        (ApplicationId, Title, Amount) = (application.Id, application.Title, application.RecommendedAmount!.Value);
        (LeadEmail, PublicUntil) = (application.LeadEmail, publicUntil);
        Write(draft, opened.Act.At);
        Record("Open", opened.Act, Change.Set("amount", Amount))
            .Post(new(Key, Place.Available, Place.Committed, Amount));
    }

    private Award() { }

    /// <summary>Its identity.</summary>
    public Id<Award> Id { get; private set; }

    /// <inheritdoc/>
    public override Guid CaseId => Id.Value;

    /// <inheritdoc/>
    public override string Kind => CaseKind.Award;

    /// <summary>The application that it answers.</summary>
    public Id<GrantApplication> ApplicationId { get; private set; }

    /// <summary>The title of the work.</summary>
    public LocalText Title { get; private set; } = new("", "");

    /// <summary>What is promised: the most that may ever be disbursed.</summary>
    public Money Amount { get; private set; }

    /// <summary>Who answers for the work.</summary>
    public string LeadEmail { get; private set; } = "";

    /// <summary>The first instant after the publicity period, UTC.</summary>
    public DateTimeOffset PublicUntil { get; private set; }

    /// <summary>An objection raised during publicity that is not settled; null for none.</summary>
    public string? Objection { get; private set; }

    /// <summary>The first instant that is too late to sign, UTC; null before an offer.</summary>
    public DateTimeOffset? OfferExpiresAt { get; private set; }

    /// <summary>Who signed for the organisation.</summary>
    public Guid? SignedBy { get; private set; }

    /// <summary>Who countersigned for the fund.</summary>
    public Guid? CountersignedBy { get; private set; }

    /// <summary>When the agreement came into force, UTC.</summary>
    public DateTimeOffset? CountersignedAt { get; private set; }

    /// <summary>First day of the term.</summary>
    public DateOnly StartsOn { get; private set; }

    /// <summary>Last day of the term, inclusive.</summary>
    public DateOnly EndsOn { get; private set; }

    /// <summary>Everybody who watched over the award: none of them may appraise it.</summary>
    public IReadOnlyList<Guid> Monitors { get; private set; } = [];

    /// <summary>Findings of high severity that are not closed. Stored, so that a hold and a payment meet on this row.</summary>
    public int OpenHighFindings { get; private set; }

    /// <summary>The agreement as it is now.</summary>
    public Agreement Agreement { get; private set; } = null!;

    /// <summary>Which version of the agreement that is; 1 for the first.</summary>
    public int AgreementNumber { get; private set; }

    /// <summary>Every version of the agreement, the one in force too.</summary>
    public IReadOnlyList<AgreementVersion> Agreements => _agreements;

    /// <summary>Whose balance rows are the award's.</summary>
    public LedgerKey Key => new(FundId.Value, CallId.Value, Id.Value);

    /// <summary>Whether the agreement is in force and not yet closed.</summary>
    public bool IsRunning => State is "Active" or "OnHold" or "Suspended" or "Completing" or "Closing";

    /// <summary>Null when money may newly be asked for, prepared, approved or released; else why not.</summary>
    public Refusal? WhyNotPay() =>
        OpenHighFindings > 0 ? new Refusal("AWD-01", OpenHighFindings)
        : State is not ("Active" or "Completing" or "Closing") ? new Refusal("AWD-02", State)
        : null;

    /// <summary>Null when it may be offered; else why not.</summary>
    public Refusal? WhyNotOffer(bool isPayeeVerified, decimal budgetExecutionWeight, DateTimeOffset at) =>
        at < PublicUntil ? new Refusal("AWD-03", PublicUntil)
        : Objection is not null ? new Refusal("AWD-04")
        : Money.Sum(Agreement.Tranches.Select(t => t.Amount)) != Amount
            ? new Refusal("AWD-05", Money.Sum(Agreement.Tranches.Select(t => t.Amount)), Amount)
        : Agreement.Indicators.Sum(i => i.Weight) + budgetExecutionWeight != 100
            ? new Refusal("AWD-06", Agreement.Indicators.Sum(i => i.Weight) + budgetExecutionWeight)
        : Agreement.Indicators.FirstOrDefault(i => i.Target.Length == 0 || i.Source.Length == 0) is { } bare
            ? new Refusal("AWD-07", bare.Name)
        : Agreement.MilestoneWeights is { } weights and not 100 ? new Refusal("AWD-19", weights)
        : !isPayeeVerified ? new Refusal("AWD-08")
        : null;

    /// <summary>Offers the agreement for signature until <paramref name="expiresAt"/>, exclusive.</summary>
    public CaseEvent Offer(
        Workflow workflow,
        bool isPayeeVerified,
        decimal budgetExecutionWeight,
        DateTimeOffset expiresAt,
        Act act
    )
    {
        Refusal.ThrowIf(WhyNotOffer(isPayeeVerified, budgetExecutionWeight, act.At));
        OfferExpiresAt = expiresAt;
        return Move(
            workflow,
            nameof(Offer),
            Monitored(act),
            Change.Set("agreement", AgreementNumber),
            Change.Set("expiresAt", expiresAt)
        );
    }

    /// <summary>Takes the offer back to be changed.</summary>
    public CaseEvent Revise(Workflow workflow, Act act)
    {
        OfferExpiresAt = null;
        return Move(workflow, nameof(Revise), Reasoned(act));
    }

    /// <summary>Null when the agreement may be written anew; else why not.</summary>
    public Refusal? WhyNotAmendDraft(Act act) =>
        !act.Actor.Is(Role.ProgrammeOfficer) ? new Refusal("CAL-01")
        : State != "Drafting" ? new Refusal("AWD-09")
        : null;

    /// <summary>Writes the agreement anew before it is offered: a new version.</summary>
    public void AmendDraft(Agreement terms, Act act)
    {
        Refusal.ThrowIf(WhyNotAmendDraft(act));
        Write(terms, act.At);
        Record("AmendDraft", act, Change.Set("agreement", AgreementNumber));
    }

    /// <summary>Null when an objection may be raised or settled; else why not.</summary>
    public Refusal? WhyNotObjection(bool raise, Act act) =>
        !act.Actor.Is(Role.ProgrammeOfficer) ? new Refusal("CAL-01")
        : State != "Drafting" ? new Refusal("AWD-09")
        : raise == Objection is not null ? new Refusal(raise ? "AWD-04" : "AWD-10")
        : Why(act);

    /// <summary>Notes that somebody objects to the decision.</summary>
    public CaseEvent RaiseObjection(Act act)
    {
        Refusal.ThrowIf(WhyNotObjection(raise: true, act));
        Objection = act.Reason;
        return Record(nameof(RaiseObjection), act);
    }

    /// <summary>Notes how the objection was settled.</summary>
    public CaseEvent SettleObjection(Act act)
    {
        Refusal.ThrowIf(WhyNotObjection(raise: false, act));
        Objection = null;
        return Record(nameof(SettleObjection), act);
    }

    /// <summary>Null when it may be signed now; else why not.</summary>
    public Refusal? WhyNotSign(Act act) =>
        act.At >= OfferExpiresAt ? new Refusal("AWD-11", OfferExpiresAt!.Value) : null;

    /// <summary>Signs for the organisation.</summary>
    public CaseEvent Sign(Workflow workflow, Act act)
    {
        Refusal.ThrowIf(WhyNotSign(act));
        SignedBy = act.Actor.UserId;
        return Move(workflow, nameof(Sign), act, Change.Set("agreement", AgreementNumber));
    }

    /// <summary>The recipient does not want it: Committed → Available.</summary>
    public CaseEvent Refuse(Workflow workflow, Act act) => Lapse(workflow, nameof(Refuse), Reasoned(act));

    /// <summary>Nobody signed in time: Committed → Available.</summary>
    public CaseEvent Expire(Workflow workflow, Act act)
    {
        Refusal.ThrowIf(act.At < OfferExpiresAt ? new Refusal("CAL-12", OfferExpiresAt!.Value) : null);
        return Lapse(workflow, nameof(Expire), act);
    }

    /// <summary>The fund takes the decision back before it is in force: Committed → Available.</summary>
    public CaseEvent Rescind(Workflow workflow, Act act) => Lapse(workflow, nameof(Rescind), Reasoned(act));

    /// <summary>Brings the agreement into force: Committed → Obligated.</summary>
    public CaseEvent Countersign(Workflow workflow, Act act)
    {
        (CountersignedBy, CountersignedAt) = (act.Actor.UserId, act.At);
        return Move(workflow, nameof(Countersign), act, Change.Set("agreement", AgreementNumber))
            .Post(new(Key, Place.Committed, Place.Obligated, Amount));
    }

    /// <summary>Counts a finding of high severity that was raised or closed.</summary>
    public void CountHighFinding(int change) => OpenHighFindings += change;

    /// <summary>Remembers that the actor watched over the award.</summary>
    public Act Monitored(Act act)
    {
        if (act.Actor.UserId != Actor.SystemId && !Monitors.Contains(act.Actor.UserId))
        {
            Monitors = [.. Monitors, act.Actor.UserId];
        }

        return act;
    }

    private void Write(Agreement terms, DateTimeOffset at)
    {
        AgreementNumber++;
        _agreements.Add(new AgreementVersion(Id, AgreementNumber, terms, at));
        (Agreement, StartsOn, EndsOn) = (terms, terms.StartsOn, terms.EndsOn);
    }

    private CaseEvent Lapse(Workflow workflow, string trigger, Act act) =>
        Move(workflow, trigger, act).Post(new(Key, Place.Committed, Place.Available, Amount));

    private static Refusal? Why(Act act) => string.IsNullOrWhiteSpace(act.Reason) ? new Refusal("GEN-01") : null;

    private static Act Reasoned(Act act)
    {
        Refusal.ThrowIf(Why(act));
        return act;
    }
}
