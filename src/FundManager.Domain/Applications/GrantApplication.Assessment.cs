using FundManager.Domain.Calls;
using FundManager.Domain.History;
using FundManager.Domain.Reviews;
using FundManager.Domain.Workflows;

namespace FundManager.Domain.Applications;

/// <content>From screening to the decision.</content>
public sealed partial class GrantApplication
{
    /// <summary>The call has closed: the eligibility rules have run.</summary>
    public CaseEvent Screen(Workflow workflow, IReadOnlyList<EligibilityFinding> findings, Act act)
    {
        Eligibility = findings;
        return Move(workflow, nameof(Screen), act, Change.Set("failedRules", findings.Count(f => !f.Passed)));
    }

    /// <summary>Asks the applicant something.</summary>
    /// <param name="workflow">The application's workflow.</param>
    /// <param name="answerBy">The first instant that is too late to answer, UTC.</param>
    /// <param name="act">Who, when; the reason is the question.</param>
    public CaseEvent AskClarification(Workflow workflow, DateTimeOffset answerBy, Act act)
    {
        Refusal.ThrowIf(Reasoned(act));
        Clarification = new Clarification(act.Reason!, answerBy, null);
        return Move(workflow, nameof(AskClarification), act, Change.Set("answerBy", answerBy));
    }

    /// <summary>Answers what was asked; the form as it is now becomes a new revision.</summary>
    public CaseEvent Respond(Workflow workflow, Act act)
    {
        Refusal.ThrowIf(Reasoned(act));
        Refusal.ThrowIf(act.At >= Clarification!.AnswerBy ? new Refusal("APP-09", Clarification.AnswerBy) : null);
        Clarification = Clarification with { Answer = act.Reason };
        return Move(workflow, nameof(Respond), act, Freeze(act));
    }

    /// <summary>The deadline for the answer passed.</summary>
    public CaseEvent Timeout(Workflow workflow, Act act)
    {
        Refusal.ThrowIf(
            Clarification is { } asked && act.At < asked.AnswerBy ? new Refusal("APP-10", asked.AnswerBy) : null
        );
        return Move(workflow, nameof(Timeout), act);
    }

    /// <summary>Null when a failed rule may be waived by <paramref name="act"/>'s actor; else why not.</summary>
    public Refusal? WhyNotWaive(string rule, Act act) =>
        State != "Screening" ? new Refusal("APP-02")
        : !act.Actor.Is(Role.ProgrammeOfficer) && !act.Actor.Is(Role.Leader) ? new Refusal("APP-11")
        : Eligibility.All(f => f.Rule != rule || f.Passed) ? new Refusal("APP-12")
        : Waivers.FirstOrDefault(w => w.Rule == rule) is not { } waiver ? Reasoned(act)
        : waiver.ConfirmedBy.HasValue ? new Refusal("APP-12")
        : waiver.ProposedBy == act.Actor.UserId ? new Refusal("GEN-02")
        : !act.Actor.Is(Role.Leader) ? new Refusal("APP-13")
        : null;

    /// <summary>Waives a failed rule: the first person proposes with a reason, a leader who is another person confirms.</summary>
    public CaseEvent Waive(string rule, Act act)
    {
        Refusal.ThrowIf(WhyNotWaive(rule, act));
        var proposed = Waivers.FirstOrDefault(w => w.Rule == rule);
        Waivers = proposed is null
            ? [.. Waivers, new Waiver(rule, act.Actor.UserId, act.Reason!, null)]
            : [.. Waivers.Where(w => w.Rule != rule), proposed with { ConfirmedBy = act.Actor.UserId }];
        return Record(proposed is null ? "ProposeWaiver" : "ConfirmWaiver", act, Change.Set("rule", rule));
    }

    /// <summary>Null when every rule is passed or waived; else why not.</summary>
    public Refusal? WhyNotPassScreening() =>
        Eligibility.FirstOrDefault(f => !f.Passed && !Waivers.Any(w => w.Rule == f.Rule && w.ConfirmedBy.HasValue))
            is { } failed
            ? new Refusal("APP-14", failed.Rule)
            : null;

    /// <summary>Eligible.</summary>
    public CaseEvent PassScreening(Workflow workflow, Act act)
    {
        Refusal.ThrowIf(WhyNotPassScreening());
        return Move(workflow, nameof(PassScreening), act);
    }

