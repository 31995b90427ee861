using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Disbursements;
using FundManager.Domain.History;
using FundManager.Domain.Ledger;
using FundManager.Domain.Organisations;
using FundManager.Domain.Workflows;
using FundManager.Web.Features.Cases;
using FundManager.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FundManager.Web.Tests.Proof;

/// <summary>Ten thousand acts on payments by many people at once, most of them not allowed: afterwards the money must be right to the cent.</summary>
public sealed class RandomActsTests
{
    private const int Acts = 10_000;
    private const int Workers = 8;
    private const int Awards = 6;
    private const int Tranches = 6;
    private const int Seed = 20261124;

    private static readonly (string Account, string Role)[] People =
    [
        ("signatory", Role.Signatory),
        ("applicant", Role.Applicant),
        ("finance1", Role.FinanceOfficer),
        ("finance2", Role.FinanceOfficer),
        ("finance3", Role.FinanceOfficer),
        ("finance4", Role.FinanceOfficer),
        ("leader", Role.Leader),
        ("officer", Role.ProgrammeOfficer),
        ("reviewer1", Role.Reviewer),
        ("auditor", Role.Auditor),
    ];

    private static readonly string[] Amounts = ["0.01", "40.00", "100.00", "100.01", "999999999999.99"];

    // An act that a person could not even send is left out: it needs a file or a password.
    private static readonly MoveFieldKind[] NotTyped = [MoveFieldKind.File, MoveFieldKind.Password];

    private readonly ConcurrentDictionary<string, int> _outcomes = new(StringComparer.Ordinal);
    private FundServer _server = null!;
    private List<(string Kind, Guid Id)> _cases = [];

