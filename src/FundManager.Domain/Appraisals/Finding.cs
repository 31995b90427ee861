using FundManager.Domain.Awards;
using FundManager.Domain.History;
using FundManager.Domain.Workflows;

namespace FundManager.Domain.Appraisals;

/// <summary>How grave a finding is.</summary>
public enum Severity
{
    /// <summary>To be noted.</summary>
    Low,

    /// <summary>To be corrected.</summary>
    Medium,

    /// <summary>Holds every payment of the award until it is closed.</summary>
    High,
}

/// <summary>What an appraisal, a checkpoint or a check found. A high one holds the award and frees it when closed.</summary>
public sealed class Finding : GrantCase
{
    /// <summary>Longest text in characters.</summary>
    public const int TextMaxLength = 2000;

    /// <summary>Raises a finding; a high one is counted on the award.</summary>
    public Finding(string number, Award award, Severity severity, string text, (Workflow Workflow, Act Act) raised)
        : base(number, raised.Workflow, award, raised.Act.At)
    {
        Id = Id<Finding>.New(raised.Act.At);
        (AwardId, Severity, Text) = (award.Id, severity, text);
        award.CountHighFinding(severity == Severity.High ? 1 : 0);
        Record("Raise", raised.Act, Change.Set("severity", severity));
    }

    private Finding() { }

    /// <summary>Its identity.</summary>
    public Id<Finding> Id { get; private set; }

    /// <inheritdoc/>
    public override Guid CaseId => Id.Value;

    /// <inheritdoc/>
    public override string Kind => CaseKind.Finding;

    /// <summary>Of which award.</summary>
    public Id<Award> AwardId { get; private set; }

    /// <summary>How grave.</summary>
    public Severity Severity { get; private set; }

    /// <summary>What was found; or the key of a sentence, for one that the program raised.</summary>
    public string Text { get; private set; } = "";

    /// <summary>How it was settled; "" while open.</summary>
    public string Resolution { get; private set; } = "";

    /// <summary>What the recipient is going to do about it; "" before it said so.</summary>
    public string Plan { get; private set; } = "";

    /// <summary>The day by which the plan, or then the correction, is asked for; null where none was set.</summary>
    public DateOnly? AskedBy { get; private set; }

    /// <summary>Whether it waits for nobody any more.</summary>
    public bool IsSettled => State is "Closed" or "Dismissed";

    /// <summary>Asks the recipient for a corrective plan by a day.</summary>
    public CaseEvent RequestPlan(Workflow workflow, DateOnly by, DateOnly today, Act act) =>
        Ask(workflow, nameof(RequestPlan), (by, today), act);

    /// <summary>The recipient says what it is going to do.</summary>
    public CaseEvent SubmitPlan(Workflow workflow, string plan, Act act)
    {
        Plan = plan;
        return Move(workflow, nameof(SubmitPlan), act);
    }

    /// <summary>The plan is not enough.</summary>
    public CaseEvent ReturnPlan(Workflow workflow, Act act) => Move(workflow, nameof(ReturnPlan), Reasoned(act));

    /// <summary>The plan is agreed, to be carried out by a day.</summary>
    public CaseEvent AcceptPlan(Workflow workflow, DateOnly by, DateOnly today, Act act) =>
        Ask(workflow, nameof(AcceptPlan), (by, today), act);

    /// <summary>Null when it may be reported corrected; else why not.</summary>
    public Refusal? WhyNotCorrect() => State == "Raised" && Severity != Severity.Low ? new Refusal("FIN-02") : null;

    /// <summary>The recipient reports it corrected; a low one without a plan before.</summary>
    public CaseEvent Correct(Workflow workflow, Act act)
    {
        Refusal.ThrowIf(WhyNotCorrect());
        return Move(workflow, nameof(Correct), Reasoned(act));
    }

    /// <summary>The correction was looked at and is not enough.</summary>
    public CaseEvent SendBack(Workflow workflow, Act act) => Move(workflow, nameof(SendBack), Reasoned(act));

    /// <summary>Null when it may be closed or dismissed; else why not.</summary>
    public Refusal? WhyNotClose(Act act) =>
        string.IsNullOrWhiteSpace(act.Reason) ? new Refusal("GEN-01")
        : Severity == Severity.High && !act.Actor.Is(Role.Leader) ? new Refusal("FIN-01")
        : null;

    /// <summary>Closes it with the reason; a high one frees the award.</summary>
    public CaseEvent Close(Workflow workflow, Award award, Act act) => End(workflow, nameof(Close), award, act);

    /// <summary>It was no finding after all; a high one frees the award.</summary>
    public CaseEvent Dismiss(Workflow workflow, Award award, Act act) => End(workflow, nameof(Dismiss), award, act);

    private CaseEvent End(Workflow workflow, string trigger, Award award, Act act)
    {
        Refusal.ThrowIf(WhyNotClose(act));
        var moved = Move(workflow, trigger, act);
        award.CountHighFinding(Severity == Severity.High ? -1 : 0);
        Resolution = act.Reason!;
        return moved;
    }

    private CaseEvent Ask(Workflow workflow, string trigger, (DateOnly By, DateOnly Today) day, Act act)
    {
        Refusal.ThrowIf(day.By < day.Today ? new Refusal("FIN-03", day.Today) : null);
        AskedBy = day.By;
        return Move(workflow, trigger, act, Change.Set("by", day.By));
    }

    private static Act Reasoned(Act act)
    {
        Refusal.ThrowIf(string.IsNullOrWhiteSpace(act.Reason) ? new Refusal("GEN-01") : null);
        return act;
    }
}