    /// <summary>Not eligible; the reason names the rules.</summary>
    public CaseEvent FailScreening(Workflow workflow, Act act)
    {
        Refusal.ThrowIf(Reasoned(act));
        DecidedBy = act.Actor.UserId;
        return Move(workflow, nameof(FailScreening), act);
    }

    /// <summary>Null when enough reviewers are invited; else why not.</summary>
    public static Refusal? WhyNotOpenReview(Call call, int invited) =>
        invited < call.Terms.ReviewersPerApplication
            ? new Refusal("APP-15", call.Terms.ReviewersPerApplication, invited)
            : null;

    /// <summary>Reviewers begin.</summary>
    public CaseEvent OpenReview(Workflow workflow, Call call, int invited, Act act)
    {
        Refusal.ThrowIf(WhyNotOpenReview(call, invited));
        return Move(workflow, nameof(OpenReview), act, Change.Set("reviewers", invited));
    }

    /// <summary>A leader agrees that fewer reviews than asked for are enough.</summary>
    public CaseEvent AllowFewerReviews(Act act)
    {
        Refusal.ThrowIf(WhyNotAllowFewerReviews(act.Actor) ?? Reasoned(act));
        FewerReviewsAgreedBy = act.Actor.UserId;
        return Record(nameof(AllowFewerReviews), act);
    }

    /// <summary>Null when <paramref name="actor"/> may agree to fewer reviews; else why not.</summary>
    public Refusal? WhyNotAllowFewerReviews(Actor actor) =>
        !actor.Is(Role.Leader) ? new Refusal("APP-13")
        : State != "UnderReview" || FewerReviewsAgreedBy.HasValue ? new Refusal("APP-02")
        : null;

    /// <summary>Null when the review may be closed; else why not.</summary>
    public Refusal? WhyNotCloseReview(Call call, int submitted, bool wantsOneMore, Act act)
    {
        var enough = submitted >= call.Terms.ReviewersPerApplication && !wantsOneMore;
        return submitted == 0 ? new Refusal("APP-16", call.Terms.ReviewersPerApplication, submitted)
            : enough ? null
            : FewerReviewsAgreedBy is null
                ? wantsOneMore ? new Refusal("APP-17")
                    : new Refusal("APP-16", call.Terms.ReviewersPerApplication, submitted)
            : FewerReviewsAgreedBy == act.Actor.UserId ? new Refusal("GEN-02")
            : null;
    }

    /// <summary>Takes down what the panel's scores came to.</summary>
    public CaseEvent CloseReview(Workflow workflow, Call call, PanelOutcome panel, Act act)
    {
        Refusal.ThrowIf(WhyNotCloseReview(call, panel.ReviewCount, panel.WantsOneMore, act));
        Panel = panel;
        return Move(
            workflow,
            nameof(CloseReview),
            act,
            Change.Set("mean", panel.Mean),
            Change.Set("passes", panel.Passes)
        );
    }

    /// <summary>Takes down what the scores come to after one of them was voided; the round stays closed.</summary>
    public CaseEvent CountAgain(PanelOutcome? panel, Act act)
    {
        var before = Panel;
        Panel = panel;
        return Record(nameof(CountAgain), act, Change.Of("mean", before?.Mean, panel?.Mean));
    }

    /// <summary>Null when it may be recommended or put in reserve; else why not.</summary>
    public Refusal? WhyNotRecommend(Money amount) =>
        Panel is not { Passes: true } ? new Refusal("APP-18")
        : amount == Money.Zero || amount > Amount ? new Refusal("APP-19", Amount)
        : null;

    /// <summary>Recommends it with an amount.</summary>
    public CaseEvent Recommend(Workflow workflow, Money amount, Act act)
    {
        Refusal.ThrowIf(WhyNotRecommend(amount));
        (RecommendedAmount, ReservePlace) = (amount, null);
        return Move(workflow, nameof(Recommend), act, Change.Set("amount", amount));
    }

    /// <summary>Puts it on the list of reserves, with an amount and a place.</summary>
    public CaseEvent Reserve(Workflow workflow, Money amount, int place, Act act)
    {
        Refusal.ThrowIf(WhyNotRecommend(amount) ?? (place < 1 ? new Refusal("APP-20") : null));
        (RecommendedAmount, ReservePlace) = (amount, place);
        return Move(workflow, nameof(Reserve), act, Change.Set("amount", amount), Change.Set("place", place));
    }

