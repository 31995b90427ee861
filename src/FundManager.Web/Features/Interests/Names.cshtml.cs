using System.ComponentModel.DataAnnotations;
using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Applications;
using FundManager.Domain.Calendar;
using FundManager.Domain.Reviews;
using FundManager.Web.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Interests;

/// <summary>Names in an application that could be people who judge for the fund: an officer notes who they are, a leader agrees.</summary>
[Authorize(Policy = FundRoles.Office)]
public sealed class NamesModel(
    FundDbContext db,
    CaseAccess access,
    ReadNames names,
    FundCalendar calendar,
    TimeProvider clock,
    Texts texts
) : FundPage
{
    public const int ReasonMaxLength = 500;

    private Dictionary<Guid, LocalText> _people = [];

    [BindProperty(SupportsGet = true)]
    public Id<GrantApplication> Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public GrantApplication Application { get; private set; } = null!;

    public IReadOnlyList<NameLine> Lines { get; private set; } = [];

    public string NameOf(Guid person) =>
        _people.TryGetValue(person, out var name) ? Show.Of(name) : texts["history.Unknown"];

    public DateOnly DayOf(DateTimeOffset at) => calendar.DayOf(at);

    public bool MayNote(NameLine line) =>
        Namesake.WhyNotNote(line.UserId, line.Question.Code, new Act(Actor, clock.GetUtcNow(), "…")) is null;

    public bool MayConfirm(Namesake note) => note.WhyNotConfirm(Actor) is null;

    private Actor Actor => User.ToPerson().In(Application);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Input = new Form { Token = Guid.CreateVersion7(clock.GetUtcNow()) };
        return await FindAsync(cancellationToken) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostNoteAsync(
        [FromServices] NoteNamesake note,
        CancellationToken cancellationToken
    )
    {
        if (Input.Reason.Trim() is not { Length: > 0 and <= ReasonMaxLength })
        {
            ModelState.AddModelError("Input.Reason", texts["faults.Missing_Text"]);
            return await FindAsync(cancellationToken) ? await ShowAgainAsync(cancellationToken) : NotFound();
        }

        var question = new NameQuestion(Id, Input.Code, Input.Key);
        var wanted = new NameNote(Input.UserId, question, Input.IsSame, Input.Reason.Trim(), Input.Token);
        if (!await note.ExecuteAsync(wanted, User.ToPerson(), cancellationToken))
        {
            return NotFound();
        }

        Done(texts[Input.IsSame ? "interests.SameDone" : "interests.OtherDone"]);
        return LocalRedirect($"/applications/{Id}/names");
    }

    public async Task<IActionResult> OnPostConfirmAsync(
        [FromServices] ConfirmNamesake confirm,
        Id<Namesake> note,
        CancellationToken cancellationToken
    )
    {
        var form = ("", Input.Token);
        if (!await confirm.ExecuteAsync(Id, note, form, User.ToPerson(), cancellationToken))
        {
            return NotFound();
        }

        Done(texts["interests.ConfirmDone"]);
        return LocalRedirect($"/applications/{Id}/names");
    }

    protected override async Task LoadAsync(CancellationToken cancellationToken) => await FindAsync(cancellationToken);

    private async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        var found = access.Applications(User.ToPerson()).AsNoTracking().Where(a => a.Id == Id);
        if (await found.SingleOrDefaultAsync(cancellationToken) is not { } application)
        {
            return false;
        }

        (Application, Lines) = (application, await names.ExecuteAsync(application, cancellationToken));
        var notes = Lines.SelectMany(line => new[] { line.Counts, line.Waits }).OfType<Namesake>().ToList();
        var people = notes.Select(n => n.NotedBy).Concat(notes.Select(n => n.ConfirmedBy).OfType<Guid>()).ToList();
        _people = await db
            .Users.Where(u => people.Contains(u.Id))
            .ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellationToken);
        return true;
    }

    public sealed record Form
    {
        public Guid Token { get; init; }

        public Guid UserId { get; init; }

        [DisplayFormat(ConvertEmptyStringToNull = false)]
        public string Code { get; init; } = "";

        [DisplayFormat(ConvertEmptyStringToNull = false)]
        public string Key { get; init; } = "";

        public bool IsSame { get; init; }

        [DisplayFormat(ConvertEmptyStringToNull = false)]
        public string Reason { get; init; } = "";
    }
}
