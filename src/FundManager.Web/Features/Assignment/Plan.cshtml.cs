using System.ComponentModel.DataAnnotations;
using System.Globalization;
using FundManager.Data;
using FundManager.Data.Assignment;
using FundManager.Domain;
using FundManager.Domain.Applications;
using FundManager.Domain.Calendar;
using FundManager.Domain.Calls;
using FundManager.Web.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Assignment;

/// <summary>A proposal: how far it is, who reviews what, what is weak and why; changed by hand as a new one, or sent.</summary>
[Authorize(Policy = Role.ProgrammeOfficer)]
public sealed class PlanModel(FundDbContext db, CaseAccess access, AskForPlan ask, Texts texts) : FundPage
{
    private const int ReasonMaxLength = 500;

    private Dictionary<Guid, LocalText> _people = [];
    private Dictionary<Guid, LocalText> _titles = [];
    private HashSet<Guid> _seen = [];

    [BindProperty(SupportsGet = true)]
    public Id<Call> Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid PlanId { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public Call Call { get; private set; } = null!;

    public AssignmentPlan Plan { get; private set; } = null!;

    /// <summary>The applications that the reader may see, the worst first; a conflict of his own may have come up since.</summary>
    public IReadOnlyList<PlannedApplication> Rows { get; private set; } = [];

    /// <summary>Pairs that an officer excluded, of applications that the reader may see.</summary>
    public IReadOnlyList<HandPair> Excluded =>
        [.. Plan.Terms.Forbidden.Where(pair => _seen.Contains(pair.Application))];

    public IReadOnlyList<(string Value, string Text)> ReviewerChoices { get; private set; } = [];

    /// <summary>
    /// Reviewers who have taken on so much since the proposal was worked out, by another plan perhaps, that it would take them past their
    /// load.
    /// </summary>
    public IReadOnlyList<Guid> Overtaken { get; private set; } = [];

    public string Address => $"/calls/{Id}/assignment/{PlanId}";

    public string NameOf(Guid person) =>
        _people.TryGetValue(person, out var name) ? Show.Of(name) : texts["history.Unknown"];

    public string TitleOf(Guid application) => _titles.TryGetValue(application, out var title) ? Show.Of(title) : "";

    public string NumberOf(Guid application) =>
        Rows.FirstOrDefault(row => row.Id == application)?.Number ?? texts["assignment.Hidden"];

    public string Numbers(IEnumerable<Guid> applications) =>
        string.Join(texts["shared.ListSeparator"], applications.Select(NumberOf));

    public string Names(IEnumerable<Guid> people) => string.Join(texts["shared.ListSeparator"], people.Select(NameOf));

    public string Estimate(double estimate) => estimate.ToString("0.00", CultureInfo.InvariantCulture);

    public static string ValueOf(Guid application, Guid reviewer) => $"{application}/{reviewer}";

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    /// <summary>Asks anew, with the pairs that were locked, excluded or added by hand.</summary>
    public async Task<IActionResult> OnPostAgainAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        var locked = Input.Locked.Select(PairOf).OfType<HandPair>().ToList();
        if (Guid.TryParse(Input.AddApplication, out var application) && Guid.TryParse(Input.AddReviewer, out var added))
        {
            locked.Add(new HandPair(application, added));
        }

        var forbidden = Input.Forbidden.Select(PairOf).OfType<HandPair>().Except(locked);
        var terms = Plan.Terms with
        {
            Locked = [.. locked.Distinct()],
            // What this page does not show stays excluded; what it shows is excluded as far as it is still ticked.
            Forbidden = [.. Plan.Terms.Forbidden.Except(Excluded).Concat(forbidden).Distinct()],
        };
        var next = await ask.ExecuteAsync(Id, terms, User.ToPerson().UserId, cancellationToken);
        return LocalRedirect($"/calls/{Id}/assignment/{next}");
    }

    /// <summary>Sends the invitations.</summary>
    public async Task<IActionResult> OnPostSendAsync(
        [FromServices] SendPlan send,
        [FromServices] FundCalendar calendar,
        CancellationToken cancellationToken
    )
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        if (DueDay(ModelState) is not { } due)
        {
            return await ShowAgainAsync(cancellationToken);
        }

        var reason = string.IsNullOrWhiteSpace(Input.Reason) ? null : Input.Reason.Trim();
        var way = (calendar.EndOf(due), reason);
        if (await send.ExecuteAsync(PlanId, way, User.ToPerson(), cancellationToken) is not { } sent)
        {
            return NotFound();
        }

