using FluentValidation;
using FundManager.Domain;
using FundManager.Domain.Organisations;
using FundManager.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace FundManager.Web.Features.Organisations;

/// <summary>The account of an organisation, given or changed by its own people.</summary>
public sealed class PayeeModel(
    ReadOrganisation reader,
    ChangePayee change,
    IValidator<PayeeModel.Form> validator,
    Texts texts
) : FundPage
{
    [BindProperty(SupportsGet = true)]
    public Id<Organisation> Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public Organisation Organisation { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        var payee = Organisation.Payee ?? new Payee("", "", "", "");
        (Input.AccountName, Input.AccountNumber) = (payee.AccountName, payee.AccountNumber);
        (Input.BankName, Input.BankCode) = (payee.BankName, payee.BankCode);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        if (!await PassesAsync(validator, Input, cancellationToken, nameof(Input)))
        {
            return await ShowAgainAsync(cancellationToken);
        }

        if (!await change.ExecuteAsync(Id, Input.ToPayee(), Input.Reason!.Trim(), User.ToPerson(), cancellationToken))
        {
            return NotFound();
        }

        Done(texts["organisations.ChangeDone"]);
        return LocalRedirect($"/organisations/{Id}");
    }

    protected override async Task LoadAsync(CancellationToken cancellationToken) => await FindAsync(cancellationToken);

    private async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        if (await reader.ExecuteAsync(Id, User.ToPerson(), cancellationToken) is not { IsOwn: true } found)
        {
            return false;
        }

        Organisation = found.Organisation;
        return true;
    }

    /// <summary>What was typed.</summary>
    public sealed class Form
    {
        public string? AccountName { get; set; }

        public string? AccountNumber { get; set; }

        public string? BankName { get; set; }

        public string? BankCode { get; set; }

        /// <summary>Why; kept in the history of every payment that goes back.</summary>
        public string? Reason { get; set; }

        /// <summary>Spaces that banks print between groups of digits are no part of the number.</summary>
        public Payee ToPayee() =>
            new(Trimmed(AccountName), PayeeFormValidator.Compact(AccountNumber), Trimmed(BankName), Trimmed(BankCode));

        private static string Trimmed(string? text) => text?.Trim() ?? "";
    }
}
