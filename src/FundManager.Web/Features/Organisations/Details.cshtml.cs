using FundManager.Domain;
using FundManager.Domain.Organisations;
using FundManager.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace FundManager.Web.Features.Organisations;

/// <summary>One organisation: who it is, where its money goes, and whether somebody checked that.</summary>
public sealed class DetailsModel(ReadOrganisation reader, VerifyPayee verify, Texts texts) : FundPage
{
    [BindProperty(SupportsGet = true)]
    public Id<Organisation> Id { get; set; }

    [BindProperty]
    public VerifyForm Verify { get; set; } = new();

    public OrganisationView View { get; private set; } = null!;

    public Organisation Organisation => View.Organisation;

    public bool SeesAccount => View.IsOwn || User.ToPerson().Holds(Role.FinanceOfficer);

    public bool OffersVerify => View.WhyNotVerify is null;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await FindAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostVerifyAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        if (!Verify.IsCompared)
        {
            ModelState.AddModelError("Verify.IsCompared", texts["faults.Confirm"]);
            return await ShowAgainAsync(cancellationToken);
        }

        if (!await verify.ExecuteAsync(Id, Verify.Seen ?? "", User.ToPerson(), cancellationToken))
        {
            return NotFound();
        }

        Done(texts["organisations.VerifyDone"]);
        return LocalRedirect($"/organisations/{Id}");
    }

    protected override async Task LoadAsync(CancellationToken cancellationToken) => await FindAsync(cancellationToken);

    private async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        if (await reader.ExecuteAsync(Id, User.ToPerson(), cancellationToken) is not { } found)
        {
            return false;
        }

        View = found;
        return true;
    }

    /// <summary>What a finance officer confirms, and which account that was.</summary>
    public sealed class VerifyForm
    {
        public bool IsCompared { get; set; }

        public string? Seen { get; set; }
    }
}
