using System.Net;
using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Applications;
using FundManager.Domain.Awards;
using FundManager.Domain.History;
using FundManager.Domain.Reviews;
using FundManager.Domain.Workflows;
using FundManager.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FundManager.Web.Tests.Features.Reviews;

/// <summary>Applications that are ready for review, and what reviewers do with them.</summary>
internal sealed class ReviewScene(FundServer server)
{
    public static readonly string[] Good = ["16", "16", "15", "15", "14.5"];

    private int _count;

    /// <summary>A complete form that nobody of the demo's reviewers has a conflict with.</summary>
    public ApplicationForm Form =>
        new()
        {
            TitleEn = "Low-temperature drying of maize",
            TitleZh = "玉米低温干燥",
            Summary = "Dries maize with heat from the air, in two counties.",
            LeadName = "Lin Mei",
            LeadEmail = "lin.mei@demo.example",
            LeadPosition = "Engineer",
            Team = [new TeamRow("Bai Xue", "Measuring")],
            Partners = [new PartnerRow("Donghai Cold Chain Technology Company", "Storage")],
            Discipline = "210",
            Region = "62",
            StartsOn = "2026-10-01",
            TermMonths = "24",
            Budget = [new BudgetRow("Dryer", "equipment", "600000.00", "300000.00")],
            Inputs = [new InputRow("MatchingCash", "Own money", "300000.00", "2027-03-31", "")],
            Milestones = [new MilestoneRow("Dryer runs", "2027-03-31", "Test report", "true")],
            Indicators = [new IndicatorRow("Tonnes dried", "output", "quantity", ">=", "500", "t", "Scale", "90")],
            Tranches =
            [
                new TrancheRow("400000.00", "2026-11-01", "", ""),
                new TrancheRow("200000.00", "2027-05-01", "50", "1"),
            ],
            EndorserId = server.World.Cast.Organisations["grain-society"].Id.ToString(),
        };

