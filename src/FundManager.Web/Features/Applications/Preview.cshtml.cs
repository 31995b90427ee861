using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Applications;
using FundManager.Domain.Calls;
using FundManager.Domain.Organisations;
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

/// <summary>Reads what was typed into an application, as far as the reader may know it.</summary>
[UseCase]
public sealed class ReadProposal(FundDbContext db)
{
    public async Task<ProposalView> ExecuteAsync(
        GrantApplication application,
        Person person,
        CancellationToken cancellationToken
    )
    {
        var terms = await db
            .Calls.Where(call => call.Id == application.CallId)
            .Select(call => call.Terms)
            .SingleAsync(cancellationToken);
        var endorser = application.EndorserId is { } id
            ? await db.Organisations.Where(o => o.Id == id).Select(o => o.Name).SingleOrDefaultAsync(cancellationToken)
            : null;
        var isOffice = person.In(application.Parties) is var actor && Office.Any(actor.Is);
        var isOwn = person.OrganisationsAs(Role.Applicant, Role.Signatory).Contains(application.OrganisationId);
        return new ProposalView(
            application.Form,
            TemplateFiles.Framework(terms.Framework),
            endorser is null ? "" : Show.Of(endorser)
        )
        {
            ShowsAvoided = isOwn || isOffice,
        };
    }

    /// <summary>Roles that read what the fund weighs before it decides.</summary>
    public static IReadOnlyList<string> Office { get; } = [Role.ProgrammeOfficer, Role.Leader, Role.Auditor];
}
