using System.Globalization;
using FundManager.Data;
using FundManager.Data.Ledger;
using FundManager.Domain.Appraisals;
using FundManager.Domain.History;
using FundManager.Domain.Ledger;
using FundManager.Domain.Organisations;
using FundManager.Domain.Workflows;
using FundManager.Web.Demo;
using FundManager.Web.Features.Account;
using FundManager.Web.Features.Applications;
using FundManager.Web.Features.Work;
using FundManager.Web.Jobs;
using FundManager.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace FundManager.Web.Tests.Demo;

/// <remarks>Loaded on a Tuesday, and on a Sunday.</remarks>
[TestFixture("2026-06-09T04:00:00Z")]
[TestFixture("2027-03-07T08:00:00Z")]
internal sealed partial class SeedDemoTests(string today)
{
    private readonly DateTimeOffset _now = DateTimeOffset.Parse(today, CultureInfo.InvariantCulture);

    private static readonly string[] ReadOnly = ["auditor", "admin"];

    private FundServer _server = null!;

    [OneTimeSetUp]
    public async Task PlayAsync()
    {
        _server = await FundServer.StartAsync(_now);
        var isLoaded = await _server.InScopeAsync(services =>
            services.GetRequiredService<SeedDemo>().ExecuteAsync(CancellationToken.None)
        );
        Assert.That(isLoaded, Is.True);
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await _server.DisposeAsync();

    [TestCase(CaseKind.Call)]
    [TestCase(CaseKind.Application)]
    [TestCase(CaseKind.Review)]
    [TestCase(CaseKind.Award)]
    [TestCase(CaseKind.Input)]
    [TestCase(CaseKind.Milestone)]
    [TestCase(CaseKind.Disbursement)]
    [TestCase(CaseKind.Appraisal)]
    [TestCase(CaseKind.Finding)]
    public async Task Every_state_of_every_workflow_occurs(string kind)
    {
        var states = _server.Services.GetRequiredService<WorkflowCatalog>()[kind].Definition.States.Keys;

        var counts = await CountAsync(kind);

        await TestContext.Out.WriteLineAsync($"{kind}: {string.Join(", ", counts.OrderBy(c => c.Key))}");
        // The demo's bank sends no status files: what it accepts or refuses in between does not occur.
        string[] told = kind == CaseKind.Disbursement ? ["Sent", "Failed"] : [];
        Assert.That(states.Except(counts.Keys).Except(told), Is.Empty);
    }

    [Test]
    public async Task There_are_about_sixty_applications_and_twenty_awards_in_three_years()
    {
        var (applications, awards, first) = await _server.InDatabaseAsync(async db =>
            (
                await db.Applications.CountAsync(),
                await db.Awards.CountAsync(),
                await db.Calls.MinAsync(call => call.OpensAt)
            )
        );

        Assert.That(applications, Is.InRange(55, 70));
        Assert.That(awards, Is.InRange(20, 32));
        Assert.That((_now - first).TotalDays, Is.InRange(900, 1095));
    }

    [Test]
    public async Task Nothing_lies_in_the_future()
    {
        var bodies = await _server.InDatabaseAsync(db =>
            db.Database.SqlQuery<DateTimeOffset>(
                    $"""select max((body::jsonb ->> 'at')::timestamptz) as "Value" from case_events"""
                )
                .ToListAsync()
        );

        Assert.That(bodies.Single(), Is.LessThanOrEqualTo(_now));
    }

    [Test]
    public async Task History_and_ledger_are_sound()
    {
        await using var source = NpgsqlDataSource.Create(_server.Database.ProgramConnectionString);

        var report = await new VerifyLedger(source).ExecuteAsync(sealFile: null, CancellationToken.None);

        Assert.That(report.Faults.Select(fault => fault.Text), Is.Empty);
        Assert.That(report.Events, Is.GreaterThan(1000));
    }

    [Test]
    public async Task Each_yuan_of_the_sixty_million_is_in_one_place()
    {
        var money = await _server.InDatabaseAsync(db =>
            db.Balances.Where(b => b.Place != Place.Outside && b.Place != Place.Pledged && b.Place != Place.Verified)
                .GroupBy(b => b.Place)
                .Select(g => new { g.Key, Sum = g.Sum(b => b.Amount) })
                .ToDictionaryAsync(g => g.Key, g => g.Sum)
        );

        Assert.That(money.Values.Sum(), Is.Zero);
        Assert.That(money[Place.Source], Is.EqualTo(-60_000_000m));
        Assert.That(money[Place.Disbursed], Is.GreaterThan(8_000_000m));
        Assert.That(money[Place.Available], Is.GreaterThan(20_000_000m));
    }

    [Test]
    public async Task Every_application_that_was_sent_passes_the_form()
    {
        var faults = await _server.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<FundDbContext>();
            var check = services.GetRequiredService<CheckApplication>();
            var calls = await db.Calls.ToDictionaryAsync(call => call.Id);
            List<string> found = [];
            foreach (var application in await db.Applications.ToListAsync())
            {
                var (form, call) = (application.Form, calls[application.CallId]);
                var own = await check.ExecuteAsync(form, call, application.OrganisationId, CancellationToken.None);
                found.AddRange(own.Select(fault => $"{application.Number}: {fault.PropertyName} {fault.ErrorMessage}"));
            }

            return found;
        });

