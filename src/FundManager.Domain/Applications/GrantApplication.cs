using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using FundManager.Domain.Calls;
using FundManager.Domain.History;
using FundManager.Domain.Organisations;
using FundManager.Domain.Workflows;

namespace FundManager.Domain.Applications;

/// <summary>A request for a grant, from the first draft to the decision.</summary>
public sealed partial class GrantApplication : GrantCase
{
    /// <summary>Longest reason, question or answer, in characters.</summary>
    public const int TextMaxLength = 2000;

    private readonly List<ApplicationRevision> _revisions = [];

    /// <summary>Starts a draft.</summary>
    /// <exception cref="RefusedException">The call does not take applications.</exception>
    public GrantApplication(
        string number,
        Call call,
        Id<Organisation> organisationId,
        ApplicationForm form,
        (Workflow Workflow, Act Act) opened
    )
        : base(number, opened.Workflow, new CaseParties(call.FundId, call.Id, organisationId, null), opened.Act.At)
    {
        Refusal.ThrowIf(call.WhyNotApply(opened.Act.At));
        Id = Id<GrantApplication>.New(opened.Act.At);
        CreatedBy = opened.Act.Actor.UserId;
        Write(form);
        Record("Start", opened.Act);
    }

    private GrantApplication() { }

    /// <summary>Its identity.</summary>
    public Id<GrantApplication> Id { get; private set; }

    /// <inheritdoc/>
    public override Guid CaseId => Id.Value;

    /// <inheritdoc/>
    public override string Kind => CaseKind.Application;

    /// <summary>Who started it.</summary>
    public Guid CreatedBy { get; private set; }

    /// <summary>What was typed.</summary>
    public ApplicationForm Form { get; private set; } = new();

    /// <summary>The title, from the form.</summary>
    public LocalText Title { get; private set; } = new("", "");

    /// <summary>Who answers for the work, from the form.</summary>
    public string LeadEmail { get; private set; } = "";

    /// <summary>Where, from the form.</summary>
    public string Region { get; private set; } = "";

    /// <summary>What is asked for, as far as the form's budget can be read.</summary>
    public Money Amount { get; private set; }

    /// <summary>When it was sent, UTC; null while it was not.</summary>
    public DateTimeOffset? SubmittedAt { get; private set; }

    /// <summary>SHA-256 of the frozen revision, in hexadecimal: what the receipt prints.</summary>
    public string? ReceiptHash { get; private set; }

    /// <summary>What the eligibility rules found, in their order.</summary>
    public IReadOnlyList<EligibilityFinding> Eligibility { get; private set; } = [];

    /// <summary>Hard rules that were waived, each by two people.</summary>
    public IReadOnlyList<Waiver> Waivers { get; private set; } = [];

    /// <summary>What the fund asked, and what was answered.</summary>
    public Clarification? Clarification { get; private set; }

    /// <summary>What the panel's scores came to; null before the review is closed.</summary>
    public PanelOutcome? Panel { get; private set; }

    /// <summary>Leader who agreed to close the review with fewer reviews than asked for.</summary>
    public Guid? FewerReviewsAgreedBy { get; private set; }

    /// <summary>What is recommended; null before.</summary>
    public Money? RecommendedAmount { get; private set; }

    /// <summary>Place on the list of reserves, 1 for the first; null when not in reserve.</summary>
    public int? ReservePlace { get; private set; }

    /// <summary>Who decided in the end.</summary>
    public Guid? DecidedBy { get; private set; }

    /// <summary>How often it was sent.</summary>
    public int RevisionCount { get; private set; }

    /// <summary>Each frozen version that was sent.</summary>
    public IReadOnlyList<ApplicationRevision> Revisions => _revisions;

    /// <summary>Null when the draft may be written; else why not.</summary>
    public Refusal? WhyNotSave(Call call, Act act) =>
        !act.Actor.Is(Role.Applicant) && !act.Actor.Is(Role.Signatory) ? new Refusal("APP-01")
        : State == "Clarification" ? null
        : State != "Draft" ? new Refusal("APP-02")
        : call.WhyNotApply(act.At);

    /// <summary>Keeps what was typed. Not an event: the draft is the applicant's own until it is sent.</summary>
    public void Save(ApplicationForm form, Call call, Act act)
    {
        Refusal.ThrowIf(WhyNotSave(call, act));
        Write(form);
    }

    /// <summary>Null when it may be sent for endorsement; else why not. That the form is complete was checked before.</summary>
    public Refusal? WhyNotRequestEndorsement(Call call, Act act) =>
        !call.Terms.RequiresEndorsement ? new Refusal("APP-03")
        : EndorserId is null ? new Refusal("APP-04")
        : EndorserId == OrganisationId ? new Refusal("APP-05")
        : call.WhyNotApply(act.At);

