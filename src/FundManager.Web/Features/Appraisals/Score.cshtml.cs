using FundManager.Data;
using FundManager.Data.Files;
using FundManager.Domain;
using FundManager.Domain.Appraisals;
using FundManager.Domain.Awards;
using FundManager.Domain.History;
using FundManager.Web.Access;
using FundManager.Web.Features.Cases;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Appraisals;

/// <summary>The independent appraisal: the recipient's entries beside, saved as it is typed.</summary>
[Authorize(Policy = Role.Appraiser)]
public sealed class ScoreModel(
    EntryPages pages,
    SaveScores save,
    ReadCorrections corrections,
    ReadScoredCheckpoints checkpoints,
    FundDbContext db
) : FundPage
{
    [BindProperty(SupportsGet = true)]
    public Id<Appraisal> Id { get; set; }

    [BindProperty]
    public EntriesForm Input { get; set; } = new();

    public Appraisal Appraisal { get; private set; } = null!;

    public Award Award { get; private set; } = null!;

    public EntrySheetView View { get; private set; } = null!;

    public IReadOnlyList<StoredFile> Evidence { get; private set; } = [];

    public IReadOnlyList<(string Value, string Text)> Outcomes =>
        [.. OutcomesOf(Appraisal.Stage).Select(one => (one.ToString(), pages.Text($"appraisals.Outcome_{one}")))];

    /// <summary>What panels scored of the award, beside the form.</summary>
    public IReadOnlyList<ScoredCheckpoint> Checkpoints { get; private set; } = [];

    private bool IsPart => Request.Headers.ContainsKey("HX-Request");

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is not { } sheet)
        {
            return NotFound();
        }

        if (Appraisal.WhyNotScore(Award, new Act(User.ToPerson().In(Appraisal), pages.Now)) is not null)
        {
            return LocalRedirect(CaseLinks.To(CaseKind.Appraisal, Id.Value));
        }

        Input = EntriesForm.Of(sheet, AppraisalEntries.Read(Appraisal.Entries));
        (Input.Opinion, Input.Outcome) = (Appraisal.Opinion, Appraisal.Outcome?.ToString());
        pages.Stamp(Input, Appraisal);
        View = pages.View(sheet, Input, Submitted(), isScorer: true);
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        KeepAsync(
            () =>
            {
                Done(pages.SavedText());
                return Task.FromResult<IActionResult>(LocalRedirect($"/appraisals/{Id}/score"));
            },
            cancellationToken
        );

    public Task<IActionResult> OnPostSaveAsync(CancellationToken cancellationToken) =>
        KeepAsync(
            () => Task.FromResult<IActionResult>(Partial("_Live", pages.Live(View, ModelState))),
            cancellationToken
        );

    public Task<IActionResult> OnPostSendAsync(CancellationToken cancellationToken) =>
        KeepAsync(
            async () =>
            {
                const string trigger = nameof(Appraisal.SendForReply);
                if (!await pages.MoveAsync(trigger, Id, Input, User.ToPerson(), cancellationToken))
                {
                    return NotFound();
                }

                Done(pages.Text($"moves.appraisal_{trigger}_done"));
                return LocalRedirect(CaseLinks.To(CaseKind.Appraisal, Id.Value));
            },
            cancellationToken
        );

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is { } sheet)
        {
            pages.Stamp(Input, Appraisal);
            View = pages.View(sheet, Input, Submitted(), isScorer: true);
        }
    }

    /// <summary>What may be advised at a stage; a follow-up ends as a final appraisal does.</summary>
    private static AppraisalOutcome[] OutcomesOf(AppraisalStage stage) =>
        stage == AppraisalStage.MidTerm
            ? [AppraisalOutcome.Continue, AppraisalOutcome.Adjust, AppraisalOutcome.Suspend]
            : [AppraisalOutcome.Satisfactory, AppraisalOutcome.Partial, AppraisalOutcome.Unsatisfactory];

    private async Task<IActionResult> KeepAsync(Func<Task<IActionResult>> then, CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is not { } sheet)
        {
            return NotFound();
        }

        View = pages.View(sheet, Input, Submitted(), isScorer: true);
        try
        {
            var isReadable = await PassesAsync(pages.Validator(sheet), Input, cancellationToken, "Input");
            var scores = new Scores(Input.ToEntries(sheet), OpinionOf(Input), ChosenOutcome());
            await save.ExecuteAsync(Id, scores, User.ToPerson(), cancellationToken);
            return isReadable || IsPart ? await then() : await ShowAgainAsync(cancellationToken);
        }
        catch (RefusedException refused) when (IsPart)
        {
            return pages.NotSaved(Response, refused.Refusal);
        }
    }

    private static string OpinionOf(EntriesForm form)
    {
        var opinion = form.Opinion?.Trim() ?? "";
        return opinion.Length <= Appraisal.TextMaxLength ? opinion : opinion[..Appraisal.TextMaxLength];
    }

    private AppraisalOutcome? ChosenOutcome() =>
        Enum.TryParse<AppraisalOutcome>(Input.Outcome, out var outcome) && OutcomesOf(Appraisal.Stage).Contains(outcome)
            ? outcome
            : null;

    // After a timeout there may be a draft, which stays the recipient's own.
    private AppraisalEntries? Submitted() =>
        Appraisal.SelfTotal.HasValue ? AppraisalEntries.Read(Appraisal.SelfEntries) : null;

    private async Task<AppraisalSheet?> FindAsync(CancellationToken cancellationToken)
    {
        if (await pages.FindAsync(Id, User.ToPerson(), cancellationToken) is not { } found)
        {
            return null;
        }

        (Appraisal, Award) = (found.Appraisal, found.Award);
        if (!User.ToPerson().In(Appraisal).Is(Role.Appraiser))
        {
            return null;
        }

        var line = await corrections.LineageAsync(Appraisal, cancellationToken);
        Evidence = await db
            .Files.Where(file => line.Contains(file.CaseId) && file.Purpose == "evidence")
            .OrderBy(file => file.UploadedAt)
            .ToListAsync(cancellationToken);
        Checkpoints = await checkpoints.ExecuteAsync(Award.Id, cancellationToken);
        return found.Sheet;
    }
}
