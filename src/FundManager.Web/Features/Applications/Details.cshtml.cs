using System.Globalization;
using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Applications;
using FundManager.Web.Access;
using FundManager.Web.Features.Applications.Decision;
using FundManager.Web.Features.Cases;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Applications;

/// <summary>One application: what was applied for, where it stands, what can be done.</summary>
public sealed class DetailsModel(
    FundDbContext db,
    CaseAccess access,
    ReadCaseFrame frames,
    ReadProposal proposal,
    LookAlikes lookAlikes,
    AppealWindow appeals,
    TimeProvider clock
) : FundPage
{
    private static readonly string[] TurnedDown = ["Ineligible", "Declined"];

    private static readonly string[] BeforeDecision = ["Screening", "Clarification"];

    [BindProperty(SupportsGet = true)]
    public Id<GrantApplication> Id { get; set; }

    public GrantApplication Application { get; private set; } = null!;

    public CaseFrame Frame { get; private set; } = null!;

    public ProposalView Proposal { get; private set; } = null!;

    public string OrganisationName { get; private set; } = "";

    public string CallTitle { get; private set; } = "";

    public IReadOnlyList<LookAlike> Alike { get; private set; } = [];

    /// <summary>Whether the reader is of the fund's office in this case.</summary>
    public bool IsOffice { get; private set; }

    public bool CanWrite { get; private set; }

    /// <summary>The first instant at which an appeal is too late, for the applicant's side while it is not; null otherwise.</summary>
    public DateTimeOffset? AppealUntil { get; private set; }

    /// <summary>The office always; the applicant's side once it is decided.</summary>
    public bool ShowsEligibility =>
        Application.Eligibility.Count > 0
        && (IsOffice || (Frame.IsApplicant && !BeforeDecision.Contains(Application.State)));

    public bool ReadsClarification => IsOffice || Frame.IsApplicant;

    /// <summary>Everybody but reviewers, who judge what was written and nothing else.</summary>
    public bool ReadsHistory { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var person = User.ToPerson();
        if (await access.Applications(person).SingleOrDefaultAsync(a => a.Id == Id, cancellationToken) is not { } found)
        {
            return NotFound();
        }

        Application = found;
        await LoadAsync(cancellationToken);
        return Page();
    }

    /// <summary>The text of a finding; some rules have one for each outcome.</summary>
    public static string TextOf(EligibilityFinding finding) =>
        $"eligibility.{finding.Rule}_{(finding.Passed ? "met" : "missed")}" is var own && Texts.Find(own) is not null
            ? own
            : $"eligibility.{finding.Rule}";

    /// <summary>Facts of a finding in the reader's words: kinds and regions by name.</summary>
    public static object[] FactsOf(EligibilityFinding finding, Texts texts) =>
        finding.Rule switch
        {
            "ELI-KIND" => [texts[$"organisations.Kind_{finding.Facts[0]}"]],
            "ELI-REGION" => [CodeList.Regions.NameOf(finding.Facts[0])],
            "ELI-AMOUNT" => [.. finding.Facts.Select(AmountOf)],
            "ELI-MATCHING" => [AmountOf(finding.Facts[0]), finding.Facts[1], AmountOf(finding.Facts[2])],
            _ => [.. finding.Facts],
        };

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var person = User.ToPerson();
        var actor = person.In(Application.Parties);
        IsOffice = ReadProposal.Office.Any(actor.Is);
        Frame = await frames.ExecuteAsync(Application, person, cancellationToken);
        Proposal = await proposal.ExecuteAsync(Application, person, cancellationToken);
        var call = await db.Calls.SingleAsync(c => c.Id == Application.CallId, cancellationToken);
        CallTitle = Show.Of(call.Title);
        OrganisationName = Show.Of(
            await db
                .Organisations.Where(o => o.Id == Application.OrganisationId)
                .Select(o => o.Name)
                .SingleAsync(cancellationToken)
        );
        CanWrite = Frame.IsApplicant && Application.WhyNotSave(call, new Act(actor, clock.GetUtcNow())) is null;
        if (Frame.IsApplicant && TurnedDown.Contains(Application.State))
        {
            var until = await appeals.EndOfAsync(Application, cancellationToken);
            AppealUntil = clock.GetUtcNow() < until ? until : null;
        }

        ReadsHistory = IsOffice || Frame.IsApplicant || actor.Is(Role.Endorser);
        Alike = IsOffice ? await lookAlikes.ExecuteAsync(Application, person, cancellationToken) : [];
    }

    private static object AmountOf(string fact) => new Money(decimal.Parse(fact, CultureInfo.InvariantCulture));
}