    /// <summary>Asks the chosen body for its recommendation.</summary>
    public CaseEvent RequestEndorsement(Workflow workflow, Call call, Act act)
    {
        Refusal.ThrowIf(WhyNotRequestEndorsement(call, act));
        return Move(workflow, nameof(RequestEndorsement), act, Change.Set("amount", Amount));
    }

    /// <summary>Null when it may go back to the applicant; else why not.</summary>
    public static Refusal? WhyNotReturnForEdit(Call call, Act act) => Reasoned(act) ?? call.WhyNotApply(act.At);

    /// <summary>Gives it back to be changed.</summary>
    public CaseEvent ReturnForEdit(Workflow workflow, Call call, Act act)
    {
        Refusal.ThrowIf(WhyNotReturnForEdit(call, act));
        return Move(workflow, nameof(ReturnForEdit), act);
    }

    /// <summary>Null when it may be recommended; else why not.</summary>
    /// <param name="call">The call with its deadline and quota.</param>
    /// <param name="endorsed">How many the body has endorsed in this call already.</param>
    /// <param name="act">Who, when.</param>
    public static Refusal? WhyNotEndorse(Call call, int endorsed, Act act) =>
        act.At >= call.EndorseBy ? new Refusal("APP-06", call.EndorseBy)
        : call.Terms.EndorserQuota is { } quota && endorsed >= quota ? new Refusal("APP-07", quota)
        : null;

    /// <summary>Recommends it: it is submitted, and its revision frozen.</summary>
    public CaseEvent Endorse(Workflow workflow, Call call, int endorsed, Act act)
    {
        Refusal.ThrowIf(WhyNotEndorse(call, endorsed, act));
        return Move(workflow, nameof(Endorse), act, Freeze(act));
    }

    /// <summary>Null when it may be sent straight to the fund; else why not.</summary>
    public static Refusal? WhyNotSubmit(Call call, Act act) =>
        call.Terms.RequiresEndorsement ? new Refusal("APP-08") : call.WhyNotApply(act.At);

    /// <summary>Sends it to the fund without endorsement, and freezes its revision.</summary>
    public CaseEvent Submit(Workflow workflow, Call call, Act act)
    {
        Refusal.ThrowIf(WhyNotSubmit(call, act));
        return Move(workflow, nameof(Submit), act, Freeze(act));
    }

    /// <summary>Takes it back to be changed, before the closing; receipt and endorsement are void.</summary>
    public CaseEvent Reopen(Workflow workflow, Call call, Act act)
    {
        Refusal.ThrowIf(call.WhyNotApply(act.At));
        (SubmittedAt, ReceiptHash) = (null, null);
        return Move(workflow, nameof(Reopen), act);
    }

    /// <summary>Withdraws it for good.</summary>
    public CaseEvent Withdraw(Workflow workflow, Act act)
    {
        Refusal.ThrowIf(Reasoned(act));
        return Move(workflow, nameof(Withdraw), act);
    }

    /// <summary>Its call was called off.</summary>
    public CaseEvent CallCancelled(Workflow workflow, Act act) => Move(workflow, nameof(CallCancelled), act);

    /// <summary>Null when its time is over; else why not yet.</summary>
    public Refusal? WhyNotExpire(Call call, DateTimeOffset at)
    {
        var ends = State == "AwaitingEndorsement" ? call.EndorseBy : call.ClosesAt;
        return at < ends ? new Refusal("CAL-12", ends) : null;
    }

    /// <summary>Nobody sent it in time.</summary>
    public CaseEvent Expire(Workflow workflow, Call call, Act act)
    {
        Refusal.ThrowIf(WhyNotExpire(call, act.At));
        return Move(workflow, nameof(Expire), act);
    }

    private static Refusal? Reasoned(Act act) => string.IsNullOrWhiteSpace(act.Reason) ? new Refusal("GEN-01") : null;

    private Change Freeze(Act act)
    {
        var body = JsonSerializer.Serialize(Form);
        ReceiptHash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)));
        SubmittedAt = act.At;
        RevisionCount++;
        _revisions.Add(new ApplicationRevision(Id, RevisionCount, body, ReceiptHash, act.At));
        return Change.Set("receipt", ReceiptHash);
    }

    private void Write(ApplicationForm form)
    {
        Form = form;
        Title = new LocalText(form.TitleEn, form.TitleZh);
        (LeadEmail, Region) = (form.LeadEmail.Trim(), form.Region);
        EndorserId = Id<Organisation>.TryParse(form.EndorserId, null, out var endorser) ? endorser : null;
        var asked = form.Budget.Sum(row => Proposal.TryAmount(row.FromFund, out var amount) ? amount.Amount : 0m);
        Amount = new Money(decimal.Min(asked, Money.MaxAmount));
    }
}
