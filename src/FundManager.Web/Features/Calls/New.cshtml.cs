using FundManager.Domain;
using FundManager.Domain.Organisations;
using FundManager.Web.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Calls;

/// <summary>A new call, as a draft.</summary>
[Authorize(Policy = Role.ProgrammeOfficer)]
public sealed class NewModel(CaseAccess access, SaveCall save, CallFormValidator validator, Texts texts) : FundPage
{
    [BindProperty]
    public CallForm Form { get; set; } = new();

    public IReadOnlyList<(string Value, string Text)> Funds { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        Form = CallForm.Blank(Funds.Count == 1 ? Funds[0].Value : null);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await PassesAsync(validator, Form, cancellationToken, nameof(Form)))
        {
            return await ShowAgainAsync(cancellationToken);
        }

        if (await save.NewAsync(Form, User.ToPerson(), cancellationToken) is not { } id)
        {
            return NotFound();
        }

        Done(texts["calls.DraftSaved"]);
        return LocalRedirect($"/calls/{id}");
    }

    protected override async Task LoadAsync(CancellationToken cancellationToken) =>
        Funds = await CallFormView.FundsAsync(access, User.ToPerson(), cancellationToken);
}

/// <summary>The fields of a call.</summary>
public sealed record CallFormView(CallForm Form, IReadOnlyList<(string Value, string Text)> Funds)
{
    public static async Task<IReadOnlyList<(string Value, string Text)>> FundsAsync(
        CaseAccess access,
        Person person,
        CancellationToken cancellationToken
    )
    {
        var funds = await access
            .Funds(person)
            .OrderBy(fund => fund.Number)
            .Select(fund => new { fund.Id, fund.Name })
            .ToListAsync(cancellationToken);
        return [.. funds.Select(fund => (fund.Id.ToString(), Show.Of(fund.Name)))];
    }
}
