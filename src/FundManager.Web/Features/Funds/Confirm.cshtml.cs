using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Funds;
using FundManager.Domain.History;
using FundManager.Web.Access;
using FundManager.Web.Features.Cases;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Funds;

/// <summary>Money that was booked, for a leader to confirm one by one.</summary>
[Authorize(Policy = Role.Leader)]
public sealed class ConfirmModel(
    FundDbContext db,
    CaseAccess access,
    CaseMoves moves,
    MakeMove makeMove,
    Texts texts,
    TimeProvider clock
) : FundPage
{
    [BindProperty(SupportsGet = true)]
    public Id<Fund> Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public Fund Fund { get; private set; } = null!;

    public IReadOnlyList<Waiting> Allocations { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        (Input.Token, Input.Seen) = (Guid.CreateVersion7(clock.GetUtcNow()), Fund.EventCount);
        Input.Allocation = Allocations.FirstOrDefault(a => a.WhyNot is null)?.Id.ToString() ?? "";
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [ConfirmMoney.Field] = Input.Allocation ?? "",
        };
        var move = moves.Find(CaseKind.Fund, nameof(Fund.Confirm))!;
        var request = new MoveRequest(move, Id.Value, new MoveInput(values, []))
        {
            Token = Input.Token,
            Seen = Input.Seen,
        };
        if (!await makeMove.ExecuteAsync(request, User.ToPerson(), cancellationToken))
        {
            return NotFound();
        }

        Done(texts["moves.fund_Confirm_done"]);
        return LocalRedirect(CaseLinks.To(CaseKind.Fund, Id.Value));
    }

    protected override async Task LoadAsync(CancellationToken cancellationToken) => await FindAsync(cancellationToken);

    private async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        var person = User.ToPerson();
        if (
            await access.Funds(person).AsNoTracking().SingleOrDefaultAsync(f => f.Id == Id, cancellationToken)
            is not { } fund
        )
        {
            return false;
        }

        var actor = person.AtFund();
        var waiting = await db
            .Allocations.AsNoTracking()
            .Where(a => a.FundId == Id && a.ConfirmedBy == null)
            .OrderBy(a => a.BookedAt)
            .ToListAsync(cancellationToken);
        var bookers = waiting.ConvertAll(a => a.BookedBy);
        var names = await db
            .Users.Where(u => bookers.Contains(u.Id))
            .ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellationToken);
        Fund = fund;
        Allocations = [.. waiting.Select(a => new Waiting(a.Id, a, names[a.BookedBy], Fund.WhyNotConfirm(a, actor)))];
        return true;
    }

    /// <summary>Which money, on which form.</summary>
    public sealed class Form
    {
        public string? Allocation { get; set; }

        public Guid Token { get; set; }

        public int Seen { get; set; }
    }

    /// <summary>Booked money and why the reader may not confirm it; null when he may.</summary>
    public sealed record Waiting(Id<Allocation> Id, Allocation Allocation, LocalText BookedBy, Refusal? WhyNot);
}
