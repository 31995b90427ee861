using System.Diagnostics;
using System.Globalization;
using FundManager.Data.Mail;
using FundManager.Domain;
using FundManager.Domain.Calls;
using FundManager.Domain.History;
using FundManager.Domain.Workflows;
using FundManager.Web.Jobs;
using FundManager.Web.Tests.Harness;
using Hangfire;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FundManager.Web.Tests.Proof;

/// <summary>Two of the real program on one database; one is killed in the middle of its work.</summary>
public sealed class TwoInstancesTests
{
    private const int Mails = 300;
    private const int Calls = 150;
    private const string Opened = "%\"from\":\"Scheduled\",\"to\":\"Open\"%";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private FundServer _server = null!;

    [SetUp]
    public async Task Start() => _server = await FundServer.StartWithBasicsAsync(TimeProvider.System.GetUtcNow());

    [TearDown]
    public async Task Stop() => await _server.DisposeAsync();

    [Test]
    public async Task What_a_killed_instance_was_at_is_done_by_the_other_exactly_once()
    {
        using var files = new DataFolderOfOne();
        using var first = new ProgramInstance(_server, files);
        using var second = new ProgramInstance(_server, files);
        await Task.WhenAll(first.Program.ReadyAsync(first.Address), second.Program.ReadyAsync(second.Address));
        await QueueAsync();

        var killed = await KillWhoSendsAsync(first, second);
        await UntilAllIsDoneAsync();

        var sent = first.Sent.Concat(second.Sent).ToList();
        Assert.That(killed, Is.InRange(1, Mails - 1), "It was to be killed in the middle.");
        Assert.That(sent.Distinct().Order(), Is.EqualTo(await MailNamesAsync()));
        Assert.That(sent, Has.Count.LessThanOrEqualTo(Mails + 1), "Only the mail in flight may have gone twice.");
        Assert.That(await OpeningsAsync(), Is.EqualTo(Enumerable.Repeat(1, Calls)));
        Assert.That((await _server.VerifyAsync()).IsSound, Is.True);
    }

    private async Task QueueAsync()
    {
        await _server.InDatabaseAsync(async db =>
        {
            var now = _server.Clock.GetUtcNow();
            db.Calls.AddRange(Enumerable.Range(1, Calls).Select(i => Scheduled(i, now)));
            db.OutgoingMails.AddRange(Enumerable.Range(1, Mails).Select(i => Mail(i, now)));
            return await db.SaveChangesAsync();
        });
        var jobs = _server.Services.GetRequiredService<IBackgroundJobClient>();
        foreach (var line in (string[])["send-outgoing-mails", "open-calls", "send-outgoing-mails", "open-calls"])
        {
            jobs.Enqueue<RunRecurring>(run => run.ExecuteAsync(line, CancellationToken.None));
        }
    }

    /// <summary>Kills the instance that has sent some of the mails, and tells how many.</summary>
    private static async Task<int> KillWhoSendsAsync(params ProgramInstance[] instances)
    {
        var waited = Stopwatch.StartNew();
        while (waited.Elapsed < Patience)
        {
            if (instances.FirstOrDefault(instance => instance.Sent.Count > 10) is { } busy)
            {
                busy.Program.Kill();
                return busy.Sent.Count;
            }

            await Task.Delay(5);
        }

        Assert.Fail($"Nobody sends: {instances[0].Program.Errors} {instances[1].Program.Errors}");
        return 0;
    }

    private async Task UntilAllIsDoneAsync()
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            var (mails, calls) = await _server.InDatabaseAsync(async db =>
                (
                    await db.OutgoingMails.CountAsync(mail => mail.SentAt == null),
                    await db.Calls.CountAsync(call => call.State == "Scheduled")
                )
            );
            if (mails + calls == 0)
            {
                return;
            }

            Assert.That(waited.Elapsed, Is.LessThan(Patience), $"{mails} mails and {calls} calls are left.");
            await Task.Delay(200);
        }
    }

    private Task<List<string>> MailNamesAsync() =>
        _server.InDatabaseAsync(async db =>
            (await db.OutgoingMails.Select(mail => mail.Id).ToListAsync())
                .Select(id => id.ToString("N"))
                .Order(StringComparer.Ordinal)
                .ToList()
        );

    /// <summary>How often each call was opened.</summary>
    private Task<List<int>> OpeningsAsync() =>
        _server.InDatabaseAsync(db =>
            db.CaseEvents.Where(made => EF.Functions.Like(made.Body, Opened))
                .Where(made => made.CaseId != _server.World.Call.CaseId)
                .GroupBy(made => made.CaseId)
                .Select(group => group.Count())
                .ToListAsync()
        );

    private Call Scheduled(int index, DateTimeOffset now)
    {
        var cast = _server.World.Cast;
        var workflow = _server.Services.GetRequiredService<WorkflowCatalog>()[CaseKind.Call];
        var content = new CallContent(
            new LocalText("One of many", "其中之一"),
            new LocalText("", ""),
            new Money(1m),
            now.AddDays(-1),
            now.AddDays(30),
            now.AddDays(40),
            new CallTerms()
        );
        var call = new Call(
            Id<Call>.New(now),
            string.Create(CultureInfo.InvariantCulture, $"C-many-{index:000}"),
            _server.World.Fund.Id,
            content,
            (workflow, new Act(cast.As("officer", Role.ProgrammeOfficer), now.AddDays(-3)))
        );
        call.Schedule(workflow, new Money(1m), Money.Zero, new Act(cast.As("leader", Role.Leader), now.AddDays(-2)));
        return call;
    }

    private static OutgoingMail Mail(int index, DateTimeOffset now) =>
        new()
        {
            Id = Guid.CreateVersion7(now),
            To = "somebody@demo.example",
            Subject = $"Mail {index}",
            Body = "…",
            CreatedAt = now.AddMilliseconds(-index),
        };
}
