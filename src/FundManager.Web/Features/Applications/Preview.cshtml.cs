using FundManager.Domain;
using FundManager.Domain.Applications;
using FundManager.Web.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Applications;

/// <summary>The draft as the fund will read it.</summary>
[Authorize(Policy = FundRoles.Applicants)]
public sealed class PreviewModel(CaseAccess access, ReadProposal proposal) : FundPage
{
    [BindProperty(SupportsGet = true)]
    public Id<GrantApplication> Id { get; set; }

    public GrantApplication Application { get; private set; } = null!;

    public ProposalView Proposal { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var person = User.ToPerson();
        if (await access.Applications(person).SingleOrDefaultAsync(a => a.Id == Id, cancellationToken) is not { } found)
        {
            return NotFound();
        }

        Application = found;
        Proposal = await proposal.ExecuteAsync(found, person, cancellationToken);
        return Page();
    }
}
