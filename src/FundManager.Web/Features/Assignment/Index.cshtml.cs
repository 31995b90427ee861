using System.ComponentModel.DataAnnotations;
using System.Globalization;
using FundManager.Data;
using FundManager.Data.Assignment;
using FundManager.Domain;
using FundManager.Domain.Assignment;
using FundManager.Domain.Calls;
using FundManager.Domain.Reviews;
using FundManager.Web.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Assignment;

/// <summary>Where an officer asks for a proposal of who reviews what in a call, and finds those of before.</summary>
[Authorize(Policy = Role.ProgrammeOfficer)]
public sealed class IndexModel(FundDbContext db, CaseAccess access, AskForPlan ask, TimeProvider clock, Texts texts)
    : FundPage
{
    private const int MostPlans = 20;
    private const int MostSeed = 64;

    [BindProperty(SupportsGet = true)]
    public Id<Call> Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public Call Call { get; private set; } = null!;

    public IReadOnlyList<AssignmentPlan> Plans { get; private set; } = [];

    /// <summary>Applications that can still be given reviewers, as far as the reader may see them.</summary>
    public int Applications { get; private set; }

    public int Reviewers { get; private set; }

    /// <summary>Reviewers who have named no field: everything fits them equally badly.</summary>
    public int WithoutFields { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        Input = new Form
        {
            MaxLoad = Review.MaxLoad.ToString(CultureInfo.InvariantCulture),
            MinLoad = "0",
            OnePerUnit = true,
            Seed = Guid.CreateVersion7(clock.GetUtcNow()).ToString("N")[..12],
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        var (least, most) = (Form.Load(Input.MinLoad), Form.Load(Input.MaxLoad));
        if (least is null || most is null || least > most)
        {
            ModelState.AddModelError("Input.MaxLoad", texts["assignment.BadLoad", Review.MaxLoad]);
        }

        if (Input.Seed.Trim() is not { Length: > 0 and <= MostSeed })
        {
            ModelState.AddModelError("Input.Seed", texts["faults.Missing_Text"]);
        }

        if (!ModelState.IsValid)
        {
            return await ShowAgainAsync(cancellationToken);
        }

        var terms = new AssignmentTerms
        {
            MinLoad = least!.Value,
            MaxLoad = most!.Value,
            Goal = Input.IsFair ? AssignmentGoal.FairestFloor : AssignmentGoal.GreatestSum,
            OnePerUnit = Input.OnePerUnit,
            Needs = [.. Expertise.Attributes.Where(Input.Needs.Contains)],
            Seed = Input.Seed.Trim(),
        };
        var plan = await ask.ExecuteAsync(Id, terms, User.ToPerson().UserId, cancellationToken);
        return LocalRedirect($"/calls/{Id}/assignment/{plan}");
    }

    protected override async Task LoadAsync(CancellationToken cancellationToken) => await FindAsync(cancellationToken);

    private async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        var person = User.ToPerson();
        var found = access.Calls(person).AsNoTracking().Where(c => c.Id == Id);
        if (await found.SingleOrDefaultAsync(cancellationToken) is not { } call)
        {
            return false;
        }

        Call = call;
        Plans = await db
            .AssignmentPlans.AsNoTracking()
            .Where(plan => plan.CallId == Id)
            .OrderByDescending(plan => plan.AskedAt)
            .Take(MostPlans)
            .ToListAsync(cancellationToken);
        Applications = await access
            .Applications(person)
            .CountAsync(a => a.CallId == Id && ReadRound.Open.Contains(a.State), cancellationToken);
        var reviewers = db.Memberships.Where(m => m.Role == Role.Reviewer).Select(m => m.UserId).Distinct();
        Reviewers = await reviewers.CountAsync(cancellationToken);
        WithoutFields = await reviewers.CountAsync(id => !db.Expertise.Any(e => e.UserId == id), cancellationToken);
        return true;
    }

    public sealed record Form
    {
        [DisplayFormat(ConvertEmptyStringToNull = false)]
        public string MinLoad { get; init; } = "";

        [DisplayFormat(ConvertEmptyStringToNull = false)]
        public string MaxLoad { get; init; } = "";

        public bool IsFair { get; init; }

        public bool OnePerUnit { get; init; }

        public IList<string> Needs { get; init; } = [];

        [DisplayFormat(ConvertEmptyStringToNull = false)]
        public string Seed { get; init; } = "";

        /// <summary>A count from 0 to the most that one person may have; null for anything else.</summary>
        internal static int? Load(string typed) =>
            int.TryParse(typed.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && count <= Review.MaxLoad
                ? count
                : null;
    }
}
