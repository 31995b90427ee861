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

/// <summary>The recipient's own appraisal: saved as it is typed, filled in here or in a workbook, handed in by the signatory.</summary>
[Authorize(Policy = FundRoles.Applicants)]
[RequestSizeLimit(MaxRequestBytes)]
public sealed class SelfModel(EntryPages pages, SaveSelfAppraisal save, SelfWorkbook workbook, FundDbContext db)
    : FundPage
{
    private const long MaxRequestBytes = 120L * 1024 * 1024;

    [BindProperty(SupportsGet = true)]
    public Id<Appraisal> Id { get; set; }

    [BindProperty]
    public EntriesForm Input { get; set; } = new();

    [BindProperty(Name = "Input.Files")]
    public IList<IFormFile> Files { get; set; } = [];

    public Appraisal Appraisal { get; private set; } = null!;

    public Award Award { get; private set; } = null!;

    public EntrySheetView View { get; private set; } = null!;

    public IReadOnlyList<StoredFile> Evidence { get; private set; } = [];

    /// <summary>Cells of an uploaded workbook that cannot be read; nothing of it was taken then.</summary>
    public IReadOnlyList<CellFault> CellFaults { get; private set; } = [];

    public bool IsSignatory => User.ToPerson().In(Appraisal).Is(Role.Signatory);

    private bool IsPart => Request.Headers.ContainsKey("HX-Request");

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is not { } sheet)
        {
            return NotFound();
        }

        var act = new Act(User.ToPerson().In(Appraisal), pages.Now);
        if (Appraisal.WhyNotSaveSelf(act) is not null)
        {
            return LocalRedirect(CaseLinks.To(CaseKind.Appraisal, Id.Value));
        }

        Input = EntriesForm.Of(sheet, AppraisalEntries.Read(Appraisal.SelfEntries));
        pages.Stamp(Input, Appraisal);
        View = pages.View(sheet, Input, other: null, isScorer: false);
        return Page();
    }

    public async Task<IActionResult> OnGetWorkbookAsync(CancellationToken cancellationToken) =>
        await FindAsync(cancellationToken) is not { } sheet
            ? NotFound()
            : workbook.Write(Appraisal, Award, sheet, AppraisalEntries.Read(Appraisal.SelfEntries));

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        KeepAsync(
            _ =>
            {
                Done(pages.SavedText());
                return Task.FromResult<IActionResult>(LocalRedirect($"/appraisals/{Id}/self"));
            },
            cancellationToken
        );

    public Task<IActionResult> OnPostSaveAsync(CancellationToken cancellationToken) =>
        KeepAsync(
            _ => Task.FromResult<IActionResult>(Partial("_Live", pages.Live(View, ModelState))),
            cancellationToken
        );

    public Task<IActionResult> OnPostSubmitAsync(CancellationToken cancellationToken) =>
        KeepAsync(sheet => SubmitAsync(sheet, cancellationToken), cancellationToken);

    public async Task<IActionResult> OnPostEvidenceAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        if (!await save.AddEvidenceAsync(Id, [.. Files], User.ToPerson(), cancellationToken))
        {
            return NotFound();
        }

        return LocalRedirect($"/appraisals/{Id}/self#files");
    }

    public async Task<IActionResult> OnPostWorkbookAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        if (await FindAsync(cancellationToken) is not { } sheet)
        {
            return NotFound();
        }

        var read = await workbook.ReadAsync(Files.FirstOrDefault(), sheet, cancellationToken);
        if (read.Entries is not { } entries)
        {
            CellFaults = read.Faults;
            ModelState.AddModelError("workbook", read.Why);
            Input = EntriesForm.Of(sheet, AppraisalEntries.Read(Appraisal.SelfEntries));
            return await ShowAgainAsync(cancellationToken);
        }

        await save.ExecuteAsync(Id, entries, User.ToPerson(), cancellationToken);
        Done(pages.Text("appraisals.WorkbookTaken"));
        return LocalRedirect($"/appraisals/{Id}/self");
    }

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is { } sheet)
        {
            pages.Stamp(Input, Appraisal);
            View = pages.View(sheet, Input, other: null, isScorer: false);
        }
    }

    /// <summary>Keeps what can be read, says what cannot, and only then goes on.</summary>
    private async Task<IActionResult> KeepAsync(
        Func<AppraisalSheet, Task<IActionResult>> then,
        CancellationToken cancellationToken
    )
    {
        if (await FindAsync(cancellationToken) is not { } sheet)
        {
            return NotFound();
        }

        View = pages.View(sheet, Input, other: null, isScorer: false);
        try
        {
            var isReadable = await PassesAsync(pages.Validator(sheet), Input, cancellationToken, "Input");
            await save.ExecuteAsync(Id, Input.ToEntries(sheet), User.ToPerson(), cancellationToken);
            return isReadable || IsPart ? await then(sheet) : await ShowAgainAsync(cancellationToken);
        }
        catch (RefusedException refused) when (IsPart)
        {
            return pages.NotSaved(Response, refused.Refusal);
        }
    }

    private async Task<IActionResult> SubmitAsync(AppraisalSheet sheet, CancellationToken cancellationToken)
    {
        pages.AddGaps(sheet, Input, ModelState);
        if (!Input.Confirmed)
        {
            ModelState.AddModelError("Input.Confirmed", pages.Text("faults.Confirm"));
        }

        if (!ModelState.IsValid)
        {
            return await ShowAgainAsync(cancellationToken);
        }

        return await pages.MoveAsync(nameof(Appraisal.SubmitSelf), Id, Input, User.ToPerson(), cancellationToken)
            ? Moved(nameof(Appraisal.SubmitSelf))
            : NotFound();
    }

    private LocalRedirectResult Moved(string trigger)
    {
        Done(pages.Text($"moves.appraisal_{trigger}_done"));
        return LocalRedirect(CaseLinks.To(CaseKind.Appraisal, Id.Value));
    }

    private async Task<AppraisalSheet?> FindAsync(CancellationToken cancellationToken)
    {
        if (await pages.FindAsync(Id, User.ToPerson(), cancellationToken) is not { } found)
        {
            return null;
        }

        (Appraisal, Award) = (found.Appraisal, found.Award);
        if (!IsOfRecipient())
        {
            return null;
        }

        Evidence = await db
            .Files.Where(file => file.CaseId == Id.Value && file.Purpose == "evidence")
            .OrderBy(file => file.UploadedAt)
            .ToListAsync(cancellationToken);
        return found.Sheet;
    }

    private bool IsOfRecipient()
    {
        var actor = User.ToPerson().In(Appraisal);
        return actor.Is(Role.Applicant) || actor.Is(Role.Signatory);
    }
}
