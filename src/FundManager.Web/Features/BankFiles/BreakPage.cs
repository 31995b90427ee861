using FundManager.Domain;
using FundManager.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace FundManager.Web.Features.BankFiles;

/// <summary>A page that shows breaks and takes what a finance officer says to them.</summary>
public abstract class BreakPage(LookAtBreak look, Texts texts) : FundPage
{
    public bool MaySettle => User.ToPerson().Holds(Role.FinanceOfficer);

    /// <summary>Where the page is, for its forms.</summary>
    public abstract string Here { get; }

    public Task<IActionResult> OnPostConfirmAsync(Guid import, int number, CancellationToken cancellationToken) =>
        SayAsync(
            () => look.ConfirmAsync(import, number, User.ToPerson(), cancellationToken),
            "bankfiles.Confirmed",
            cancellationToken
        );

    public Task<IActionResult> OnPostDenyAsync(Guid import, int number, CancellationToken cancellationToken) =>
        SayAsync(
            () => look.DenyAsync(import, number, User.ToPerson(), cancellationToken),
            "bankfiles.Denied",
            cancellationToken
        );

    public Task<IActionResult> OnPostSettleAsync(
        Guid import,
        int number,
        string? reason,
        CancellationToken cancellationToken
    ) =>
        SayAsync(
            () => look.SettleAsync((import, number), reason ?? "", User.ToPerson(), cancellationToken),
            "bankfiles.Settled",
            cancellationToken
        );

    protected async Task<IActionResult> SayAsync(Func<Task<bool>> say, string done, CancellationToken cancellationToken)
    {
        if (!MaySettle)
        {
            return Forbid();
        }

        try
        {
            if (!await say())
            {
                return NotFound();
            }
        }
        catch (RefusedException refused)
        {
            ModelState.AddModelError("", texts.For(refused.Refusal));
            return await ShowAgainAsync(cancellationToken);
        }

        Done(texts[done]);
        return Redirect(Here);
    }
}

/// <summary>Lines with the forms for what a person says to them.</summary>
public sealed record BankLinesView(IReadOnlyList<BankLineRow> Rows, string Here, bool MaySettle, bool NamesFile);
