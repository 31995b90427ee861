namespace FundManager.Domain.Workflows;

/// <summary>Every version of every workflow that the program knows.</summary>
/// <param name="definitions">The files, each read and found sound.</param>
/// <exception cref="WorkflowFaultsException">Two files hold the same version of the same workflow.</exception>
public sealed class WorkflowCatalog(IEnumerable<WorkflowDefinition> definitions)
{
    /// <summary>Every version of every workflow: by name, then the oldest version first.</summary>
    public IReadOnlyList<Workflow> All { get; } = Ordered(definitions);

    /// <summary>The newest version: the one under which a case opens.</summary>
    /// <exception cref="InvalidOperationException">There is no workflow of this name.</exception>
    public Workflow this[string name] =>
        All.LastOrDefault(workflow => workflow.Definition.Name == name)
        ?? throw new InvalidOperationException($"There is no workflow '{name}'.");

    /// <summary>The version under which a case was opened.</summary>
    /// <exception cref="InvalidOperationException">There is no such version.</exception>
    public Workflow Get(string name, int version) =>
        All.FirstOrDefault(workflow => workflow.Definition.Name == name && workflow.Definition.Version == version)
        ?? throw new InvalidOperationException($"There is no version {version} of workflow '{name}'.");

    private static IReadOnlyList<Workflow> Ordered(IEnumerable<WorkflowDefinition> definitions)
    {
        var ordered = definitions.OrderBy(d => d.Name, StringComparer.Ordinal).ThenBy(d => d.Version).ToList();
        WorkflowFaultsException.ThrowIfAny([
            .. ordered
                .CountBy(definition => (definition.Name, definition.Version))
                .Where(counted => counted.Value > 1)
                .Select(counted => $"Workflow '{counted.Key.Name}' has version {counted.Key.Version} twice."),
        ]);
        return [.. ordered.Select(definition => new Workflow(definition))];
    }
}
