using FundManager.Domain.Workflows;
using FundManager.Testing;

namespace FundManager.Domain.Tests.Workflows;

/// <summary>The files of the repository, read once.</summary>
internal static class WorkflowFiles
{
    public static string Folder { get; } = Path.Combine(Repository.Root, "workflows");

    public static IReadOnlyList<string> Paths { get; } =
    [.. Directory.EnumerateFiles(Folder, "*.v*.json").Order(StringComparer.Ordinal)];

    public static WorkflowCatalog Catalog { get; } =
        new(Paths.Select(path => WorkflowDefinition.Parse(File.ReadAllText(path))));

    /// <summary>One test case for each file, shown under the file's name.</summary>
    public static IEnumerable<TestCaseData> Each =>
        Catalog.All.Select(workflow =>
            new TestCaseData(workflow).SetArgDisplayNames($"{workflow.Definition.Name}.v{workflow.Definition.Version}")
        );

    /// <summary>Every state that can be reached from <paramref name="start"/> by a walk that enters none of <paramref name="closed"/>.</summary>
    public static IReadOnlySet<string> Reachable(Workflow workflow, string start, params string[] closed)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var ahead = new Stack<string>([start]);
        while (ahead.TryPop(out var state))
        {
            foreach (var trigger in workflow.From(state))
            {
                var target = workflow.Target(trigger, state)!;
                if (!closed.Contains(target, StringComparer.Ordinal) && seen.Add(target))
                {
                    ahead.Push(target);
                }
            }
        }

        return seen;
    }
}
