using FluentValidation;
using FundManager.Data.Identity;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace FundManager.Web.Features.Account;

[AllowAnonymous]
public sealed class SignInModel(
    SignInManager<FundUser> signIn,
    IValidator<SignInModel.Form> validator,
    Texts texts,
    DemoAccounts demo
) : FundPage
{
    [BindProperty]
    public Form Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>The fixed accounts, where the demo fund is loaded; else nothing.</summary>
    public IReadOnlyList<string> DemoAddresses { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await PassesAsync(validator, Input, cancellationToken, nameof(Input)))
        {
            return await ShowAgainAsync(cancellationToken);
        }

        var result = await signIn.PasswordSignInAsync(
            Input.Email.Trim(),
            Input.Password,
            isPersistent: false,
            lockoutOnFailure: true
        );
        if (!result.Succeeded)
        {
            ModelState.AddModelError("", texts[result.IsLockedOut ? "account.LockedOut" : "account.Wrong"]);
            return await ShowAgainAsync(cancellationToken);
        }

        return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl! : "/");
    }

    protected override async Task LoadAsync(CancellationToken cancellationToken) =>
        DemoAddresses = await demo.AddressesAsync(cancellationToken);

    public sealed record Form
    {
        public string Email { get; init; } = "";

        public string Password { get; init; } = "";
    }
}

public sealed class SignInFormValidator : AbstractValidator<SignInModel.Form>
{
    public SignInFormValidator(Texts texts)
    {
        RuleFor(form => form.Email).NotEmpty().WithMessage(_ => texts["faults.Email"]);
        RuleFor(form => form.Password).NotEmpty().WithMessage(_ => texts["faults.Missing_Password"]);
    }
}
