using FundManager.Domain;
using FundManager.Domain.Applications;
using FundManager.Web.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FundManager.Web.Features.Applications;

/// <summary>The long form: saved as it is typed, and without script by its buttons.</summary>
[Authorize(Policy = FundRoles.Applicants)]
[RequestSizeLimit(MaxRequestBytes)]
public sealed class EditModel(
    ReadEditView read,
    SaveDraft saveDraft,
    Attachments attachments,
    Texts texts,
    Show show,
    TimeProvider clock
) : FundPage
{
    private const long MaxRequestBytes = 120L * 1024 * 1024;

    [BindProperty(SupportsGet = true)]
    public Id<GrantApplication> Id { get; set; }

    public EditView View { get; private set; } = null!;

    /// <summary>The field that gets the focus after rows were added or removed.</summary>
    public string? Focus { get; private set; }

    /// <summary>Whether somebody saved another text since this page was shown.</summary>
    public bool IsConflict { get; private set; }

    private bool IsPart => Request.Headers.ContainsKey("HX-Request");

    public async Task<IActionResult> OnGetAsync(bool check, CancellationToken cancellationToken)
    {
        if (await read.ExecuteAsync(Id, null, User.ToPerson(), cancellationToken) is not { } found)
        {
            return NotFound();
        }

        if (found.WhyNot is not null)
        {
            return LocalRedirect($"/applications/{Id}");
        }

        View = found.View with { ShowsFaults = check };
        ShowFaults();
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        OnPostSaveAsync(overwrites: false, cancellationToken);

    public Task<IActionResult> OnPostSaveAsync(bool overwrites, CancellationToken cancellationToken) =>
        SaveAsync(
            form => form,
            () =>
            {
                Done(texts["shared.Saved", show.Clock(clock.GetUtcNow())]);
                return LocalRedirect($"/applications/{Id}/edit");
            },
            cancellationToken,
            overwrites
        );

    public Task<IActionResult> OnPostPreviewAsync(CancellationToken cancellationToken) =>
        SaveAsync(form => form, () => LocalRedirect($"/applications/{Id}/preview"), cancellationToken);

    public Task<IActionResult> OnPostCheckAsync(CancellationToken cancellationToken) =>
        SaveAsync(form => form, () => LocalRedirect($"/applications/{Id}/submit"), cancellationToken);

    public Task<IActionResult> OnPostAddRowAsync(string list, CancellationToken cancellationToken)
    {
        if (FormLists.Find(list) is not { } rows)
        {
            return Task.FromResult<IActionResult>(NotFound());
        }

        return SaveAsync(
            form =>
            {
                var added = rows.Add(form);
                Focus = $"Form_{list}_{rows.Read(added).Count - 1}__{rows.Fields[0]}";
                return added;
            },
            () => IsPart ? RowsPart(list) : LocalRedirect($"/applications/{Id}/edit#{Focus}"),
            cancellationToken
        );
    }

    public Task<IActionResult> OnPostDropRowAsync(string list, int at, CancellationToken cancellationToken)
    {
        if (FormLists.Find(list) is not { } rows)
        {
            return Task.FromResult<IActionResult>(NotFound());
        }

        Focus = "add";
        return SaveAsync(
            form => rows.Drop(form, at),
            () => IsPart ? RowsPart(list) : LocalRedirect($"/applications/{Id}/edit#list-{list}"),
            cancellationToken
        );
    }

    public Task<IActionResult> OnPostUploadAsync(
        IReadOnlyList<IFormFile> upload,
        CancellationToken cancellationToken
    ) =>
        ChangeFilesAsync(() => attachments.AddAsync(Id, upload, User.ToPerson(), cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostDropFileAsync(Guid file, CancellationToken cancellationToken) =>
        ChangeFilesAsync(
            () => attachments.RemoveAsync(Id, file, User.ToPerson(), cancellationToken),
            cancellationToken
        );

    /// <summary>Called when the page is shown again: with what was typed.</summary>
    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        if (View is null && await read.ExecuteAsync(Id, Request.Form, User.ToPerson(), cancellationToken) is { } found)
        {
            View = found.View;
        }
    }

    private async Task<IActionResult> SaveAsync(
        Func<ApplicationForm, ApplicationForm> change,
        Func<IActionResult> then,
        CancellationToken cancellationToken,
        bool overwrites = false
    )
    {
        if (await read.ExecuteAsync(Id, Request.Form, User.ToPerson(), cancellationToken) is not { } found)
        {
            return NotFound();
        }

        View = found.View;
        if (found.WhyNot is { } refusal)
        {
            return await NotSavedAsync(texts.For(refusal), cancellationToken);
        }

        var framework = View.Check.Framework;
        var form = PostedForm.WithBlocks(change(View.Form), framework);
        var draft = new DraftToSave(Id, form, View.Version, overwrites);
        if (await saveDraft.ExecuteAsync(draft, User.ToPerson(), cancellationToken) is not { } saved)
        {
            return NotFound();
        }

        if (saved.IsConflict)
        {
            IsConflict = true;
            return await NotSavedAsync(texts["applications.Conflict"], cancellationToken);
        }

        var touched = View.Touched;
        View = (await read.ExecuteAsync(Id, null, User.ToPerson(), cancellationToken))!.Value.View with
        {
            Touched = touched,
            SavedAt = clock.GetUtcNow(),
        };
        return IsPart && Request.Query["handler"] == "Save" ? Partial("_Saved", View) : then();
    }

    private async Task<IActionResult> ChangeFilesAsync(Func<Task<bool>> change, CancellationToken cancellationToken)
    {
        string? fault = null;
        var result = await SaveAsync(form => form, () => new EmptyResult(), cancellationToken);
        if (result is not EmptyResult)
        {
            return result;
        }

        try
        {
            if (!await change())
            {
                return NotFound();
            }
        }
        catch (RefusedException refused)
        {
            fault = texts.For(refused.Refusal);
        }

        View = (await read.ExecuteAsync(Id, null, User.ToPerson(), cancellationToken))!.Value.View with
        {
            SavedAt = View.SavedAt,
            UploadFault = fault,
        };
        if (fault is not null)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            ModelState.AddModelError("upload", fault);
        }

        return IsPart ? Partial("_Upload", View)
            : fault is not null ? Page()
            : LocalRedirect($"/applications/{Id}/edit#files");
    }

    /// <summary>Says why, beside the text, which stays on the page.</summary>
    private async Task<IActionResult> NotSavedAsync(string why, CancellationToken cancellationToken)
    {
        if (!IsPart)
        {
            ModelState.AddModelError("", why);
            return await ShowAgainAsync(cancellationToken);
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        Response.Headers["HX-Retarget"] = "#save";
        Response.Headers["HX-Reswap"] = "innerHTML";
        return Partial("_NotSaved", new NotSavedView(Id, why, IsConflict));
    }

    private PartialViewResult RowsPart(string list) => Partial("_RowsChanged", RowsView.Of(list, View, texts, Focus));

    private void ShowFaults()
    {
        foreach (var fault in View.ShowsFaults ? View.Faults : [])
        {
            ModelState.AddModelError(fault.PropertyName, fault.ErrorMessage);
        }
    }
}

/// <summary>Why a save was held back.</summary>
public sealed record NotSavedView(Id<GrantApplication> Id, string Why, bool IsConflict);