    [OneTimeSetUp]
    public async Task ActAsync()
    {
        _server = await FundServer.StartWithBasicsAsync();
        _cases = await OpenAsync();
        await Task.WhenAll(
            Enumerable
                .Range(0, Workers)
                .Select(worker =>
                    Task.Run(async () =>
                    {
                        var dice = new Random(Seed + worker);
                        for (var i = 0; i < Acts / Workers; i++)
                        {
                            _outcomes.AddOrUpdate(await OneAsync(dice), 1, (_, count) => count + 1);
                        }
                    })
                )
        );
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await _server.DisposeAsync();

    [Test]
    public void Each_act_is_made_or_refused_with_a_reason()
    {
        Assert.That(_outcomes.Values.Sum(), Is.EqualTo(Acts));
        Assert.That(
            _outcomes["made"],
            Is.GreaterThan(Acts / 5),
            string.Join(", ", _outcomes.OrderByDescending(o => o.Value).Select(o => $"{o.Key} {o.Value}"))
        );
        Assert.That(_outcomes.Keys, Is.All.Match("^(made|not found|not offered|[A-Z]{3}-[0-9]{2})$"));
    }

    [Test]
    public async Task The_ledger_rebuilt_from_the_events_is_the_ledger_stored()
    {
        var report = await _server.VerifyAsync();

        Assert.That(report.Faults.Select(fault => fault.Text), Is.Empty);
        Assert.That(report.Postings, Is.GreaterThan(_outcomes["made"] / 4));
    }

    [Test]
    public async Task Every_cent_is_in_one_place_and_only_the_source_is_below_zero()
    {
        var balances = await _server.InDatabaseAsync(db => db.Balances.ToListAsync());

        var below = balances.Where(b => b.Amount < 0).Select(b => b.Place).Distinct();
        Assert.That(below, Is.SubsetOf(new[] { Place.Source, Place.Outside }));
        Assert.That(balances.Sum(b => b.Amount), Is.Zero);
    }

    [Test]
    public async Task No_payment_number_is_given_twice_or_missing()
    {
        var released = await _server.InDatabaseAsync(db =>
            db.CaseEvents.Where(e => EF.Functions.Like(e.Body, "%\"move\":\"Release\"%"))
                .Select(e => e.Body)
                .ToListAsync()
        );

        var numbers = released.Select(body => ChangeOf(body, "payment")).ToList();

        var expected = Enumerable.Range(1, numbers.Count).Select(i => $"2026/{i}");
        Assert.That(numbers, Is.Not.Empty);
        Assert.That(numbers, Is.EquivalentTo(expected));
    }

    [Test]
    public async Task Prepared_approved_and_released_by_different_people_each_in_their_role()
    {
        var roles = People.ToDictionary(p => _server.World.Cast.People[p.Account], p => p.Role);
        var flow = _server.Services.GetRequiredService<WorkflowCatalog>()[CaseKind.Disbursement].Definition;
        foreach (var history in await HistoriesAsync())
        {
            HashSet<Guid> hands = [];
            foreach (var (move, actor, to) in history)
            {
                if (move is "Prepare" or "ApproveFirst" or "Approve" or "Release")
                {
                    hands = move == "Prepare" ? [] : hands;
                    Assert.That(hands.Add(actor), Is.True, $"{move} by a person who had it in hand before");
                }

                if (
                    actor != Actor.SystemId
                    && flow.Transitions.Where(t => t.Trigger == move).ToList() is { Count: > 0 } ways
                )
                {
                    Assert.That(ways.Any(way => way.To == to && way.Roles.Contains(roles[actor])), Is.True, move);
                }
            }
        }
    }

    private Task<List<(string Kind, Guid Id)>> OpenAsync() =>
        _server.MakeAsync(async scene =>
        {
            List<(string Kind, Guid Id)> opened = [];
            for (var i = 1; i <= Awards; i++)
            {
                var award = await scene.RunAsync($"FM-{i}", new Money(100m * Tranches));
                opened.AddRange(
                    Enumerable
                        .Range(1, Tranches)
                        .Select(t => (CaseKind.Disbursement, scene.OpenTranche(award, t, new Money(100m)).CaseId))
                );
                opened.Add((CaseKind.Award, award.CaseId));
            }

            return opened;
        });

    private async Task<string> OneAsync(Random dice)
    {
        var (kind, id) = _cases[dice.Next(_cases.Count)];
        var state = await StateAsync(kind, id);
        if (state == "Active" && dice.Next(4) > 0)
        {
            // Awards that are held up most of the time would have nothing paid.
            (kind, id) = _cases.Where(c => c.Kind == CaseKind.Disbursement).ElementAt(dice.Next(Awards * Tranches));
            state = await StateAsync(kind, id);
        }

        var (trigger, roles) = TriggerOf(kind, state, dice);
        // Mostly somebody who may do it at all, so that much is made; else anybody.
        var fitting = People.Where(p => roles.Contains(p.Role)).ToArray();
        var (account, role) =
            dice.Next(4) > 0 && fitting.Length > 0
                ? fitting[dice.Next(fitting.Length)]
                : People[dice.Next(People.Length)];
        var (seen, values) = await FormAsync(kind, id, trigger, dice);
        return values is null
            ? "not offered"
            : await SendAsync((kind, id, trigger), _server.Person(account, role), seen, values);
    }

    private async Task<string> SendAsync(
        (string Kind, Guid Id, string Trigger) move,
        Person person,
        int seen,
        (string, string)[] values
    )
    {
        try
        {
            return await _server.MoveAsync(move, person, seen, Guid.NewGuid(), values);
        }
        catch (Exception broken) when (broken is not OutOfMemoryException)
        {
            return $"{move.Trigger} broke: {broken.GetType().Name}: {broken.Message}";
        }
    }

    // Mostly what the state allows. Awards are only held up and let go: what ends them would end the test.
    private (string Trigger, IReadOnlyList<string> Roles) TriggerOf(string kind, string state, Random dice)
    {
        var flow = _server.Services.GetRequiredService<WorkflowCatalog>()[kind].Definition;
        var ways = flow
            .Transitions.Where(t => t.Roles.Any(role => role != Role.System))
            .Where(t => kind == CaseKind.Disbursement || t.Trigger is "Suspend" or "Resume")
            .ToList();
        var open = ways.Where(t => t.From.Contains(state)).ToList();
        var from = open.Count > 0 && dice.Next(4) > 0 ? open : ways;
        var way = from[dice.Next(from.Count)];
        return (way.Trigger, way.Roles);
    }

    private Task<string> StateAsync(string kind, Guid id) =>
        _server.InDatabaseAsync(db =>
            kind == CaseKind.Award
                ? db.Awards.Where(a => a.Id == new Id<Domain.Awards.Award>(id)).Select(a => a.State).SingleAsync()
                : db.Disbursements.Where(d => d.Id == new Id<Disbursement>(id)).Select(d => d.State).SingleAsync()
        );

    private Task<(int Seen, (string, string)[]? Values)> FormAsync(string kind, Guid id, string trigger, Random dice) =>
        _server.InScopeAsync<(int, (string, string)[]?)>(async services =>
        {
            var db = services.GetRequiredService<FundDbContext>();
            Case found =
                kind == CaseKind.Award
                    ? await db.Awards.SingleAsync(a => a.Id == new Id<Domain.Awards.Award>(id))
                    : await db.Disbursements.SingleAsync(d => d.Id == new Id<Disbursement>(id));
            var fields = services.GetRequiredService<CaseMoves>().Find(kind, trigger)?.FieldsOf(found);
            return fields is null || fields.Any(field => field.IsRequired && NotTyped.Contains(field.Kind))
                ? (0, null)
                : (
                    found.EventCount,
                    [
                        .. fields
                            .Where(field => !NotTyped.Contains(field.Kind))
                            .Select(field => (field.Name, ValueOf(field, dice))),
                    ]
                );
        });

    private string ValueOf(MoveField field, Random dice) =>
        field.Kind switch
        {
            MoveFieldKind.Amount => Amounts[dice.Next(Amounts.Length)],
            MoveFieldKind.Day => DateOnly
                .FromDateTime(_server.Clock.GetUtcNow().UtcDateTime)
                .AddDays(dice.Next(-1, 2))
                .ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            MoveFieldKind.Number => dice.Next(1, 4).ToString(CultureInfo.InvariantCulture),
            MoveFieldKind.Choice when field.Choices.Count > 0 => field.Choices[dice.Next(field.Choices.Count)].Value,
            MoveFieldKind.Confirmation => "true",
            _ => string.Create(CultureInfo.InvariantCulture, $"So it is {dice.Next(100000)}"),
        };

    private async Task<IEnumerable<IEnumerable<(string Move, Guid Actor, string To)>>> HistoriesAsync()
    {
        var bodies = await _server.InDatabaseAsync(db =>
            db.CaseEvents.Where(e => EF.Functions.Like(e.Body, "%\"kind\":\"disbursement\"%"))
                .OrderBy(e => e.CaseId)
                .ThenBy(e => e.Number)
                .Select(e => new { e.CaseId, e.Body })
                .ToListAsync()
        );
        return bodies
            .GroupBy(e => e.CaseId, e => JsonNode.Parse(e.Body)!)
            .Select(made => made.Select(e => ((string)e["move"]!, (Guid)e["actor"]!, (string)e["to"]!)));
    }

    private static string ChangeOf(string body, string name) =>
        (string)
            JsonNode.Parse(body)!["changes"]!.AsArray().Single(change => (string)change!["name"]! == name)!["after"]!;
}
