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

    /// <summary>Null when it may be closed; else why not.</summary>
    public Refusal? WhyNotClose(Act act) =>
        string.IsNullOrWhiteSpace(act.Reason) ? new Refusal("GEN-01")
        : Severity == Severity.High && !act.Actor.Is(Role.Leader) ? new Refusal("FIN-01")
        : null;

    /// <summary>Closes it with the reason; a high one frees the award.</summary>
    public CaseEvent Close(Workflow workflow, Award award, Act act)
    {
        Refusal.ThrowIf(WhyNotClose(act));
        var moved = Move(workflow, nameof(Close), act);
        award.CountHighFinding(Severity == Severity.High ? -1 : 0);
        Resolution = act.Reason!;
        return moved;
    }
}
