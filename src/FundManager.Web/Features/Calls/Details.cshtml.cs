using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Calls;
using FundManager.Web.Access;
using FundManager.Web.Features.Cases;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Calls;

/// <summary>One call: open to everybody once it is scheduled.</summary>
[AllowAnonymous]
public sealed class DetailsModel(FundDbContext db, CaseAccess access, ReadCaseFrame frames, TimeProvider clock)
    : FundPage
{
    [BindProperty(SupportsGet = true)]
    public Id<Call> Id { get; set; }

    public Call Call { get; private set; } = null!;

    public CaseFrame Frame { get; private set; } = null!;

    public string FundName { get; private set; } = "";

    /// <summary>Whether the reader may start an application now.</summary>
    public bool CanApply { get; private set; }

    /// <summary>How many applications of this call the reader may see; null for who reads no applications.</summary>
    public int? ApplicationCount { get; private set; }

    /// <summary>Links of the page's head, as far as the reader may follow them.</summary>
    public IReadOnlyList<(string Url, string Icon, string Text)> Actions(Texts texts)
    {
        var person = User.ToPerson();
        List<(string, string, string)> actions = [];
        if (Call.WhyNotEdit(person.AtFund()) is null)
        {
            actions.Add(($"/calls/{Id}/edit", "pencil", texts["calls.EditLink"]));
        }

        if (Office.Any(person.Holds) && Call.State is not ("Draft" or "Scheduled"))
        {
            actions.Add(($"/calls/{Id}/ranking", "list", texts["calls.Ranking"]));
        }

        if (person.Holds(Role.ProgrammeOfficer) && Call.State is "InAssessment")
        {
            actions.Add(($"/calls/{Id}/assignment", "users", texts["calls.Assignment"]));
        }

        if (person.Holds(Role.Leader) && Call.State is not ("Draft" or "Scheduled"))
        {
            actions.Add(($"/calls/{Id}/what-if", "chart-bar", texts["calls.WhatIf"]));
        }

        return actions;
    }

    private static readonly string[] Office = [Role.ProgrammeOfficer, Role.Leader, Role.Auditor];

    private static readonly string[] Readers = [.. Office, Role.Applicant, Role.Signatory, Role.Endorser];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var person = User.ToPerson();
        if (await access.Calls(person).SingleOrDefaultAsync(c => c.Id == Id, cancellationToken) is not { } call)
        {
            return NotFound();
        }

        Call = call;
        Frame = await frames.ExecuteAsync(call, person, cancellationToken);
        FundName = Show.Of(
            await db.Funds.Where(f => f.Id == call.FundId).Select(f => f.Name).SingleAsync(cancellationToken)
        );
        ApplicationCount = Readers.Any(person.Holds)
            ? await access.Applications(person).CountAsync(a => a.CallId == call.Id, cancellationToken)
            : null;
        CanApply = person.OrganisationsAs(Role.Applicant).Count > 0 && call.WhyNotApply(clock.GetUtcNow()) is null;
        return Page();
    }
}
