using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FundManager.Web.Features;

/// <summary>A page that can show itself again with what was wrong, status 422, nothing lost.</summary>
public abstract class FundPage : PageModel
{
    /// <summary>What the next page says on top after something was done.</summary>
    [TempData]
    public string? DoneText { get; set; }

    /// <summary>Shows the page again; what was typed stays.</summary>
    public async Task<IActionResult> ShowAgainAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    /// <summary>Reads what the page shows, except what was typed.</summary>
    protected virtual Task LoadAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected void Done(string text) => DoneText = text;

    /// <summary>Puts every fault that the validator finds beside its field.</summary>
    protected async Task<bool> PassesAsync<T>(
        IValidator<T> validator,
        T form,
        CancellationToken cancellationToken,
        string prefix = ""
    )
    {
        var result = await validator.ValidateAsync(form, cancellationToken);
        foreach (var fault in result.Errors)
        {
            ModelState.AddModelError(
                prefix.Length == 0 ? fault.PropertyName : $"{prefix}.{fault.PropertyName}",
                fault.ErrorMessage
            );
        }

        return result.IsValid && ModelState.IsValid;
    }
}
