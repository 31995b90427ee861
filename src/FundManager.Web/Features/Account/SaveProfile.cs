using FundManager.Data.Identity;
using FundManager.Domain;
using Microsoft.AspNetCore.Identity;

namespace FundManager.Web.Features.Account;

/// <summary>What a person keeps of himself: name and language, and the password.</summary>
[UseCase]
public sealed class SaveProfile(UserManager<FundUser> users)
{
    /// <summary>False when the person is gone.</summary>
    public async Task<bool> ExecuteAsync(Guid userId, LocalText name, string? language)
    {
        if (await users.FindByIdAsync(userId.ToString()) is not { } user)
        {
            return false;
        }

        (user.DisplayName, user.Language) = (name, language);
        return (await users.UpdateAsync(user)).Succeeded;
    }

    /// <summary>Null when it was changed, which ends the person's other sessions; else the code of what is wrong.</summary>
    public async Task<string?> ChangePasswordAsync(Guid userId, string before, string after)
    {
        if (await users.FindByIdAsync(userId.ToString()) is not { } user)
        {
            return "PasswordMismatch";
        }

        var changed = await users.ChangePasswordAsync(user, before, after);
        return changed.Succeeded ? null : changed.Errors.First().Code;
    }
}