        Done(texts["assignment.SentDone", sent.Sum(row => row.Invited), sent.Count(row => row.Refusal is not null)]);
        return LocalRedirect(Address);
    }

    private DateOnly? DueDay(Microsoft.AspNetCore.Mvc.ModelBinding.ModelStateDictionary state)
    {
        var culture = CultureInfo.InvariantCulture;
        if (!DateOnly.TryParseExact(Input.DueOn, "yyyy-MM-dd", culture, DateTimeStyles.None, out var due))
        {
            state.AddModelError("Input.DueOn", texts["faults.Day"]);
        }

        if (Input.Reason.Length > ReasonMaxLength)
        {
            state.AddModelError("Input.Reason", texts["faults.TooLong", ReasonMaxLength]);
        }

        return state.IsValid ? due : null;
    }

    protected override async Task LoadAsync(CancellationToken cancellationToken) => await FindAsync(cancellationToken);

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        return Page();
    }

    private async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        var person = User.ToPerson();
        var found = db.AssignmentPlans.AsNoTracking().Where(one => one.Id == PlanId && one.CallId == Id);
        var calls = access.Calls(person).AsNoTracking().Where(c => c.Id == Id);
        if (
            await found.SingleOrDefaultAsync(cancellationToken) is not { } plan
            || await calls.SingleOrDefaultAsync(cancellationToken) is not { } call
        )
        {
            return false;
        }

        (Plan, Call) = (plan, call);
        if (plan.Result is { } result)
        {
            await NameAsync(result, person, cancellationToken);
        }

        return true;
    }

    private async Task NameAsync(
        PlannedRound result,
        Domain.Organisations.Person person,
        CancellationToken cancellationToken
    )
    {
        var ids = result.Applications.Select(row => new Id<GrantApplication>(row.Id)).ToList();
        _titles = await access
            .Applications(person)
            .Where(a => ids.Contains(a.Id))
            .Select(a => new { a.Id, a.Title })
            .ToDictionaryAsync(a => a.Id.Value, a => a.Title, cancellationToken);
        _seen = [.. _titles.Keys];
        Rows =
        [
            .. result
                .Applications.Where(row => _seen.Contains(row.Id))
                .OrderBy(row => row.Wanted == 0)
                .ThenBy(row => row.Pairs.Count == row.Wanted)
                .ThenBy(row => row.Pairs.Sum(pair => pair.Estimate)),
        ];
        var people = result.Loads.Select(load => load.Reviewer).ToList();
        _people = await db
            .Users.Where(u => people.Contains(u.Id))
            .ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellationToken);
        await FindOvertakenAsync(result, people, cancellationToken);
        ReviewerChoices =
        [
            .. people
                .Select(id => (id.ToString(), NameOf(id)))
                .OrderBy(choice => choice.Item2, StringComparer.CurrentCulture),
        ];
    }

    private async Task FindOvertakenAsync(PlannedRound result, List<Guid> people, CancellationToken cancellationToken)
    {
        if (Plan.SentAt is not null)
        {
            return;
        }

        var open = await ReadRound.OpenReviewsAsync(db, people, cancellationToken);
        var most = Math.Min(Plan.Terms.MaxLoad, Domain.Reviews.Review.MaxLoad);
        Overtaken =
        [
            .. result
                .Loads.Where(load => load.Planned > 0)
                .Where(load =>
                    open.GetValueOrDefault(load.Reviewer) is var now && now > load.Open && now + load.Planned > most
                )
                .Select(load => load.Reviewer),
        ];
    }

    private HandPair? PairOf(string? value) =>
        value?.Split('/') is [var application, var reviewer]
        && Guid.TryParse(application, out var of)
        && Guid.TryParse(reviewer, out var by)
        && _seen.Contains(of)
            ? new HandPair(of, by)
            : null;

    public sealed record Form
    {
        /// <summary>Pairs as "application/reviewer".</summary>
        public IList<string?> Locked { get; init; } = [];

        public IList<string?> Forbidden { get; init; } = [];

        [DisplayFormat(ConvertEmptyStringToNull = false)]
        public string AddApplication { get; init; } = "";

        [DisplayFormat(ConvertEmptyStringToNull = false)]
        public string AddReviewer { get; init; } = "";

        [DisplayFormat(ConvertEmptyStringToNull = false)]
        public string DueOn { get; init; } = "";

        [DisplayFormat(ConvertEmptyStringToNull = false)]
        public string Reason { get; init; } = "";
    }
}
