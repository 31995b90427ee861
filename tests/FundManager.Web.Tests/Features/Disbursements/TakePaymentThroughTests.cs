using System.Net;
using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.History;
using FundManager.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FundManager.Web.Tests.Features.Disbursements;

internal sealed class TakePaymentThroughTests
{
    private FundServer _server = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _server = await FundServer.StartWithBasicsAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _server.DisposeAsync();

    [Test]
    public async Task A_tranche_goes_from_request_to_statement_and_its_money_with_it()
    {
        var award = await RunningAward.StartAsync(_server, 300_000m, 300_000m);
        var id = await award.BringAsync(1, "InBatch");
        using var booker = await _server.SignInAsync("finance1");

        var page = await booker.MoveAsync(
            CaseKind.Disbursement,
            id,
            "Reconcile",
            new() { ["statement"] = "20260609-0001", ["paidOn"] = "2026-06-09" }
        );

        Assert.That(page.Location?.OriginalString, Is.EqualTo($"/disbursements/{id}"));
        var paid = await award.TrancheAsync(1);
        Assert.That(paid.State, Is.EqualTo("Paid"));
        Assert.That(paid.PaidOn, Is.EqualTo(new DateOnly(2026, 6, 9)));
        Assert.That(paid.StatementReference, Is.EqualTo("20260609-0001"));
        Assert.That(
            await award.BalancesAsync(),
            Does.ContainKey("Disbursed").WithValue(300_000m).And.ContainKey("Obligated").WithValue(0m)
        );
    }

    [Test]
    public async Task Withdrawn_and_declined_money_goes_back_to_the_award_and_can_be_asked_for_again()
    {
        var award = await RunningAward.StartAsync(_server, 1_000m, 1_000m);
        var id = await award.BringAsync(1, "Requested", 400m);
        using var signatory = await _server.SignInAsync("signatory");
        using var finance = await _server.SignInAsync("finance1");

        await signatory.MoveAsync(CaseKind.Disbursement, id, "Withdraw");
        await signatory.MoveAsync(CaseKind.Disbursement, id, "Request", new() { ["amount"] = "1000" });
        await finance.MoveAsync(CaseKind.Disbursement, id, "Decline", new() { ["reason"] = "The invoice is missing." });

        Assert.That((await award.TrancheAsync(1)).State, Is.EqualTo("Eligible"));
        Assert.That(
            await award.BalancesAsync(),
            Does.ContainKey("Obligated").WithValue(1_000m).And.ContainKey("Reserved").WithValue(0m)
        );
        var mail = await _server.InDatabaseAsync(db =>
            db.OutgoingMails.SingleAsync(m => m.To == "signatory@demo.example" && m.Body.Contains(id.ToString()))
        );
        Assert.That(mail.Body, Does.Contain("The invoice is missing."));
    }

    [Test]
    public async Task Asking_for_less_leaves_the_rest_with_the_award()
    {
        var award = await RunningAward.StartAsync(_server, 1_000m, 1_000m);

        await award.BringAsync(1, "Requested", 999.99m);

        Assert.That(
            await award.BalancesAsync(),
            Does.ContainKey("Obligated").WithValue(0.01m).And.ContainKey("Reserved").WithValue(999.99m)
        );
    }

    [Test]
    public async Task Returned_it_is_prepared_again_and_its_approvals_are_void()
    {
        var award = await RunningAward.StartAsync(_server, 1_000m, 1_000m);
        var id = await award.BringAsync(1, "Approved");
        using var finance = await _server.SignInAsync("finance3");

        await finance.MoveAsync(CaseKind.Disbursement, id, "Return", new() { ["reason"] = "Wrong remark." });

        var payment = await award.TrancheAsync(1);
        Assert.That(payment.State, Is.EqualTo("Requested"));
        Assert.That(payment.Approvals, Is.Empty);
        Assert.That(payment.PreparedBy, Is.Null);
        Assert.That(payment.Payee, Is.Null);
    }

