using FundManager.Domain.Workflows;

namespace FundManager.Domain.History;

/// <summary>Something that is moved through a workflow and whose history cannot be rewritten.</summary>
/// <remarks>Not a table of its own: each kind of case has its table, and each of those has these columns.</remarks>
public abstract class Case
{
    private readonly List<CaseEvent> _newEvents = [];

    /// <summary>A case in the first state of <paramref name="workflow"/>.</summary>
    protected Case(string number, Workflow workflow, DateTimeOffset at)
        : this(number, workflow.Definition.Initial, workflow.Definition.Version, at) { }

    /// <summary>A case whose state no workflow file describes.</summary>
    protected Case(string number, string state, int workflowVersion, DateTimeOffset at) =>
        (Number, State, WorkflowVersion, StateSince) = (number, state, workflowVersion, at);

    /// <summary>For the database layer only.</summary>
    protected Case() { }

    /// <summary>The identity as the history knows it, whatever the kind.</summary>
    public abstract Guid CaseId { get; }

    /// <summary>One of <see cref="CaseKind"/>; the name of the workflow too.</summary>
    public abstract string Kind { get; }

    /// <summary>What people call the case by, like "FM-2026-0137"; unique within its kind.</summary>
    public string Number { get; private set; } = "";

    /// <summary>Changes only in <see cref="Move"/>, so no state changes without its event.</summary>
    public string State { get; private set; } = "";

    /// <summary>The instant at which <see cref="State"/> was entered, UTC.</summary>
    public DateTimeOffset StateSince { get; private set; }

    /// <summary>The version of the workflow file under which the case was opened.</summary>
    public int WorkflowVersion { get; private set; }

    /// <summary>Number of the last event; 0 before the first is saved.</summary>
    public int EventCount { get; private set; }

    /// <summary>Hash of the last event; 32 zero bytes before the first is saved.</summary>
    public byte[] HeadHash { get; private set; } = new byte[CaseEvent.HashLength];

    /// <summary>Events of this unit of work, not saved yet.</summary>
    public IReadOnlyList<CaseEvent> NewEvents => _newEvents;

    /// <summary>Makes one move. The event is sealed when it is saved; until then postings can be added to it.</summary>
    /// <exception cref="RefusedException">The move does not exist from here, or is not this actor's to make.</exception>
    protected CaseEvent Move(Workflow workflow, string trigger, Act act, params ReadOnlySpan<Change> changes)
    {
        var from = State;
        State = workflow.Fire(trigger, from, act.Actor);
        StateSince = act.At;
        return Add(new CaseEvent(this, trigger, from, act, changes.ToArray()));
    }

    /// <summary>Writes down something that happened to the case and left its state as it was.</summary>
    protected CaseEvent Record(string what, Act act, params ReadOnlySpan<Change> changes) =>
        Add(new CaseEvent(this, what, State, act, changes.ToArray()));

    /// <summary>Gives the new events their numbers and hashes and hands them out to be saved. Called by the data layer only.</summary>
    public IReadOnlyList<CaseEvent> Seal()
    {
        foreach (var made in _newEvents)
        {
            EventCount++;
            HeadHash = made.Seal(EventCount, HeadHash);
        }

        CaseEvent[] sealedEvents = [.. _newEvents];
        _newEvents.Clear();
        return sealedEvents;
    }

    private CaseEvent Add(CaseEvent made)
    {
        _newEvents.Add(made);
        return made;
    }
}

/// <summary>The kinds of cases. Each but the fund has a workflow of the same name.</summary>
public static class CaseKind
{
    /// <summary>The special fund itself.</summary>
    public const string Fund = "fund";

    /// <summary>An invitation to apply.</summary>
    public const string Call = "call";

    /// <summary>A request for a grant.</summary>
    public const string Application = "application";

    /// <summary>One reviewer's scored opinion.</summary>
    public const string Review = "review";

    /// <summary>The running grant.</summary>
    public const string Award = "award";

    /// <summary>What recipient and partners put in.</summary>
    public const string Input = "input";

    /// <summary>An agreed event, critical checkpoints among them.</summary>
    public const string Milestone = "milestone";

    /// <summary>One tranche.</summary>
    public const string Disbursement = "disbursement";

    /// <summary>A stage appraisal.</summary>
    public const string Appraisal = "appraisal";

    /// <summary>What an appraisal or a check found.</summary>
    public const string Finding = "finding";

    /// <summary>A cost that a recipient paid from the fund's money.</summary>
    public const string Expenditure = "expenditure";

    /// <summary>A change of an agreement in force.</summary>
    public const string Amendment = "amendment";

    /// <summary>Money that a recipient owes back.</summary>
    public const string Recovery = "recovery";
}
