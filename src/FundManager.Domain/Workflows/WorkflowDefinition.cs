using System.Text.Json;

namespace FundManager.Domain.Workflows;

/// <summary>One row of the table of moves: from each of these states the trigger leads to one state.</summary>
/// <param name="Trigger">The verb.</param>
/// <param name="From">The states from which it may be fired; at least one.</param>
/// <param name="To">The state to which it leads; none of <paramref name="From"/>.</param>
/// <param name="Roles">Names of <see cref="Role"/>; any one of them is enough. At least one.</param>
public sealed record Transition(string Trigger, IReadOnlyList<string> From, string To, IReadOnlyList<string> Roles);

/// <summary>A move that time makes when a case has been in one state for a fixed number of days.</summary>
/// <param name="Days">How many days in the state; at least 1.</param>
/// <param name="Fires">The trigger, which System has out of that state.</param>
public sealed record TimedMove(int Days, string Fires);

/// <summary>Where a case can stand.</summary>
/// <param name="Label">What the fund's people read.</param>
/// <param name="ApplicantLabel">What the applicant's side reads; null where it reads the same.</param>
/// <param name="DueInDays">Within how many days somebody should move the case on, at least 1; null where nobody is waited for or the case holds the date. A reminder, not a rule.</param>
/// <param name="IsSettled">Waits for nobody, but can be undone.</param>
/// <param name="IsFinal">Has no way out.</param>
/// <param name="After">The move that time makes here; null where none depends on the days in this state alone.</param>
public sealed record WorkflowState(
    LocalText Label,
    LocalText? ApplicantLabel,
    int? DueInDays,
    bool IsSettled,
    bool IsFinal,
    TimedMove? After
);

/// <summary>Who may move one kind of case from where to where, and by when: one version of one file of <c>workflows/</c>.</summary>
/// <remarks>Holds no conditions: what must be true for a move is a rule of the aggregate.</remarks>
public sealed class WorkflowDefinition
{
    private WorkflowDefinition(StrictObject file)
    {
        file.Skip("$schema");
        Name = file.Text("name");
        Version = file.Number("version") ?? 1;
        Title = file.Label("title");
        Initial = file.Text("initial");
        States = file.Map("states", "State", StateOf);
        Triggers = file.Map("triggers", "Trigger", TriggerLabelOf);
        Transitions = file.List("transitions", "Transition", TransitionOf);
        file.RefuseTheRest();
    }

    /// <summary>The kind of case, like "disbursement".</summary>
    public string Name { get; }

    /// <summary>Counts from 1. A case keeps the version under which it was opened.</summary>
    public int Version { get; }

    /// <summary>The kind of case as people read it.</summary>
    public LocalText Title { get; }

    /// <summary>The state in which a case opens.</summary>
    public string Initial { get; }

    /// <summary>Every state by its name, in the order of the file.</summary>
    public IReadOnlyDictionary<string, WorkflowState> States { get; }

    /// <summary>The wording of each trigger's button, in the order of the file.</summary>
    public IReadOnlyDictionary<string, LocalText> Triggers { get; }

    /// <summary>The table of moves, in the order of the file.</summary>
    public IReadOnlyList<Transition> Transitions { get; }

    /// <summary>Reads a file and checks it.</summary>
    /// <param name="json">The text of the file.</param>
    /// <exception cref="WorkflowFaultsException">The file is not sound; every fault is told.</exception>
    public static WorkflowDefinition Parse(string json)
    {
        using var document = Read(json);
        var faults = new List<string>();
        var definition = new WorkflowDefinition(new StrictObject(document.RootElement, "The file", faults));
        faults.AddRange(WorkflowCheck.Faults(definition));
        WorkflowFaultsException.ThrowIfAny(faults);
        return definition;
    }

    private static JsonDocument Read(string json)
    {
        try
        {
            return JsonDocument.Parse(json);
        }
        catch (JsonException fault)
        {
            throw new WorkflowFaultsException([$"The file is not JSON: {fault.Message}"]);
        }
    }

    private static WorkflowState StateOf(StrictObject state)
    {
        var read = new WorkflowState(
            state.Label("label"),
            state.Has("applicantLabel") ? state.Label("applicantLabel") : null,
            state.Has("dueInDays") ? state.Number("dueInDays") : null,
            state.Flag("isSettled"),
            state.Flag("isFinal"),
            state.Has("after") ? TimedMoveOf(state.Object("after")) : null
        );
        state.RefuseTheRest();
        return read;
    }

    private static TimedMove TimedMoveOf(StrictObject after)
    {
        var read = new TimedMove(after.Number("days") ?? 1, after.Text("fires"));
        after.RefuseTheRest();
        return read;
    }

    private static LocalText TriggerLabelOf(StrictObject label) => label.AsLabel();

    private static Transition TransitionOf(StrictObject row)
    {
        var read = new Transition(row.Text("trigger"), row.Texts("from"), row.Text("to"), row.Texts("roles"));
        row.RefuseTheRest();
        return read;
    }
}
