using FundManager.Domain.Awards;
using FundManager.Domain.History;
using FundManager.Domain.Workflows;

namespace FundManager.Domain.Appraisals;

/// <summary>A published appraisal is never altered: what is wrong in it is put right by a new one that names it.</summary>
public sealed partial class Appraisal
{
    /// <summary>Begins the correction of <paramref name="wrong"/>: what was found then, on the money as it was frozen, is where it starts from.</summary>
    private Appraisal(Award award, Appraisal wrong, int version, Workflow workflow, Act act)
        : base($"{award.Number}/{Letter(wrong.Stage)}-{version}", workflow, award, act.At)
    {
        Id = Id<Appraisal>.New(act.At);
        (CorrectsId, AwardId, Stage, OpensOn) = (wrong.Id, award.Id, wrong.Stage, wrong.OpensOn);
        (Framework, AnswerDays, Opinion) = (wrong.Framework, wrong.AnswerDays, wrong.Opinion);
        (SelfEntries, SelfTotal) = (wrong.SelfEntries, wrong.SelfTotal);
        var money = new FrozenScorecard(wrong.Frozen!, wrong.FrozenHash!).Read().BudgetExecution;
        var found = AppraisalEntries.Read(wrong.Entries);
        Entries = (found with { Budget = money is null ? found.Budget : money with { Weight = null } }).Write();
        Record("Schedule", act, Change.Set("corrects", wrong.Number));
        Move(workflow, "OpenCorrection", act);
    }

    /// <summary>The published appraisal that this one corrects; null for one that corrects none.</summary>
    public Id<Appraisal>? CorrectsId { get; private set; }

    /// <summary>Null when a correction of this appraisal may begin; else why not.</summary>
    /// <param name="isCorrected">Whether there is a correction of it already, open or approved.</param>
    /// <param name="act">Who, when, why.</param>
    public Refusal? WhyNotCorrect(bool isCorrected, Act act) =>
        State != "Published" ? new Refusal("APR-16")
        : isCorrected ? new Refusal("APR-17")
        : string.IsNullOrWhiteSpace(act.Reason) ? new Refusal("GEN-01")
        : null;

    /// <summary>
    /// Begins a correction. This appraisal, its frozen text and its hash stay; its history notes the correction, which counts in its place
    /// once it is approved.
    /// </summary>
    /// <param name="award">Its award.</param>
    /// <param name="known">Whether there is a correction of it already, and how many appraisals the award has at this stage.</param>
    /// <param name="workflow">The workflow of appraisals.</param>
    /// <param name="act">Who, when, why.</param>
    public Appraisal Correct(Award award, (bool IsCorrected, int OfStage) known, Workflow workflow, Act act)
    {
        Refusal.ThrowIf(WhyNotCorrect(known.IsCorrected, act));
        var correction = new Appraisal(award, this, known.OfStage + 1, workflow, act.Consequence());
        Record(nameof(Correct), act, Change.Set("correction", correction.Number));
        return correction;
    }

    /// <summary>How grave a finding an approved outcome raises; null for none.</summary>
    /// <remarks>Suspend and Unsatisfactory stop the money at once; what follows is the leader's own move.</remarks>
    public static Severity? FindingOf(AppraisalOutcome? outcome) =>
        outcome switch
        {
            AppraisalOutcome.Suspend or AppraisalOutcome.Unsatisfactory => Severity.High,
            AppraisalOutcome.Partial => Severity.Medium,
            _ => null,
        };

    /// <summary>What approving a correction with this outcome changes beside what the appraisal that it corrects has led to.</summary>
    /// <param name="before">The outcome of the appraisal that it corrects.</param>
    /// <param name="now">Its own.</param>
    public static CorrectionEffect EffectOf(AppraisalOutcome? before, AppraisalOutcome? now) =>
        (FindingOf(before), FindingOf(now)) switch
        {
            (null, null) => CorrectionEffect.GatesOnly,
            ({ } raised, { } asked) when raised == asked => CorrectionEffect.SameFinding,
            ({ } raised, var asked) when asked is null || asked < raised => CorrectionEffect.FindingOutlived,
            _ => CorrectionEffect.GraverFinding,
        };
}

/// <summary>What a correction leads to. A finding is raised once; what was paid stays paid until a person asks it back.</summary>
public enum CorrectionEffect
{
    /// <summary>Neither outcome asks for a finding: the gates are looked at again.</summary>
    GatesOnly,

    /// <summary>The finding of the corrected appraisal stands; none is raised beside it.</summary>
    SameFinding,

    /// <summary>The finding of the corrected appraisal is more than the correction asks for; a leader dismisses it.</summary>
    FindingOutlived,

    /// <summary>A finding is raised, for there is none as grave yet.</summary>
    GraverFinding,
}
