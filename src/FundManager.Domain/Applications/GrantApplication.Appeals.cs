using FundManager.Domain.History;
using FundManager.Domain.Workflows;

namespace FundManager.Domain.Applications;

public sealed partial class GrantApplication
{
    /// <summary>Why <paramref name="act"/> may not appeal: its window ended at <paramref name="until"/>, exclusive.</summary>
    public static Refusal? WhyNotAppeal(DateTimeOffset until, Act act) =>
        act.At >= until ? new Refusal("APP-27", until) : Reasoned(act);

    /// <summary>The applicant asks for the decision to be looked at again, and says why.</summary>
    public CaseEvent Appeal(Workflow workflow, DateTimeOffset until, Act act)
    {
        Refusal.ThrowIf(WhyNotAppeal(until, act));
        return Move(workflow, nameof(Appeal), act);
    }

    /// <summary>Why this person may not answer the appeal: they made the decision.</summary>
    public Refusal? WhyNotAnswerAppeal(Act act) => act.Actor.UserId == DecidedBy ? new Refusal("APP-28") : null;

    /// <summary>
    /// The appeal is right: back to screening, or to the recommendation, never straight to an award. What was recommended before is void.
    /// </summary>
    public CaseEvent Reinstate(Workflow workflow, Act act)
    {
        Refusal.ThrowIf(WhyNotAnswerAppeal(act) ?? Reasoned(act));
        (RecommendedAmount, ReservePlace, DecidedBy) = (null, null, null);
        return Move(workflow, nameof(Reinstate), act);
    }

    /// <summary>The decision stands.</summary>
    public CaseEvent Uphold(Workflow workflow, Act act)
    {
        Refusal.ThrowIf(WhyNotAnswerAppeal(act) ?? Reasoned(act));
        return Move(workflow, nameof(Uphold), act);
    }

    /// <summary>Nobody appealed until <paramref name="until"/>.</summary>
    public CaseEvent CloseAppeal(Workflow workflow, DateTimeOffset until, Act act)
    {
        Refusal.ThrowIf(act.At < until ? new Refusal("CAL-12", until) : null);
        return Move(workflow, nameof(CloseAppeal), act);
    }
}
