using FluentValidation;
using FundManager.Data;
using FundManager.Data.Identity;
using FundManager.Domain;
using FundManager.Domain.Organisations;
using FundManager.Web.Access;
using FundManager.Web.Setup;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Account;

/// <summary>Who is signed in: name in both scripts, language, roles, password.</summary>
public sealed class ProfileModel(
    FundDbContext db,
    SaveProfile save,
    SignInManager<FundUser> signIn,
    IValidator<ProfileModel.Form> names,
    IValidator<ProfileModel.PasswordForm> passwords,
    Texts texts
) : FundPage
{
    [BindProperty]
    public Form Input { get; set; } = new();

    [BindProperty]
    public PasswordForm Password { get; set; } = new();

    public string Email { get; private set; } = "";

    public IReadOnlyList<(string Role, Id<Organisation>? OrganisationId, string Organisation)> Roles
    {
        get;
        private set;
    } = [];

    /// <summary>Whether the person holds a role of the fund, and so declares interests.</summary>
    public bool IsJudge =>
        User.ToPerson().Roles.Any(held => held.OrganisationId is null && held.Role != Role.Administrator);

    private Guid UserId => User.ToPerson().UserId;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        var user = await db.Users.AsNoTracking().SingleAsync(u => u.Id == UserId, cancellationToken);
        Input = new Form
        {
            NameEn = user.DisplayName.En,
            NameZh = user.DisplayName.Zh,
            Language = user.Language ?? "",
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        ForgetFaultsOf(nameof(Password));
        if (!await PassesAsync(names, Input, cancellationToken, nameof(Input)))
        {
            return await ShowAgainAsync(cancellationToken);
        }

        var language = Input.Language.Length == 0 ? null : Input.Language;
        if (!await save.ExecuteAsync(UserId, new LocalText(Input.NameEn.Trim(), Input.NameZh.Trim()), language))
        {
            return NotFound();
        }

        LanguageCookie.Write(HttpContext, language);
        return await SavedAsync("account.ProfileSaved");
    }

    public async Task<IActionResult> OnPostPasswordAsync(CancellationToken cancellationToken)
    {
        ForgetFaultsOf(nameof(Input));
        if (!await PassesAsync(passwords, Password, cancellationToken, nameof(Password)))
        {
            return await ShowNamesAgainAsync(cancellationToken);
        }

        if (await save.ChangePasswordAsync(UserId, Password.Before, Password.After) is { } wrong)
        {
            var isBefore = wrong == "PasswordMismatch";
            ModelState.AddModelError(
                $"{nameof(Password)}.{(isBefore ? nameof(Password.Before) : nameof(Password.After))}",
                texts[isBefore ? "account.PasswordWrong" : "account.PasswordRule"]
            );
            return await ShowNamesAgainAsync(cancellationToken);
        }

        return await SavedAsync("account.PasswordChanged");
    }

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        Email = await db.Users.Where(u => u.Id == UserId).Select(u => u.Email!).SingleAsync(cancellationToken);
        var held = User.ToPerson().Roles;
        var ids = held.Select(role => role.OrganisationId).OfType<Id<Organisation>>().Distinct().ToList();
        var organisations = await db
            .Organisations.Where(o => ids.Contains(o.Id))
            .Select(o => new { o.Id, o.Name })
            .ToDictionaryAsync(o => o.Id, o => o.Name, cancellationToken);
        Roles =
        [
            .. held.Select(role =>
                (
                    role.Role,
                    role.OrganisationId,
                    role.OrganisationId is { } id && organisations.TryGetValue(id, out var name) ? Show.Of(name) : ""
                )
            ),
        ];
    }

    private async Task<IActionResult> ShowNamesAgainAsync(CancellationToken cancellationToken)
    {
        await OnGetAsync(cancellationToken);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    /// <summary>The cookie follows the new name, and the new security stamp.</summary>
    private async Task<IActionResult> SavedAsync(string text)
    {
        await signIn.RefreshSignInAsync((await signIn.UserManager.FindByIdAsync(UserId.ToString()))!);
        Done(texts[text]);
        return Redirect("/profile");
    }

    /// <summary>The page has two forms and only one of them was sent.</summary>
    private void ForgetFaultsOf(string prefix)
    {
        foreach (var key in ModelState.Keys.Where(k => k.StartsWith(prefix, StringComparison.Ordinal)).ToList())
        {
            ModelState.Remove(key);
        }
    }

    public sealed record Form
    {
        public string NameEn { get; init; } = "";

        public string NameZh { get; init; } = "";

        /// <summary>"en", "zh-Hans", or "" to leave it to the browser.</summary>
        public string Language { get; init; } = "";
    }

    public sealed record PasswordForm
    {
        public string Before { get; init; } = "";

        public string After { get; init; } = "";

        public string Again { get; init; } = "";
    }
}
