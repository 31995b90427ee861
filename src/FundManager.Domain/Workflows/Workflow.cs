using System.Text;
using Stateless;

namespace FundManager.Domain.Workflows;

/// <summary>Answers, for one definition, which moves an actor has from a state, and makes them.</summary>
/// <remarks>
/// The only code that turns one state into the next. Holds no case: the case holds its own state.
/// May be used by many requests at once. A state that the definition lacks is a fault of the program and throws
/// <see cref="InvalidOperationException"/>.
/// </remarks>
/// <param name="definition">The file, read and found sound.</param>
public sealed class Workflow(WorkflowDefinition definition)
{
    /// <summary>The file that this workflow was read from.</summary>
    public WorkflowDefinition Definition { get; } = definition;

    /// <summary>The state after <paramref name="actor"/> fires <paramref name="trigger"/>.</summary>
    /// <exception cref="RefusedException">WFL-01: no such move from here. WFL-02: it exists, but is not this actor's to make.</exception>
    public string Fire(string trigger, string state, Actor actor)
    {
        var machine = MachineAt(state, actor);
        Refusal.ThrowIf(WhyNot(trigger, machine));
        machine.Fire(trigger);
        return machine.State;
    }

    /// <summary>Why <see cref="Fire"/> would refuse; null when it would not.</summary>
    /// <returns>WFL-01 or WFL-02; the facts are the workflow's name, the trigger and the state.</returns>
    public Refusal? WhyNotFire(string trigger, string state, Actor actor) => WhyNot(trigger, MachineAt(state, actor));

    /// <summary>The triggers that <paramref name="actor"/> has from <paramref name="state"/>, in the order of the file: what a page offers as buttons.</summary>
    public IReadOnlyList<string> Permitted(string state, Actor actor) =>
        [.. From(state).Where(MachineAt(state, actor).CanFire)];

    /// <summary>Every trigger that leads out of <paramref name="state"/>, whoever has it, in the order of the file.</summary>
    public IReadOnlyList<string> From(string state) => [.. MovesOutOf(state).Select(transition => transition.Trigger)];

    /// <summary>Where <paramref name="trigger"/> leads from <paramref name="state"/>, whoever has it; null when it leads nowhere.</summary>
    public string? Target(string trigger, string state) =>
        MovesOutOf(state).FirstOrDefault(transition => transition.Trigger == trigger)?.To;

    /// <summary>A Mermaid state diagram with the fund's labels in <paramref name="language"/> ("en" or "zh-Hans"). The same definition draws the same text.</summary>
    public string ToMermaid(string language)
    {
        var drawing = new StringBuilder("stateDiagram-v2\n");
        foreach (var (name, state) in Definition.States)
        {
            drawing
                .Append("    state \"")
                .Append(Drawn(state.Label, language))
                .Append("\" as ")
                .Append(name)
                .Append('\n');
        }

        drawing.Append("    [*] --> ").Append(Definition.Initial).Append('\n');
        foreach (var transition in Definition.Transitions)
        {
            var label = Drawn(Definition.Triggers[transition.Trigger], language);
            foreach (var from in transition.From)
            {
                drawing.Append("    ").Append(from).Append(" --> ").Append(transition.To);
                drawing.Append(" : ").Append(label).Append('\n');
            }
        }

        foreach (var (name, _) in Definition.States.Where(state => state.Value.IsFinal))
        {
            drawing.Append("    ").Append(name).Append(" --> [*]\n");
        }

        return drawing.ToString();
    }

    // Quotation marks and colons end a label in Mermaid, and # begins its way of writing them.
    private static string Drawn(LocalText label, string language) =>
        label
            .In(language)
            .Replace("#", "#35;", StringComparison.Ordinal)
            .Replace("\"", "#quot;", StringComparison.Ordinal)
            .Replace(":", "#colon;", StringComparison.Ordinal);

    private Refusal? WhyNot(string trigger, StateMachine<string, string> machine)
    {
        if (machine.CanFire(trigger))
        {
            return null;
        }

        var code = Target(trigger, machine.State) is null ? "WFL-01" : "WFL-02";
        return new Refusal(code, Definition.Name, trigger, machine.State);
    }

    private IEnumerable<Transition> MovesOutOf(string state) =>
        Definition.States.ContainsKey(state)
            ? Definition.Transitions.Where(transition => transition.From.Contains(state, StringComparer.Ordinal))
            : throw new InvalidOperationException($"Workflow '{Definition.Name}' has no state '{state}'.");

    // Only the moves out of this one state are configured: a machine lives for one answer.
    private StateMachine<string, string> MachineAt(string state, Actor actor)
    {
        var machine = new StateMachine<string, string>(state);
        var here = machine.Configure(state);
        foreach (var transition in MovesOutOf(state))
        {
            here.PermitIf(transition.Trigger, transition.To, () => transition.Roles.Any(actor.Is));
        }

        return machine;
    }
}
