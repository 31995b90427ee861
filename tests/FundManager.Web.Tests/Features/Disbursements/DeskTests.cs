using System.Net;
using FundManager.Domain;
using FundManager.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Tests.Features.Disbursements;

internal sealed class DeskTests
{
    private FundServer _server = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _server = await FundServer.StartWithBasicsAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _server.DisposeAsync();

    [Test]
    public async Task Several_payments_are_approved_at_once_and_each_gets_its_own_answer()
    {
        var award = await RunningAward.StartAsync(_server, 60m, 10m, 20m, 30m);
        var ids = new[]
        {
            await award.BringAsync(1, "Prepared"),
            await award.BringAsync(2, "Prepared"),
            await award.BringAsync(3, "Prepared"),
        };
        using var finance = await _server.SignInAsync("finance2");
        var desk = await finance.GetAsync("/disbursements/desk");
        await _server.RefusalOfAsync(ids[1], "Return", _server.Finance("finance4"), new() { ["reason"] = "Again." });

        var page = await SendTickedAsync(finance, desk, "Approve", ids);

        Assert.That(page.Text, Does.Contain("2 of 3 approved").And.Contain("Somebody moved this case"));
        Assert.That((await award.TrancheAsync(1)).State, Is.EqualTo("Approved"));
        Assert.That((await award.TrancheAsync(2)).State, Is.EqualTo("Requested"));
        Assert.That((await award.TrancheAsync(3)).State, Is.EqualTo("Approved"));
    }

    [Test]
    public async Task The_desk_says_why_a_payment_is_not_for_this_officer()
    {
        var award = await RunningAward.StartAsync(_server, 5m, 5m);
        await award.BringAsync(1, "Prepared");
        using var finance = await _server.SignInAsync("finance1");

        var page = await finance.GetAsync("/disbursements/desk");

        Assert.That(page.Text, Does.Contain("You prepared this payment: another person approves it."));
    }

    [Test]
    public async Task What_is_released_together_is_one_batch_and_what_is_refused_is_not_in_it()
    {
        var award = await RunningAward.StartAsync(_server, 60m, 10m, 20m, 30m);
        var ids = new[]
        {
            await award.BringAsync(1, "Approved"),
            await award.BringAsync(2, "Approved"),
            await award.BringAsync(3, "Approved"),
        };
        using var finance = await _server.SignInAsync("finance3");
        var desk = await finance.GetAsync("/disbursements/desk");
        await _server.RefusalOfAsync(ids[1], "Return", _server.Finance("finance4"), new() { ["reason"] = "Again." });

        var page = await SendTickedAsync(finance, desk, "Release", ids);

        var (one, three) = (await award.TrancheAsync(1), await award.TrancheAsync(3));
        var batch = await _server.InDatabaseAsync(db =>
            db.ReleasedBatches.SingleAsync(b => b.FileHash == one.PaymentFileHash)
        );
        Assert.That(page.Text, Does.Contain("2 of 3 released").And.Contain($"Batch {batch.Number}: 2 payments"));
        Assert.That((await award.TrancheAsync(2)).State, Is.EqualTo("Requested"));
        Assert.That((batch.Count, batch.Total), Is.EqualTo((2, new Money(40m))));
        Assert.That(three.PaymentFileHash, Is.EqualTo(one.PaymentFileHash));
        Assert.That(three.PaymentNumber, Is.EqualTo(one.PaymentNumber + 1));
    }

    [Test]
    public async Task Nothing_ticked_is_explained()
    {
        var award = await RunningAward.StartAsync(_server, 7m, 7m);
        await award.BringAsync(1, "Approved");
        using var finance = await _server.SignInAsync("finance3");
        var desk = await finance.GetAsync("/disbursements/desk");

        var page = await SendTickedAsync(finance, desk, "Release", []);

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(page.Faults, Is.EqualTo(new[] { "Tick at least one payment." }));
    }

    private static async Task<FundPageView> SendTickedAsync(
        FundClient client,
        FundPageView desk,
        string trigger,
        IReadOnlyList<Guid> ids
    )
    {
        using var content = new FormUrlEncodedContent(Ticked(desk, trigger, ids));
        using var answer = await client.Http.PostAsync($"/disbursements/desk?handler={trigger}", content);
        return await FundPageView.ReadAsync(answer);
    }

    /// <summary>The fields of one group's form, with these payments ticked.</summary>
    private static List<KeyValuePair<string, string>> Ticked(FundPageView desk, string trigger, IReadOnlyList<Guid> ids)
    {
        var form = desk.Document.QuerySelector($"section[aria-labelledby='h-{trigger}'] form")!;
        var fields = form.QuerySelectorAll("input[type=hidden]")
            .Select(input => KeyValuePair.Create(input.GetAttribute("name")!, input.GetAttribute("value") ?? ""))
            .ToList();
        foreach (var id in ids)
        {
            var box = form.QuerySelector($"#t-{id}")!;
            fields.Add(KeyValuePair.Create(box.GetAttribute("name")!, "true"));
        }

        return fields;
    }
}