    /// <summary>An eligible application.</summary>
    public Task<Guid> EligibleAsync(ApplicationForm? form = null) =>
        server.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<FundDbContext>();
            var workflow = services.GetRequiredService<WorkflowCatalog>()[CaseKind.Application];
            var (cast, now) = (server.World.Cast, server.Clock.GetUtcNow());
            var call = await db.Calls.SingleAsync(c => c.Id == server.World.Call.Id);
            var application = new GrantApplication(
                $"{call.Number}/{++_count:000}",
                call,
                cast.Organisations["hexi"].Id,
                form ?? Form,
                (workflow, new Act(cast.As("applicant", Role.Applicant), now))
            );
            application.RequestEndorsement(workflow, call, new Act(cast.As("signatory", Role.Signatory), now));
            application.Endorse(workflow, call, 0, new Act(cast.As("endorser", Role.Endorser), now));
            application.Screen(workflow, [], new Act(Actor.System, now));
            application.PassScreening(workflow, new Act(cast.As("officer", Role.ProgrammeOfficer), now));
            db.Applications.Add(application);
            await db.SaveChangesAsync();
            return application.CaseId;
        });

    /// <summary>Invites through the page; the answer is the page's.</summary>
    public Task<FundPageView> InviteAsync(Guid application, params string[] reviewers) =>
        InviteToAsync($"/applications/{application}/reviewers", reviewers);

    /// <inheritdoc cref="InviteAsync"/>
    public async Task<FundPageView> InviteToAsync(string path, params string[] reviewers)
    {
        using var officer = await server.SignInAsync("officer");
        return await officer.PostFormAsync(
            path,
            reviewers
                .Index()
                .ToDictionary(
                    reviewer => $"Input.Reviewers[{reviewer.Index}]",
                    reviewer => server.World.Cast.People[reviewer.Item].ToString(),
                    StringComparer.Ordinal
                )
        );
    }

    /// <summary>An application under review whose three reviewers have begun.</summary>
    public async Task<Guid> UnderReviewAsync(ApplicationForm? form = null)
    {
        var application = await EligibleAsync(form);
        await InviteAsync(application, "reviewer1", "reviewer2", "reviewer3");
        using var officer = await server.SignInAsync("officer");
        await officer.MoveAsync(CaseKind.Application, application, "OpenReview");
        foreach (var account in (string[])["reviewer1", "reviewer2", "reviewer3"])
        {
            await BeginAsync(application, account);
        }

        return application;
    }

    public async Task BeginAsync(Guid application, string account)
    {
        var review = await ReviewOfAsync(application, account);
        using var reviewer = await server.SignInAsync(account);
        await reviewer.MoveAsync(CaseKind.Review, review.CaseId, "Accept");
        await reviewer.MoveAsync(CaseKind.Review, review.CaseId, "Begin", new() { ["noConflict"] = "true" });
    }

    /// <summary>Scores and submits through the page.</summary>
    public async Task<FundPageView> SubmitAsync(
        Guid application,
        string account,
        IReadOnlyList<string>? scores = null,
        Dictionary<string, string>? more = null
    )
    {
        var review = await ReviewOfAsync(application, account);
        using var reviewer = await server.SignInAsync(account);
        return await reviewer.PostFormAsync(
            $"/reviews/{review.CaseId}/score",
            Values(scores ?? Good, more),
            handler: "Submit"
        );
    }

    public static Dictionary<string, string> Values(
        IReadOnlyList<string> scores,
        Dictionary<string, string>? more = null
    ) =>
        scores
            .Index()
            .Select(score => (Name: $"Input.Rows[{score.Index}].Score", Value: score.Item))
            .Concat((more ?? []).Select(pair => (Name: pair.Key, pair.Value)))
            .ToDictionary(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal);

    /// <summary>An application whose round is closed, where the scores allow it, with these reviews.</summary>
    public async Task<Guid> ReviewedAsync(params IReadOnlyList<string>[] scores)
    {
        var comments = Enumerable
            .Range(0, 5)
            .ToDictionary(i => $"Input.Rows[{i}].Comment", _ => "As seen.", StringComparer.Ordinal);
        var application = await UnderReviewAsync();
        foreach (var (i, given) in scores.Index())
        {
            await SubmitAsync(application, $"reviewer{i + 1}", given, comments);
        }

        using var officer = await server.SignInAsync("officer");
        await officer.MoveAsync(CaseKind.Application, application, "CloseReview");
        return application;
    }

    /// <summary>A recommended application with three good reviews.</summary>
    public async Task<Guid> RecommendedAsync(string amount = "600000.00", ApplicationForm? form = null)
    {
        var application = await UnderReviewAsync(form);
        foreach (var account in (string[])["reviewer1", "reviewer2", "reviewer3"])
        {
            await SubmitAsync(application, account);
        }

        using var officer = await server.SignInAsync("officer");
        await officer.MoveAsync(CaseKind.Application, application, "CloseReview");
        await officer.MoveAsync(CaseKind.Application, application, "Recommend", new() { ["amount"] = amount });
        return application;
    }

    public Task<Review> ReviewOfAsync(Guid application, string account) =>
        server.InDatabaseAsync(db =>
            db.Reviews.OrderByDescending(r => r.InvitedAt)
                .FirstAsync(r => r.SubjectId == application && r.ReviewerId == server.World.Cast.People[account])
        );

    public Task<GrantApplication> ApplicationAsync(Guid id) =>
        server.InDatabaseAsync(db => db.Applications.SingleAsync(a => a.Id == new Id<GrantApplication>(id)));

    public Task<Award> AwardOfAsync(Guid application) =>
        server.InDatabaseAsync(db =>
            db.Awards.SingleAsync(a => a.ApplicationId == new Id<GrantApplication>(application))
        );

    /// <summary>Whether this account may open the application.</summary>
    public async Task<bool> SeesAsync(string account, Guid application)
    {
        using var client = await server.SignInAsync(account);
        var page = await client.GetAsync($"/applications/{application}");
        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.OK).Or.EqualTo(HttpStatusCode.NotFound));
        return page.Status == HttpStatusCode.OK;
    }

    /// <summary>A critical checkpoint of a new award, handed in.</summary>
    public async Task<Guid> CheckpointAsync()
    {
        var application = await RecommendedAsync();
        using var leader = await server.SignInAsync("leader");
        await leader.MoveAsync(CaseKind.Application, application, "Award");
        return await server.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<FundDbContext>();
            var workflow = services.GetRequiredService<WorkflowCatalog>()[CaseKind.Milestone];
            var now = server.Clock.GetUtcNow();
            var award = await db.Awards.SingleAsync(a => a.ApplicationId == new Id<GrantApplication>(application));
            var milestone = new Milestone(award, award.Agreement.Milestones[0], workflow, new Act(Actor.System, now));
            milestone.Submit(
                workflow,
                "The dryer runs.",
                1,
                new Act(server.World.Cast.As("applicant", Role.Applicant), now)
            );
            db.Milestones.Add(milestone);
            await db.SaveChangesAsync();
            return milestone.CaseId;
        });
    }

    /// <summary>Makes a reviewer a member of an organisation after the fact.</summary>
    public Task JoinAsync(string account, string organisation, string role = Role.Applicant) =>
        server.InDatabaseAsync(async db =>
        {
            db.Memberships.Add(
                new(
                    Id<FundManager.Domain.Organisations.Membership>.New(server.Clock.GetUtcNow()),
                    server.World.Cast.People[account],
                    role,
                    server.World.Cast.Organisations[organisation].Id
                )
            );
            return await db.SaveChangesAsync();
        });
}
