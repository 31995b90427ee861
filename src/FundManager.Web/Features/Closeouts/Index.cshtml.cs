using FundManager.Domain;
using FundManager.Domain.Awards;
using FundManager.Domain.Ledger;
using FundManager.Web.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Closeouts;

/// <summary>The checklist before an award is closed, and the proof afterwards.</summary>
[Authorize(Policy = FundRoles.AwardReaders)]
public sealed class IndexModel(CaseAccess access, ReadCloseout read) : FundPage
{
    [BindProperty(SupportsGet = true)]
    public Id<Award> Id { get; set; }

    public Award Award { get; private set; } = null!;

    public CloseoutView View { get; private set; } = null!;

    /// <summary>Whether the reader may open the ledger of the fund.</summary>
    public bool SeesLedger { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var person = User.ToPerson();
        var award = await access.Awards(person).AsNoTracking().SingleOrDefaultAsync(a => a.Id == Id, cancellationToken);
        if (award?.CountersignedAt is null)
        {
            return NotFound();
        }

        (Award, View) = (award, await read.ExecuteAsync(award, cancellationToken));
        SeesLedger = person.Holds(Role.FinanceOfficer) || person.Holds(Role.Leader) || person.Holds(Role.Auditor);
        return Page();
    }

    /// <summary>The postings that prove a line about an amount; null for another line, or a reader who may not see them.</summary>
    public string? LedgerOf(CloseoutLine line)
    {
        var place = line.Code switch
        {
            "CLOSE-RESERVED" => nameof(Place.Reserved),
            "CLOSE-PAYABLE" => nameof(Place.Payable),
            "CLOSE-RECEIVABLE" => nameof(Place.Receivable),
            "CLOSE-UNSPENT" => nameof(Place.Disbursed),
            "CLOSE-UNUSED" => nameof(Place.Obligated),
            _ => null,
        };
        return SeesLedger && place is not null
            ? $"/funds/{Award.FundId}/ledger?award={Uri.EscapeDataString(Award.Number)}&place={place}"
            : null;
    }
}