        Assert.That(faults, Is.Empty);
    }

    [Test]
    public async Task Appraisals_end_in_every_grade()
    {
        var grades = await _server.InDatabaseAsync(db =>
            db.Appraisals.Where(a => a.State == "Published" && a.Stage == AppraisalStage.Final)
                .Select(a => a.Grade)
                .ToListAsync()
        );

        Assert.That(grades, Has.Count.GreaterThanOrEqualTo(5));
        Assert.That(grades, Is.SupersetOf(new[] { "excellent", "good", "fair", "poor" }));
    }

    [Test]
    public async Task Everybody_who_acts_finds_something_to_do()
    {
        List<string> idle = [];
        foreach (var account in DemoAccounts.Names.Except(ReadOnly))
        {
            var work = await WorkAsync(account);
            if (!work.Mine.Any(item => !item.IsBlocked))
            {
                idle.Add(account);
            }
        }

        Assert.That(idle, Is.Empty);
    }

    [Test]
    public async Task The_people_of_hexi_find_each_kind_of_work()
    {
        var kinds = (await WorkAsync("applicant"))
            .Mine.Concat((await WorkAsync("signatory")).Mine)
            .Where(item => !item.IsBlocked)
            .Select(item => item.Kind)
            .Distinct();

        Assert.That(
            kinds,
            Is.SupersetOf(
                new[]
                {
                    CaseKind.Application,
                    CaseKind.Award,
                    CaseKind.Input,
                    CaseKind.Milestone,
                    CaseKind.Disbursement,
                    CaseKind.Appraisal,
                }
            )
        );
    }

    [Test]
    public async Task Only_the_demos_own_accounts_are_offered()
    {
        var addresses = await _server.InScopeAsync(services =>
            services.GetRequiredService<DemoAccounts>().AddressesAsync(CancellationToken.None)
        );

        Assert.That(addresses, Has.Count.EqualTo(DemoAccounts.Names.Count));
    }

    [Test]
    public async Task The_figures_of_the_fund_are_there_at_once()
    {
        var summaries = await _server.InDatabaseAsync(db => db.Summaries.CountAsync());

        Assert.That(summaries, Is.EqualTo(1));
    }

    [Test]
    public async Task Time_finds_nothing_left_to_do()
    {
        await _server.InScopeAsync(services =>
            services.GetRequiredService<RunTime>().ExecuteAsync(CancellationToken.None)
        );

        var moved = await _server.InDatabaseAsync(db =>
            db.Database.SqlQuery<string>(
                    $"""
                    select (body::jsonb ->> 'kind') || ' ' || (body::jsonb ->> 'move') as "Value" from case_events
                    where (body::jsonb ->> 'at')::timestamptz = {_now.ToUniversalTime()}
                    """
                )
                .ToListAsync()
        );
        Assert.That(moved, Is.Empty);
    }

    [Test]
    public async Task A_second_run_does_nothing()
    {
        var before = await _server.InDatabaseAsync(db => db.CaseEvents.CountAsync());

        var isLoaded = await _server.InScopeAsync(services =>
            services.GetRequiredService<SeedDemo>().ExecuteAsync(CancellationToken.None)
        );

        Assert.That(isLoaded, Is.False);
        Assert.That(await _server.InDatabaseAsync(db => db.CaseEvents.CountAsync()), Is.EqualTo(before));
    }

    private Task<WorkList> WorkAsync(string account) =>
        _server.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<FundDbContext>();
            var user = await db.Users.SingleAsync(u => u.Email == $"{account}@{DemoAccounts.Domain}");
            var roles = await db
                .Memberships.Where(m => m.UserId == user.Id)
                .Select(m => new RoleHeld(m.Role, m.OrganisationId))
                .ToListAsync();
            return await services
                .GetRequiredService<ReadWork>()
                .ExecuteAsync(new Person(user.Id, roles), CancellationToken.None);
        });

    private Task<Dictionary<string, int>> CountAsync(string kind) =>
        _server.InDatabaseAsync(db =>
            kind switch
            {
                CaseKind.Call => CountAsync(db.Calls),
                CaseKind.Application => CountAsync(db.Applications),
                CaseKind.Review => CountAsync(db.Reviews),
                CaseKind.Award => CountAsync(db.Awards),
                CaseKind.Input => CountAsync(db.Inputs),
                CaseKind.Milestone => CountAsync(db.Milestones),
                CaseKind.Disbursement => CountAsync(db.Disbursements),
                CaseKind.Appraisal => CountAsync(db.Appraisals),
                CaseKind.Finding => CountAsync(db.Findings),
                _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind."),
            }
        );

    private static Task<Dictionary<string, int>> CountAsync<T>(IQueryable<T> cases)
        where T : Case => cases.GroupBy(c => c.State).ToDictionaryAsync(g => g.Key, g => g.Count());
}