    /// <summary>Advises against it.</summary>
    public CaseEvent NotRecommend(Workflow workflow, Act act)
    {
        Refusal.ThrowIf(Reasoned(act));
        return Move(workflow, nameof(NotRecommend), act);
    }

    /// <summary>The leader wants the recommendation looked at again.</summary>
    public CaseEvent SendBack(Workflow workflow, Act act)
    {
        Refusal.ThrowIf(Reasoned(act));
        (RecommendedAmount, ReservePlace) = (null, null);
        return Move(workflow, nameof(SendBack), act);
    }

    /// <summary>Null when <paramref name="act"/>'s actor may decide; else why not.</summary>
    /// <param name="reviewers">Everybody who scored it.</param>
    /// <param name="act">Who, when.</param>
    public static Refusal? WhyNotDecide(IReadOnlyCollection<Guid> reviewers, Act act) =>
        reviewers.Contains(act.Actor.UserId) ? new Refusal("APP-21") : null;

    /// <summary>Null when nothing computed speaks against this decider; else why not.</summary>
    /// <param name="found">The decider's own conflicts, computed now.</param>
    public static Refusal? WhyNotDecide(IReadOnlyList<Conflict> found) =>
        found.FirstOrDefault(each => each.IsHard) is { } hard
            ? new Refusal("APP-22", hard.Code)
            : Conflicts.WhyNotJudge(found);

    /// <summary>Notes whether a name in it is a certain judge, or somebody tied to him.</summary>
    public Namesake NoteNamesake(Guid judge, NameQuestion question, bool isSame, Act act)
    {
        Refusal.ThrowIf(Namesake.WhyNotNote(judge, question.Code, act));
        Record(
            nameof(NoteNamesake),
            act,
            Change.Set("person", judge),
            Change.Set("conflict", question.Code),
            Change.Set("isSame", isSame)
        );
        return new Namesake(judge, question, isSame, act);
    }

    /// <summary>A second person agrees that a name is another person's.</summary>
    public void ConfirmNamesake(Namesake note, Act act)
    {
        Refusal.ThrowIf(note.WhyNotConfirm(act.Actor));
        Record(
            nameof(ConfirmNamesake),
            act,
            Change.Set("person", note.UserId),
            Change.Set("conflict", note.Code),
            Change.Set("isSame", after: false)
        );
        note.Confirm(act);
    }

    /// <summary>Null when <paramref name="place"/> on the list of reserves is free; else why not.</summary>
    /// <param name="place">1 for the first.</param>
    /// <param name="holder">Number of the application that has this place in the call; null for none.</param>
    public static Refusal? WhyNotPlace(int place, string? holder) =>
        holder is null ? null : new Refusal("APP-23", place, holder);

    /// <summary>Null when the award stands on scores that still pass; else why not.</summary>
    public Refusal? WhyNotAward() => Panel is { Passes: true } ? null : new Refusal("APP-18");

    /// <summary>Awards it. Ceiling of the call and money of the fund are the call's and the ledger's to refuse.</summary>
    public CaseEvent Award(
        Workflow workflow,
        IReadOnlyCollection<Guid> reviewers,
        Act act,
        IReadOnlyList<Conflict>? found = null
    )
    {
        Refusal.ThrowIf(WhyNotDecide(reviewers, act));
        DecidedBy = act.Actor.UserId;
        return Move(
            workflow,
            nameof(Award),
            act,
            Change.Set("amount", RecommendedAmount!.Value),
            Change.Set("conflictCheck", Conflicts.CheckOf(found ?? []))
        );
    }

    /// <summary>Declines it with a rationale.</summary>
    public CaseEvent Decline(
        Workflow workflow,
        IReadOnlyCollection<Guid> reviewers,
        Act act,
        IReadOnlyList<Conflict>? found = null
    )
    {
        Refusal.ThrowIf(WhyNotDecide(reviewers, act) ?? Reasoned(act));
        DecidedBy = act.Actor.UserId;
        return Move(workflow, nameof(Decline), act, Change.Set("conflictCheck", Conflicts.CheckOf(found ?? [])));
    }
}