    [TestCase("0", "Ask for more than nothing.")]
    [TestCase("1000.01", "CNY 1,000.01 is more than the tranche of CNY 1,000.00.")]
    [TestCase("999999999999.99", "CNY 999,999,999,999.99 is more than the tranche of CNY 1,000.00.")]
    public async Task An_amount_that_the_rules_refuse_is_kept_and_explained(string amount, string sentence)
    {
        var award = await RunningAward.StartAsync(_server, 1_000m, 1_000m);
        using var signatory = await _server.SignInAsync("signatory");

        var page = await signatory.MoveAsync(
            CaseKind.Disbursement,
            await award.IdAsync(1),
            "Request",
            new() { ["amount"] = amount }
        );

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(page.Faults, Is.EqualTo(new[] { sentence }));
        Assert.That(page.ValueOf("Input.Values[amount]"), Is.EqualTo(amount));
    }

    [TestCase("")]
    [TestCase("-1")]
    [TestCase("1.005")]
    [TestCase("much")]
    [TestCase("99999999999999999.00")]
    public async Task What_is_no_amount_is_explained_beside_its_field(string amount)
    {
        var award = await RunningAward.StartAsync(_server, 1_000m, 1_000m);
        using var signatory = await _server.SignInAsync("signatory");

        var page = await signatory.MoveAsync(
            CaseKind.Disbursement,
            await award.IdAsync(1),
            "Request",
            new() { ["amount"] = amount }
        );

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(
            page.Document.QuerySelector("#f-amount-error")!.TextContent,
            Is.EqualTo("Enter an amount like 12500.00.")
        );
    }

    [Test]
    public async Task The_largest_amounts_keep_every_digit()
    {
        await TopUpAsync(999_999_999_999_999.99m);
        var award = await RunningAward.StartAsync(_server, 999_999_999_999.99m, 999_999_999_999.99m);

        await award.BringAsync(1, "Prepared");

        var payment = await award.TrancheAsync(1);
        Assert.That(payment.Requested, Is.EqualTo(new Money(999_999_999_999.99m)));
        Assert.That(payment.ApprovalsNeeded, Is.EqualTo(2));
    }

    [TestCase("2026-06-08", "The payment was released on 9 Jun 2026: the bank cannot have booked it earlier.")]
    [TestCase("2026-06-10", "10 Jun 2026 is still to come. Enter the day on which the bank booked it.")]
    public async Task A_statement_from_before_the_release_or_from_the_future_is_refused(string day, string sentence)
    {
        var award = await RunningAward.StartAsync(_server, 1_000m, 1_000m);
        var id = await award.BringAsync(1, "InBatch");
        using var booker = await _server.SignInAsync("finance1");

        var page = await booker.MoveAsync(
            CaseKind.Disbursement,
            id,
            "Reconcile",
            new() { ["statement"] = "S-1", ["paidOn"] = day }
        );

        Assert.That(page.Faults, Is.EqualTo(new[] { sentence }));
        Assert.That((await award.TrancheAsync(1)).State, Is.EqualTo("InBatch"));
    }

    [Test]
    public async Task A_payment_is_booked_once()
    {
        var award = await RunningAward.StartAsync(_server, 1_000m, 1_000m);
        var id = await award.BringAsync(1, "InBatch");
        using var booker = await _server.SignInAsync("finance1");
        var form = await booker.GetAsync($"/moves/{CaseKind.Disbursement}/{id}/Reconcile");
        Dictionary<string, string> values = new()
        {
            ["Input.Values[statement]"] = "S-1",
            ["Input.Values[paidOn]"] = "2026-06-09",
        };
        var path = $"/moves/{CaseKind.Disbursement}/{id}/Reconcile";
        await form.SendAsync(booker, path, values);

        var again = await form.SendAsync(booker, path, values);
        var anew = await form.SendAsync(
            booker,
            path,
            new(values) { ["Input.Token"] = Guid.NewGuid().ToString(), ["Input.Seen"] = "6" }
        );

        Assert.That(again.Status, Is.EqualTo(HttpStatusCode.Redirect), "the same form is one act");
        Assert.That(anew.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That((await award.BalancesAsync())["Disbursed"], Is.EqualTo(1_000m));
    }

    private Task TopUpAsync(decimal amount) =>
        _server.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<FundDbContext>();
            var fund = await db.Funds.SingleAsync();
            var at = _server.Clock.GetUtcNow();
            var booked = fund.Book(
                Domain.Funds.FundSource.Donation,
                new Money(amount),
                "Deed of gift",
                new Act(_server.World.Cast.As("finance1", Role.FinanceOfficer), at)
            );
            fund.Confirm(booked, new Act(_server.World.Cast.As("leader", Role.Leader), at));
            await db.SaveChangesAsync();
        });
}
