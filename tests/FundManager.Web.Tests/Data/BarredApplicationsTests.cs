using FundManager.Data;
using FundManager.Data.Identity;
using FundManager.Domain;
using FundManager.Domain.Applications;
using FundManager.Domain.History;
using FundManager.Domain.Organisations;
using FundManager.Domain.Reviews;
using FundManager.Domain.Workflows;
using FundManager.Testing;
using FundManager.Web.Features.Interests;
using FundManager.Web.Features.Reviews;
using FundManager.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FundManager.Web.Tests.Data;

/// <summary>The rules stand twice: in Domain, which explains, and in the database, by which every list leaves out what is barred. Both say the same.</summary>
internal sealed class BarredApplicationsTests
{
    private static readonly DateTimeOffset Now = FundServer.Noon;

    private readonly Dictionary<Id<GrantApplication>, Id<GrantApplication>> _ids = [];
    private FundServer _server = null!;
    private PlantedConflicts _planted = null!;

    [OneTimeSetUp]
    public async Task PlantAsync()
    {
        _server = await FundServer.StartWithBasicsAsync();
        _planted = new PlantedConflicts(seed: 7, judges: 90, applications: 100, Now);
        await _server.InScopeAsync(PlantAsync);
        await _server.InScopeAsync(DecideAsync);
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await _server.DisposeAsync();

    [Test]
    public async Task Database_and_rules_bar_the_same_people_from_the_same_applications_for_the_same_reasons()
    {
        var expected = await _server.InScopeAsync(async services =>
            (await FoundAsync(services))
                .Where(each => each.Conflict.IsHard)
                .Select(each => $"{each.Person} {each.Application} {each.Conflict.Code}")
                .ToHashSet(StringComparer.Ordinal)
        );
        var barred = await _server.InDatabaseAsync(async db =>
        {
            HashSet<string> lines = new(StringComparer.Ordinal);
            foreach (var judge in _planted.Judges)
            {
                var rows = await db.Barred(judge.Id, DateOnly.FromDateTime(Now.Date)).ToListAsync();
                lines.UnionWith(
                    rows.Where(row => _ids.ContainsValue(row.ApplicationId))
                        .Select(row => $"{judge.Id} {row.ApplicationId} {row.Code}")
                );
            }

            return lines;
        });

        await TestContext.Out.WriteLineAsync($"{expected.Count} certain hard conflicts.");
        foreach (var code in Conflicts.All.Where(Conflicts.IsHard))
        {
            Assert.That(expected.Any(line => line.EndsWith($" {code}", StringComparison.Ordinal)), Is.True, code);
        }

        Assert.That(barred.Except(expected, StringComparer.Ordinal), Is.Empty, "The database bars more.");
        Assert.That(expected.Except(barred, StringComparer.Ordinal), Is.Empty, "The database bars less.");
    }

    private async Task<List<(Guid Person, Id<GrantApplication> Application, Conflict Conflict)>> FoundAsync(
        IServiceProvider services
    )
    {
        var graph = await services
            .GetRequiredService<FindConflicts>()
            .GraphAsync([.. _planted.Judges.Select(judge => judge.Id)], CancellationToken.None);
        List<(Guid, Id<GrantApplication>, Conflict)> found = [];
        foreach (var id in _ids.Values)
        {
            var subject = await services
                .GetRequiredService<ReadReviewSubject>()
                .OfAsync(CaseKind.Application, id.Value, CancellationToken.None);
            found.AddRange(
                graph
                    .Of(subject.ConflictFacts)
                    .SelectMany(each => each.Value.Select(conflict => (each.Key, id, conflict)))
            );
        }

        return found;
    }

    private async Task PlantAsync(IServiceProvider services)
    {
        var db = services.GetRequiredService<FundDbContext>();
        var workflows = services.GetRequiredService<WorkflowCatalog>();
        foreach (var (number, body) in _planted.Organisations.Index())
        {
            var code = $"5210000070{number:0000000}".AsSpan(0, 17);
            db.Organisations.Add(
                new(body.Id, body.Name, OrganisationKind.Institute, $"{code}{CreditCode.CheckOf(code)}", "52")
            );
        }

        foreach (var judge in _planted.Judges)
        {
            AddJudge(db, judge);
        }

        await db.SaveChangesAsync();
        var call = await db.Calls.SingleAsync(c => c.Id == _server.World.Call.Id);
        await ApplyAsync(db, workflows, call);
        await RunAwardsAsync(db, workflows, call);
    }

    private async Task ApplyAsync(FundDbContext db, WorkflowCatalog workflows, Domain.Calls.Call call)
    {
        var act = new Act(_server.World.Cast.As("applicant", Role.Applicant), Now);
        foreach (var (number, request) in _planted.Applications.Index())
        {
            var application = new GrantApplication(
                $"P-{number}",
                call,
                request.Applicant.Id,
                request.Form,
                (workflows[CaseKind.Application], act)
            );
            db.Applications.Add(application);
            _ids[request.Id] = application.Id;
        }

        await db.SaveChangesAsync();
        foreach (var request in _planted.Applications.Where(request => request.Endorser is not null))
        {
            var (id, body) = (_ids[request.Id].Value, request.Endorser!.Id.Value);
            await db.Database.ExecuteSqlAsync($"update applications set endorser_id = {body} where id = {id}");
        }
    }

    private static void AddJudge(FundDbContext db, PlantedConflicts.Judge judge)
    {
        db.Users.Add(
            new FundUser
            {
                Id = judge.Id,
                UserName = judge.Email,
                NormalizedUserName = judge.Email.ToUpperInvariant(),
                Email = judge.Email,
                DisplayName = judge.Name,
            }
        );
        db.Memberships.Add(new(Id<Membership>.New(Now), judge.Id, Role.Reviewer, null));
        foreach (var body in judge.Bodies)
        {
            db.Memberships.Add(new(Id<Membership>.New(Now), judge.Id, Role.Applicant, body.Id));
        }

        foreach (var tie in judge.Ties)
        {
            var from = DateOnly.FromDateTime(Now.Date);
            db.Interests.Add(new Interest(judge.Id, tie.Kind, (tie.Other, tie.Body?.Id), (from, null), Now));
        }
    }

    // Awards in force whose applications say what planted ones say.
    private async Task RunAwardsAsync(FundDbContext db, WorkflowCatalog workflows, FundManager.Domain.Calls.Call call)
    {
        var scene = new GrantScene(db, workflows, Now)
        {
            Call = call,
            Recipient = _server.World.Cast.Organisations["hexi"].Id,
            Endorser = _server.World.Cast.Organisations["grain-society"].Id,
        };
        foreach (var (number, award) in _planted.Awards.Take(8).Index())
        {
            var made = await scene.RunAsync($"FM-2026-{number + 9000}", new Money(10_000m));
            var (from, to) = (_ids[award.Request.Id].Value, made.ApplicationId.Value);
            await db.Database.ExecuteSqlAsync(
                $"update applications a set form = b.form from applications b where a.id = {to} and b.id = {from}"
            );
        }
    }

    // Of each code, one name is found out to be the person and one to be another's; somebody names a conflict of his own.
    private async Task DecideAsync(IServiceProvider services)
    {
        var db = services.GetRequiredService<FundDbContext>();
        var named = (await FoundAsync(services)).Where(each => each.Conflict.IsSuspicion).ToList();
        var officer = new Act(_server.World.Cast.As("officer", Role.ProgrammeOfficer), Now, "Asked by telephone.");
        var leader = new Act(_server.World.Cast.As("leader", Role.Leader), Now.AddHours(1));
        foreach (var group in named.GroupBy(each => each.Conflict.Code))
        {
            foreach (var (place, each) in group.DistinctBy(one => one.Application).Take(6).Index())
            {
                var application = await db.Applications.SingleAsync(a => a.Id == each.Application);
                var question = new NameQuestion(each.Application, each.Conflict.Code, each.Conflict.NameOnly!);
                var note = application.NoteNamesake(each.Person, question, isSame: place % 2 == 0, officer);
                db.Namesakes.Add(note);
                if (place == 1)
                {
                    application.ConfirmNamesake(note, leader);
                }
            }
        }

        var workflow = services.GetRequiredService<WorkflowCatalog>()[CaseKind.Review];
        var reviewed = await db.Applications.FirstAsync(a => a.Number == "P-3");
        var judge = _planted.Judges[5].Id;
        var invitation = new ReviewInvitation
        {
            Number = "P-3/R1",
            ReviewerId = judge,
            Scheme = "review-standard.v1",
            DueAt = Now.AddDays(10),
        };
        var review = new Review(invitation, reviewed, workflow, officer);
        review.DeclareConflict(workflow, new Act(new Actor(judge, Role.Reviewer), Now, "An old friend."));
        db.Reviews.Add(review);
        await db.SaveChangesAsync();
    }
}
