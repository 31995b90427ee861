using System.Globalization;
using System.Text;
using FundManager.Domain.Workflows;

namespace FundManager.Domain.Tests.Workflows;

/// <summary>Writes docs/workflows.md from the files.</summary>
internal static class WorkflowPage
{
    private const string Opening = """
        # Workflows

        Who may move a case from where to where, and by when. Drawn from the files in `workflows/`; what must be *true* for a
        move is a rule of the aggregate and is not shown here. A *final* state has no way out; a *settled* one waits for nobody.
        `System` is the clock, or the consequence of another move.

        Written by a test, which fails when this page no longer agrees with the files. To write it anew:

        ```
        FUND_WRITE_DOCS=1 dotnet test tests/FundManager.Domain.Tests --filter WorkflowPageTests
        ```

        """;

    public static string Write(WorkflowCatalog catalog)
    {
        var page = new StringBuilder(Opening);
        foreach (var workflow in catalog.All)
        {
            var definition = workflow.Definition;
            page.Append(CultureInfo.InvariantCulture, $"\n## {definition.Title.En} {definition.Title.Zh}\n\n");
            page.Append(CultureInfo.InvariantCulture, $"`{definition.Name}`, version {definition.Version}\n\n");
            AppendStates(page, definition);
            AppendMoves(page, definition);
            page.Append("```mermaid\n").Append(workflow.ToMermaid("en")).Append("```\n");
        }

        return page.ToString();
    }

    private static void AppendStates(StringBuilder page, WorkflowDefinition definition)
    {
        page.Append("| state | English | 中文 | the applicant reads | 申报方所见 | due in days | kind |\n");
        page.Append("|---|---|---|---|---|---|---|\n");
        foreach (var (name, state) in definition.States)
        {
            string[] cells =
            [
                $"`{name}`",
                state.Label.En,
                state.Label.Zh,
                state.ApplicantLabel?.En ?? "",
                state.ApplicantLabel?.Zh ?? "",
                state.DueInDays?.ToString(CultureInfo.InvariantCulture) ?? "",
                Kind(definition, name, state),
            ];
            AppendRow(page, cells);
        }

        page.Append('\n');
    }

    private static void AppendMoves(StringBuilder page, WorkflowDefinition definition)
    {
        page.Append("| trigger | English | 中文 | from | to | roles |\n|---|---|---|---|---|---|\n");
        foreach (var row in definition.Transitions)
        {
            var label = definition.Triggers[row.Trigger];
            var from = string.Join(", ", row.From);
            AppendRow(page, [$"`{row.Trigger}`", label.En, label.Zh, from, row.To, string.Join(", ", row.Roles)]);
        }

        page.Append('\n');
    }

    private static void AppendRow(StringBuilder page, string[] cells) =>
        page.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    private static string Kind(WorkflowDefinition definition, string name, WorkflowState state) =>
        state switch
        {
            { IsFinal: true } => "final",
            { IsSettled: true } => "settled",
            { After: { } after } => $"after {after.Days} days: {after.Fires}",
            _ when name == definition.Initial => "initial",
            _ => "",
        };
}
