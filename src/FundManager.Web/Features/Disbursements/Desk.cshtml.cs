using FundManager.Domain;
using FundManager.Domain.Disbursements;
using FundManager.Web.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FundManager.Web.Features.Disbursements;

/// <summary>The finance officers' desk: what waits for which step, several at once where a step asks for nothing but the decision.</summary>
[Authorize(Policy = Role.FinanceOfficer)]
public sealed class DeskModel(
    ReadDesk desk,
    MakeManyMoves makeMany,
    ReleaseMany release,
    Texts texts,
    TimeProvider clock
) : FundPage
{
    [BindProperty]
    public IList<DeskTick> Rows { get; set; } = [];

    public IReadOnlyList<DeskGroup> Groups { get; private set; } = [];

    /// <summary>What came of the last bulk act: the payment, and why not where it was refused.</summary>
    public IReadOnlyList<(string Number, Guid Id, Refusal? WhyNot)> Results { get; private set; } = [];

    /// <summary>What the last release made.</summary>
    public IReadOnlyList<ReleasedBatch> Batches { get; private set; } = [];

    /// <summary>The step of <see cref="Results"/>.</summary>
    public string Trigger { get; private set; } = "";

    public Guid NewToken() => Guid.CreateVersion7(clock.GetUtcNow());

    public async Task OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken);

    public Task<IActionResult> OnPostApproveAsync(CancellationToken cancellationToken) =>
        MakeAsync("Approve", cancellationToken);

    public async Task<IActionResult> OnPostReleaseAsync(CancellationToken cancellationToken)
    {
        if (Chosen() is not { Count: > 0 } ticked)
        {
            return await NothingTickedAsync(cancellationToken);
        }

        var released = await release.ExecuteAsync(ticked, User.ToPerson(), cancellationToken);
        Batches = released.Batches;
        return await ShowAsync(nameof(Disbursement.Release), released.Results, cancellationToken);
    }

    protected override async Task LoadAsync(CancellationToken cancellationToken) =>
        Groups = await desk.ExecuteAsync(User.ToPerson(), cancellationToken);

    private async Task<IActionResult> MakeAsync(string trigger, CancellationToken cancellationToken)
    {
        if (Chosen() is not { Count: > 0 } ticked)
        {
            return await NothingTickedAsync(cancellationToken);
        }

        var results = await makeMany.ExecuteAsync(trigger, ticked, User.ToPerson(), cancellationToken);
        return await ShowAsync(trigger, results, cancellationToken);
    }

    private List<Ticked> Chosen() =>
        [
            .. Rows.Where(row => row.IsTicked)
                .DistinctBy(row => row.Id)
                .Select(row => new Ticked(row.Id, row.Seen, row.Token)),
        ];

    private async Task<IActionResult> ShowAsync(
        string trigger,
        IReadOnlyList<TickedResult> results,
        CancellationToken cancellationToken
    )
    {
        var numbers = Rows.DistinctBy(row => row.Id).ToDictionary(row => row.Id, row => row.Number ?? "");
        Trigger = trigger;
        Results = [.. results.Select(result => (numbers[result.Id], result.Id, result.WhyNot))];
        await LoadAsync(cancellationToken);
        return Page();
    }

    private Task<IActionResult> NothingTickedAsync(CancellationToken cancellationToken)
    {
        ModelState.AddModelError("", texts["disbursements.NothingTicked"]);
        return ShowAgainAsync(cancellationToken);
    }
}

/// <summary>One row of the desk as it was sent.</summary>
public sealed class DeskTick
{
    public Guid Id { get; set; }

    public int Seen { get; set; }

    public Guid Token { get; set; }

    public string? Number { get; set; }

    public bool IsTicked { get; set; }
}
