using System.Text.RegularExpressions;

namespace FundManager.Domain.Workflows;

/// <summary>What is wrong with a definition that could be read.</summary>
/// <remarks>What the reader found missing is empty here, has its fault already, and is passed over.</remarks>
internal static partial class WorkflowCheck
{
    private static readonly string[] Roles = [.. Role.All, Role.System];

    /// <summary>Every fault, one sentence each; none when the definition is sound.</summary>
    public static IEnumerable<string> Faults(WorkflowDefinition definition) =>
        [
            .. Names(definition),
            .. Numbers(definition),
            .. UnknownStates(definition),
            .. UnknownRoles(definition),
            .. TriggersAndLabels(definition),
            .. Targets(definition),
            .. FinalStates(definition),
            .. Unreachable(definition),
            .. DeadEnds(definition),
            .. TimedMoves(definition),
        ];

    private static IEnumerable<string> Names(WorkflowDefinition definition)
    {
        if (definition.Name.Length > 0 && !KindOfCase().IsMatch(definition.Name))
        {
            yield return $"Name '{definition.Name}' is not of small letters and hyphens.";
        }

        foreach (
            var name in definition.States.Keys.Concat(definition.Triggers.Keys).Where(n => !Identifier().IsMatch(n))
        )
        {
            yield return $"'{name}' is not a word of letters and digits that begins with a capital.";
        }
    }

    private static IEnumerable<string> Numbers(WorkflowDefinition definition)
    {
        if (definition.Version < 1)
        {
            yield return "The version is below 1.";
        }

        foreach (var (name, _) in definition.States.Where(state => state.Value.DueInDays < 1))
        {
            yield return $"State '{name}' is due in less than a day.";
        }

        foreach (var (name, _) in definition.States.Where(state => state.Value.After?.Days < 1))
        {
            yield return $"State '{name}' ends after less than a day.";
        }
    }

    private static IEnumerable<string> UnknownStates(WorkflowDefinition definition) =>
        definition
            .Transitions.SelectMany(transition => transition.From.Append(transition.To))
            .Prepend(definition.Initial)
            .Distinct(StringComparer.Ordinal)
            .Where(state => state.Length > 0 && !definition.States.ContainsKey(state))
            .Select(state => $"State '{state}' is used but not defined.");

    private static IEnumerable<string> UnknownRoles(WorkflowDefinition definition) =>
        definition
            .Transitions.SelectMany(transition => transition.Roles)
            .Distinct(StringComparer.Ordinal)
            .Where(role => !Roles.Contains(role, StringComparer.Ordinal))
            .Select(role => $"Role '{role}' does not exist.");

    private static IEnumerable<string> TriggersAndLabels(WorkflowDefinition definition)
    {
        var fired = definition
            .Transitions.Select(transition => transition.Trigger)
            .Where(trigger => trigger.Length > 0)
            .ToHashSet(StringComparer.Ordinal);
        return
        [
            .. fired.Where(t => !definition.Triggers.ContainsKey(t)).Select(t => $"Trigger '{t}' has no label."),
            .. definition.Triggers.Keys.Where(t => !fired.Contains(t)).Select(t => $"Trigger '{t}' moves nothing."),
        ];
    }

    private static IEnumerable<string> Targets(WorkflowDefinition definition)
    {
        var rows =
            from transition in definition.Transitions
            from state in transition.From
            group transition.To by (transition.Trigger, State: state);
        foreach (var row in rows)
        {
            var (trigger, state) = row.Key;
            if (row.Count() > 1)
            {
                yield return $"Trigger '{trigger}' leads from '{state}' more than once: to {string.Join(", ", row)}.";
            }

            if (row.Contains(state, StringComparer.Ordinal))
            {
                yield return $"Trigger '{trigger}' leads from '{state}' to itself.";
            }
        }
    }

    private static IEnumerable<string> FinalStates(WorkflowDefinition definition)
    {
        var left = definition.Transitions.SelectMany(transition => transition.From).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, state) in definition.States.Where(state => state.Value.IsFinal))
        {
            if (left.Contains(name))
            {
                yield return $"Final state '{name}' has a way out.";
            }

            if (state.IsSettled)
            {
                yield return $"State '{name}' is both settled and final.";
            }
        }
    }

    private static IEnumerable<string> Unreachable(WorkflowDefinition definition)
    {
        if (!definition.States.ContainsKey(definition.Initial))
        {
            return [];
        }

        var reached = Walk(
            [definition.Initial],
            Steps(definition).ToLookup(step => step.From, step => step.To, StringComparer.Ordinal)
        );
        return definition
            .States.Keys.Where(state => !reached.Contains(state))
            .Select(state => $"State '{state}' can never be reached from '{definition.Initial}'.");
    }

    private static IEnumerable<string> DeadEnds(WorkflowDefinition definition)
    {
        var ends = definition.States.Where(state => state.Value.IsFinal || state.Value.IsSettled).Select(s => s.Key);
        var backwards = Steps(definition).ToLookup(step => step.To, step => step.From, StringComparer.Ordinal);
        var left = Steps(definition).Select(step => step.From).ToHashSet(StringComparer.Ordinal);
        var saved = Walk(ends, backwards);
        return definition
            .States.Keys.Where(state => !saved.Contains(state))
            .Select(state =>
                left.Contains(state)
                    ? $"From state '{state}' no final or settled state can be reached."
                    : $"State '{state}' has no way out, and is neither final nor settled."
            );
    }

    private static IEnumerable<string> TimedMoves(WorkflowDefinition definition) =>
        from state in definition.States
        let fires = state.Value.After?.Fires
        where fires is { Length: > 0 }
        where !definition.Transitions.Any(transition => IsTimes(transition, fires, state.Key))
        select $"State '{state.Key}' ends by '{fires}', which System does not have from there.";

    private static bool IsTimes(Transition transition, string trigger, string state) =>
        transition.Trigger == trigger
        && transition.From.Contains(state, StringComparer.Ordinal)
        && transition.Roles.Contains(Role.System, StringComparer.Ordinal);

    private static IEnumerable<(string From, string To)> Steps(WorkflowDefinition definition) =>
        from transition in definition.Transitions
        from state in transition.From
        select (state, transition.To);

    private static HashSet<string> Walk(IEnumerable<string> starts, ILookup<string, string> next)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var ahead = new Queue<string>(starts);
        while (ahead.TryDequeue(out var state))
        {
            if (!seen.Add(state))
            {
                continue;
            }

            foreach (var step in next[state])
            {
                ahead.Enqueue(step);
            }
        }

        return seen;
    }

    [GeneratedRegex("^[A-Z][A-Za-z0-9]*$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Identifier();

    [GeneratedRegex("^[a-z]+(?:-[a-z]+)*$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex KindOfCase();
}
