using FundManager.Domain;
using FundManager.Domain.Funds;
using FundManager.Web.Access;
using FundManager.Web.Features.Cases;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Funds;

/// <summary>One fund: what came in, where it stands, which call holds it, and the latest postings.</summary>
public sealed class DetailsModel(
    CaseAccess access,
    ReadCaseFrame frames,
    ReadFunds funds,
    ListPostings postings,
    Texts texts
) : FundPage
{
    /// <summary>Postings that the page shows; the ledger has all of them.</summary>
    public const int LatestCount = 10;

    [BindProperty(SupportsGet = true)]
    public Id<Fund> Id { get; set; }

    public Fund Fund { get; private set; } = null!;

    public CaseFrame Frame { get; private set; } = null!;

    public PlaceSums Sums { get; private set; } = null!;

    public IReadOnlyList<CallMoney> Calls { get; private set; } = [];

    public IReadOnlyList<AllocationRow> Allocations { get; private set; } = [];

    public IReadOnlyList<PostingLine> Latest { get; private set; } = [];

    /// <summary>Whether the reader may open the ledger.</summary>
    public bool SeesLedger
    {
        get
        {
            var person = User.ToPerson();
            return person.Holds(Role.FinanceOfficer) || person.Holds(Role.Leader) || person.Holds(Role.Auditor);
        }
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var person = User.ToPerson();
        if (await access.Funds(person).SingleOrDefaultAsync(f => f.Id == Id, cancellationToken) is not { } fund)
        {
            return NotFound();
        }

        Fund = fund;
        var frame = await frames.ExecuteAsync(fund, person, cancellationToken);
        Frame = frame with { State = new StateView(texts["funds.Active"], frame.State.Css) };
        Sums = await funds.SumsAsync(Id, cancellationToken);
        Calls = await funds.CallsAsync(Id, cancellationToken);
        Allocations = await funds.AllocationsAsync(Id, cancellationToken);
        Latest = SeesLedger
            ? await postings.LinesAsync(new PostingFilter(Id.Value), (0, LatestCount), cancellationToken)
            : [];
        return Page();
    }
}
