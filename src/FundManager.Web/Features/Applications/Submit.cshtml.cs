using FluentValidation.Results;
using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Applications;
using FundManager.Domain.Calls;
using FundManager.Domain.History;
using FundManager.Web.Access;
using FundManager.Web.Features.Cases;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Applications;

/// <summary>What is still missing, and when nothing is: the declaration with which a signatory sends the application.</summary>
[Authorize(Policy = FundRoles.Applicants)]
public sealed class SubmitModel(
    FundDbContext db,
    CaseAccess access,
    ReadSending sending,
    MakeMove makeMove,
    Texts texts
) : FundPage
{
    [BindProperty(SupportsGet = true)]
    public Id<GrantApplication> Id { get; set; }

    [BindProperty]
    public DeclarationForm Input { get; set; } = new();

    public GrantApplication Application { get; private set; } = null!;

    public Call Call { get; private set; } = null!;

    public string Endorser { get; private set; } = "";

    public IReadOnlyList<ValidationFailure> Faults { get; private set; } = [];

    public Refusal? WhyNot { get; private set; }

    /// <summary>Endorsement first, where the call asks for it.</summary>
    public string Trigger =>
        Application.State == "Clarification" ? nameof(GrantApplication.Respond)
        : Call.Terms.RequiresEndorsement ? nameof(GrantApplication.RequestEndorsement)
        : nameof(GrantApplication.Submit);

    /// <summary>Faults under the parts of the form that they stand in.</summary>
    public IEnumerable<(string Section, IReadOnlyList<ValidationFailure> Faults)> BySection =>
        FormSection
            .Of(Call.Terms)
            .Select(section => (section.Key, (IReadOnlyList<ValidationFailure>)[.. Faults.Where(section.Holds)]))
            .Where(part => part.Item2.Count > 0);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        if (Application.State is not ("Draft" or "Clarification"))
        {
            return LocalRedirect($"/applications/{Id}");
        }

        if (Application.State == "Clarification" && Faults.Count == 0)
        {
            return LocalRedirect(CaseLinks.ToMove(CaseKind.Application, Id.Value, Trigger));
        }

        Input = new DeclarationForm
        {
            Token = Guid.CreateVersion7(),
            Seen = Application.EventCount,
            Version = db.Entry(Application).Property<uint>(SaveDraft.VersionColumn).CurrentValue,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        if (!Input.Declared)
        {
            ModelState.AddModelError("Input.Declared", texts["applications.Fault_Declared"]);
            return await ShowAgainAsync(cancellationToken);
        }

        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [SendApplication.VersionField] = $"{Input.Version}",
        };
        var request = new MoveRequest(sending.MoveOf(Trigger), Id.Value, new MoveInput(values, []))
        {
            Token = Input.Token,
            Seen = Input.Seen,
        };
        if (!await makeMove.ExecuteAsync(request, User.ToPerson(), cancellationToken))
        {
            return NotFound();
        }

        Done(texts[$"moves.application_{Trigger}_done"]);
        return LocalRedirect($"/applications/{Id}");
    }

    /// <summary>The field that a fault is about, as the form calls it.</summary>
    public string NameOf(string property)
    {
        var parts = property["Form.".Length..].Split('[', ']');
        var isRow = parts.Length > 2 && int.TryParse(parts[1], Invariant, out _);
        return isRow
            ? texts["applications.RowOf", texts[$"applications.{parts[0]}"], int.Parse(parts[1], Invariant) + 1]
            : texts[$"applications.{parts[0]}"];
    }

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        await FindAsync(cancellationToken);
    }

    private static System.Globalization.CultureInfo Invariant => System.Globalization.CultureInfo.InvariantCulture;

    private async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        var person = User.ToPerson();
        if (
            await access.Applications(person).SingleOrDefaultAsync(a => a.Id == Id, cancellationToken) is not { } found
            || !person.OrganisationsAs(Role.Applicant, Role.Signatory).Contains(found.OrganisationId)
        )
        {
            return false;
        }

        Application = found;
        Call = await db.Calls.SingleAsync(call => call.Id == found.CallId, cancellationToken);
        (Faults, Endorser) = await sending.FaultsAsync(found, Call, cancellationToken);
        WhyNot = await sending.WhyNotAsync(found, Trigger, person, cancellationToken);
        return true;
    }
}

/// <summary>The declaration under an application.</summary>
public sealed class DeclarationForm
{
    public Guid Token { get; set; }

    public int Seen { get; set; }

    /// <summary>Of the draft that was read.</summary>
    public uint Version { get; set; }

    public bool Declared { get; set; }
}
