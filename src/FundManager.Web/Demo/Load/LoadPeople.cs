using System.Globalization;
using FundManager.Data;
using FundManager.Data.Identity;
using FundManager.Data.Load;
using FundManager.Domain;
using FundManager.Domain.Organisations;
using FundManager.Web.Features.Account;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Demo.Load;

/// <summary>Who acts in the load: the staff of the demo fund, and applicants and reviewers of its own.</summary>
internal sealed class LoadPeople
{
    private const int ApplicationsPerOrganisation = 25;
    private const int ReviewsPerReviewer = 100;
    private const int FewestReviewers = 6;

    private readonly IReadOnlyDictionary<string, Guid> _staff;
    private readonly List<FundUser> _users = [];
    private readonly List<Membership> _memberships = [];

    private LoadPeople(IReadOnlyDictionary<string, Guid> staff, IReadOnlyList<Organisation> endorsers) =>
        (_staff, Endorsers) = (staff, endorsers);

    public IReadOnlyList<Organisation> Endorsers { get; }

    public List<LoadApplicant> Applicants { get; } = [];

    public List<Guid> Reviewers { get; } = [];

    /// <summary>As many people as so many applications need, besides those of the demo.</summary>
    public static async Task<LoadPeople> MakeAsync(
        FundDbContext db,
        int applications,
        DateTimeOffset at,
        CancellationToken cancellationToken
    )
    {
        var ending = $"@{DemoAccounts.Domain}";
        var staff = await db
            .Users.Where(user => user.Email!.EndsWith(ending))
            .ToDictionaryAsync(
                user => user.Email![..^ending.Length],
                user => user.Id,
                StringComparer.Ordinal,
                cancellationToken
            );
        var endorsers = await db
            .Organisations.Where(o => db.Memberships.Any(m => m.OrganisationId == o.Id && m.Role == Role.Endorser))
            .OrderBy(o => o.CreditCode)
            .ToListAsync(cancellationToken);
        var taken = await db.Organisations.CountAsync(cancellationToken);
        var hash = await db
            .Users.OrderBy(user => user.Email)
            .Select(user => user.PasswordHash)
            .FirstAsync(cancellationToken);
        var people = new LoadPeople(staff, endorsers);
        for (var i = 0; i < Math.Max(1, applications / ApplicationsPerOrganisation); i++)
        {
            people.AddApplicant(taken + i, hash, at);
        }

        for (var i = 0; i < Math.Max(FewestReviewers, applications / ReviewsPerReviewer); i++)
        {
            people.Reviewers.Add(people.AddUser($"reviewer-{taken + i}", Role.Reviewer, null, hash, at));
        }

        return people;
    }

    /// <summary>An act of one of the demo's staff.</summary>
    public Act By(string account, string role, DateTimeOffset at, string? reason = null) =>
        new(new Actor(_staff[account], [role]), at, reason);

    public async Task WriteAsync(BulkLoad load, CancellationToken cancellationToken)
    {
        await load.CopyAsync([.. Applicants.Select(one => one.Organisation)], cancellationToken);
        await load.CopyAsync(_users, cancellationToken);
        await load.CopyAsync(_memberships, cancellationToken);
    }

    private void AddApplicant(int number, string? hash, DateTimeOffset at)
    {
        var region = Regions[number % Regions.Length];
        var body = string.Create(CultureInfo.InvariantCulture, $"91{region}0000{800000000 + number}").AsSpan(0, 17);
        var name = new LocalText(
            string.Create(CultureInfo.InvariantCulture, $"Load Technology Company {number}"),
            string.Create(CultureInfo.InvariantCulture, $"负载科技有限公司{number}")
        );
        var organisation = new Organisation(
            Id<Organisation>.New(at),
            name,
            OrganisationKind.Enterprise,
            $"{body}{CreditCode.CheckOf(body)}",
            region
        );
        organisation.SetPayee(
            new Payee(
                name.Zh,
                string.Create(CultureInfo.InvariantCulture, $"6222{700000000000 + number}"),
                "演示银行",
                "102100099996"
            )
        );
        organisation.VerifyPayee(new Actor(_staff["finance1"], [Role.FinanceOfficer]));
        Applicants.Add(
            new LoadApplicant(
                organisation,
                AddUser($"applicant-{number}", Role.Applicant, organisation.Id, hash, at),
                AddUser($"signatory-{number}", Role.Signatory, organisation.Id, hash, at)
            )
        );
    }

    private Guid AddUser(string account, string role, Id<Organisation>? organisation, string? hash, DateTimeOffset at)
    {
        var address = $"{account}@{DemoAccounts.Domain}";
        var user = new FundUser
        {
            Id = Guid.CreateVersion7(at),
            UserName = address,
            NormalizedUserName = address.ToUpperInvariant(),
            Email = address,
            NormalizedEmail = address.ToUpperInvariant(),
            EmailConfirmed = true,
            DisplayName = new LocalText(account, account),
            PasswordHash = hash,
            SecurityStamp = Guid.NewGuid().ToString("N"),
        };
        _users.Add(user);
        _memberships.Add(new Membership(Id<Membership>.New(at), user.Id, role, organisation));
        return user.Id;
    }

    private static readonly string[] Regions = ["11", "13", "32", "33", "37", "42", "44", "51", "53", "62"];
}

/// <summary>Who applies: an organisation and its two people.</summary>
internal sealed record LoadApplicant(Organisation Organisation, Guid Applicant, Guid Signatory)
{
    public Act Draft(DateTimeOffset at) => new(new Actor(Applicant, [Role.Applicant]), at);

    public Act Sign(DateTimeOffset at) => new(new Actor(Signatory, [Role.Signatory]), at);
}
