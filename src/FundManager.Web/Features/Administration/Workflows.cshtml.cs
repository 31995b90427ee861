using FundManager.Domain;
using FundManager.Domain.Workflows;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FundManager.Web.Features.Administration;

/// <summary>The workflows as their files say: who may move what where, and by when.</summary>
[Authorize(Policy = Role.Administrator)]
public sealed class WorkflowsModel(WorkflowCatalog workflows) : FundPage
{
    [BindProperty(SupportsGet = true)]
    public string? Name { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Version { get; set; }

    public IReadOnlyList<Workflow> All => workflows.All;

    public Workflow Chosen { get; private set; } = null!;

    public IActionResult OnGet()
    {
        var found = All.LastOrDefault(workflow =>
            (Name is null || workflow.Definition.Name == Name)
            && (Version is null || workflow.Definition.Version == Version)
        );
        if (found is null)
        {
            return NotFound();
        }

        Chosen = Name is null ? All[0] : found;
        return Page();
    }

    /// <summary>The moves out of a state.</summary>
    public IEnumerable<Transition> From(string state) =>
        Chosen.Definition.Transitions.Where(transition => transition.From.Contains(state, StringComparer.Ordinal));
}
