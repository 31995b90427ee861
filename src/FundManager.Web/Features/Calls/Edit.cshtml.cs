using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Calendar;
using FundManager.Domain.Calls;
using FundManager.Web.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Calls;

/// <summary>Changes a call while it is a draft.</summary>
[Authorize(Policy = Role.ProgrammeOfficer)]
public sealed class EditModel(
    FundDbContext db,
    CaseAccess access,
    SaveCall save,
    CallFormValidator validator,
    FundCalendar calendar,
    Texts texts
) : FundPage
{
    [BindProperty(SupportsGet = true)]
    public Id<Call> Id { get; set; }

    [BindProperty]
    public CallForm Form { get; set; } = new();

    /// <summary>How many events the call had when the form was shown.</summary>
    [BindProperty]
    public int Seen { get; set; }

    public Call Call { get; private set; } = null!;

    public IReadOnlyList<(string Value, string Text)> Funds { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Call is null)
        {
            return NotFound();
        }

        if (Call.WhyNotEdit(User.ToPerson().AtFund()) is not null)
        {
            return LocalRedirect($"/calls/{Id}");
        }

        (Form, Seen) = (CallForm.Of(Call, calendar), Call.EventCount);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Call is null)
        {
            return NotFound();
        }

        // The fund of a call does not change.
        Form = Form with
        {
            FundId = Call.FundId.ToString(),
        };
        if (!await PassesAsync(validator, Form, cancellationToken, nameof(Form)))
        {
            return await ShowAgainAsync(cancellationToken);
        }

        if (!await save.ChangeAsync(Id, Seen, Form, User.ToPerson(), cancellationToken))
        {
            return NotFound();
        }

        Done(texts["calls.DraftSaved"]);
        return LocalRedirect($"/calls/{Id}");
    }

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        var person = User.ToPerson();
        Call = (await access.Calls(person).SingleOrDefaultAsync(c => c.Id == Id, cancellationToken))!;
        var funds = await CallFormView.FundsAsync(access, person, cancellationToken);
        Funds = [.. funds.Where(fund => fund.Value == Call?.FundId.ToString())];
    }
}
