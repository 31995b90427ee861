using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Appraisals;
using FundManager.Domain.Awards;
using FundManager.Web.Access;
using FundManager.Web.Features.Cases;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Appraisals;

/// <summary>One appraisal: scores of both sides as far as the reader may see them, opinion, reply, outcome, reports.</summary>
[Authorize(Policy = FundRoles.AwardReaders)]
public sealed class DetailsModel(
    FundDbContext db,
    EntryPages pages,
    ReadCaseFrame frames,
    BuildScoreTree tree,
    ReadCorrections corrections,
    Texts texts,
    TimeProvider clock
) : FundPage
{
    [BindProperty(SupportsGet = true)]
    public Id<Appraisal> Id { get; set; }

    public Appraisal Appraisal { get; private set; } = null!;

    public Award Award { get; private set; } = null!;

    public AppraisalFramework Framework { get; private set; } = null!;

    public CaseFrame Frame { get; private set; } = null!;

    public AppraisalSight Sight { get; private set; } = null!;

    public ScoreTree Tree { get; private set; } = null!;

    public CorrectionsView Corrections { get; private set; } = null!;

    /// <summary>What approving this correction changes; null where it corrects none, or the reader must not see its outcome.</summary>
    public CorrectionEffect? Effect =>
        Sight.SeesFound && Appraisal.Outcome is { } now && Corrections.Corrects is { } before
            ? Appraisal.EffectOf(before.Outcome, now)
            : null;

    public LocalText Organisation { get; private set; } = new("", "");

    public LocalText? AppraiserName { get; private set; }

    public bool MayWriteSelf { get; private set; }

    public bool MayScore { get; private set; }

    /// <summary>The result that the reader may see.</summary>
    public Scorecard? Result => Tree.Found;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var person = User.ToPerson();
        if (await pages.FindAsync(Id, person, cancellationToken) is not { } found)
        {
            return NotFound();
        }

        (Appraisal, Award, Framework) = (found.Appraisal, found.Award, found.Sheet.Framework);
        Frame = await frames.ExecuteAsync(Appraisal, person, cancellationToken);
        Sight = AppraisalSight.Of(Appraisal, person);
        Tree = tree.Execute(
            found.Sheet,
            Sight.SeesSelf ? AppraisalEntries.Read(Appraisal.SelfEntries) : null,
            Sight.SeesFound ? AppraisalEntries.Read(Appraisal.Entries) : null
        );
        var act = new Act(person.In(Appraisal), clock.GetUtcNow());
        MayWriteSelf = Appraisal.WhyNotSaveSelf(act) is null;
        MayScore = Appraisal.WhyNotScore(Award, act) is null;
        Corrections = await corrections.ExecuteAsync(Appraisal, cancellationToken);
        await ReadNamesAsync(cancellationToken);
        return Page();
    }

    /// <summary>What an appraisal came to, in one line.</summary>
    public string SumOf(Appraisal other) =>
        string.Join(
            " · ",
            new[]
            {
                other.Total is { } total ? Show.Points(total) : "–",
                ReadAppraisal.FrozenOf(other)?.Result.Grade is { } grade ? Show.Of(grade.Name) : null,
                other.Outcome is { } outcome ? texts[$"appraisals.Outcome_{outcome}"] : null,
            }.OfType<string>()
        );

    private async Task ReadNamesAsync(CancellationToken cancellationToken)
    {
        Organisation = await db
            .Organisations.Where(one => one.Id == Appraisal.OrganisationId)
            .Select(one => one.Name)
            .SingleAsync(cancellationToken);
        AppraiserName = await db
            .Users.Where(user => user.Id == Appraisal.AppraiserId)
            .Select(user => user.DisplayName)
            .SingleOrDefaultAsync(cancellationToken);
    }
}
