using FundManager.Data;
using FundManager.Data.Ledger;
using FundManager.Domain;
using FundManager.Domain.Disbursements;
using FundManager.Domain.History;
using FundManager.Domain.Ledger;
using FundManager.Domain.Organisations;
using FundManager.Domain.Workflows;
using FundManager.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace FundManager.Web.Tests.Features.Disbursements;

/// <summary>What the bank does with a payment after its release, booked by hand: where the money is, and who may say so.</summary>
internal sealed class BankAnswersTests
{
    private static readonly Dictionary<string, string> Notice = new() { ["notice"] = "AC04 closed account" };

    private static readonly Dictionary<string, string> Recalled = new()
    {
        ["confirmation"] = "Letter 12",
        ["reason"] = "Wrong account.",
    };

    private static readonly Dictionary<string, string> Statement = new()
    {
        ["statement"] = "S-1",
        ["paidOn"] = "2026-06-09",
    };

    private static readonly Dictionary<string, string> Return = new()
    {
        ["statement"] = "S-2",
        ["returnedOn"] = "2026-06-09",
    };

    private FundServer _server = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _server = await FundServer.StartWithBasicsAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _server.DisposeAsync();

    [Test]
    public async Task A_refused_payment_is_paid_again_under_a_new_number_and_keeps_its_own()
    {
        var award = await RunningAward.StartAsync(_server, 100m, 100m);
        var id = await award.BringAsync(1, "InBatch");
        var first = (await award.TrancheAsync(1)).PaymentNumber;

        Assert.That(await MoveAsync(id, "BankRejects", "finance1", Notice), Is.Null);
        var failed = await award.TrancheAsync(1);
        var balances = await award.BalancesAsync();
        Assert.That(await MoveAsync(id, "Reissue", "finance1"), Is.Null);
        var again = await award.TrancheAsync(1);
        // Whoever released the first time may now prepare.
        Assert.That(await MoveAsync(id, "Prepare", "finance3"), Is.Null);
        Assert.That(await MoveAsync(id, "Approve", "finance1"), Is.Null);
        Assert.That(await MoveAsync(id, "Release", "finance2"), Is.Null);

        var released = await award.TrancheAsync(1);
        var told = await ToldAsync(id);
        Assert.That((failed.State, failed.PaymentNumber), Is.EqualTo(("Failed", first)));
        Assert.That((balances["Payable"], balances["Reserved"]), Is.EqualTo((0m, 100m)));
        Assert.That(
            (again.State, again.PaymentNumber, again.Payee, again.Approvals.Count),
            Is.EqualTo(("Requested", (int?)null, (object?)null, 0))
        );
        Assert.That(released.PaymentNumber, Is.GreaterThan(first!));
        Assert.That(told.Select(t => t.State), Is.EqualTo(new[] { InstructionState.Rejected, InstructionState.Told }));
        Assert.That(told[0].Answer, Is.EqualTo("AC04 closed account"));
        Assert.That(told[1].EndToEndId, Is.Not.EqualTo(told[0].EndToEndId));
    }

    [Test]
    public async Task A_recalled_payment_is_reserved_again_and_waits_to_be_prepared()
    {
        var award = await RunningAward.StartAsync(_server, 100m, 100m);
        var id = await award.BringAsync(1, "InBatch");

        Assert.That(await MoveAsync(id, "Recall", "finance1", Recalled), Is.Null);

        var recalled = await award.TrancheAsync(1);
        Assert.That(
            (recalled.State, recalled.Payee, recalled.ReleasedBy),
            Is.EqualTo(("Requested", (object?)null, (Guid?)null))
        );
        Assert.That((await award.BalancesAsync())["Reserved"], Is.EqualTo(100m));
        Assert.That((await ToldAsync(id)).Single().State, Is.EqualTo(InstructionState.Recalled));
    }

    [Test]
    public async Task Money_that_comes_back_is_reserved_again_and_can_be_declined()
    {
        var award = await RunningAward.StartAsync(_server, 100m, 100m);
        var id = await award.BringAsync(1, "InBatch");
        Assert.That(await MoveAsync(id, "Reconcile", "finance1", Statement), Is.Null);

        Assert.That(await MoveAsync(id, "BankReturns", "finance1", Return), Is.Null);
        var balances = await award.BalancesAsync();
        Assert.That(await MoveAsync(id, "Decline", "finance1", new() { ["reason"] = "Account closed." }), Is.Null);

        Assert.That((balances["Disbursed"], balances["Reserved"]), Is.EqualTo((0m, 100m)));
        Assert.That((await award.TrancheAsync(1)).State, Is.EqualTo("Eligible"));
        Assert.That((await award.BalancesAsync())["Obligated"], Is.EqualTo(100m));
    }

    [TestCase("Recall", "BNK-23")]
    [TestCase("BankRejects", "BNK-24")]
    [TestCase("Reconcile", "DIS-11")]
    public async Task Whoever_released_does_not_book_what_the_bank_did(string trigger, string code)
    {
        var award = await RunningAward.StartAsync(_server, 100m, 100m);
        var id = await award.BringAsync(1, "InBatch");
        var values = trigger switch
        {
            "Recall" => Recalled,
            "BankRejects" => Notice,
            _ => Statement,
        };

        Assert.That((await MoveAsync(id, trigger, "finance3", values))?.Code, Is.EqualTo(code));
    }

    [Test]
    public async Task A_return_before_the_payment_is_refused()
    {
        var award = await RunningAward.StartAsync(_server, 100m, 100m);
        var id = await award.BringAsync(1, "InBatch");
        Assert.That(await MoveAsync(id, "Reconcile", "finance1", Statement), Is.Null);

        var early = await MoveAsync(id, "BankReturns", "finance1", new(Return) { ["returnedOn"] = "2026-06-08" });
        var own = await MoveAsync(id, "BankReturns", "finance3", Return);

        Assert.That((early?.Code, own?.Code), Is.EqualTo(("BNK-25", "BNK-24")));
    }

    [Test]
    public async Task What_comes_back_to_a_closed_award_goes_on_to_the_fund()
    {
        var award = await RunningAward.StartAsync(_server, 100m, 100m);
        var id = await award.BringAsync(1, "InBatch");
        Assert.That(await MoveAsync(id, "Reconcile", "finance1", Statement), Is.Null);
        await CloseAsync(award);
        var before = await AvailableAsync();

        Assert.That(await MoveAsync(id, "BankReturns", "finance1", Return), Is.Null);

        Assert.That((await award.TrancheAsync(1)).State, Is.EqualTo("Cancelled"));
        Assert.That(await AvailableAsync(), Is.EqualTo(before + 100m));
        Assert.That((await award.BalancesAsync()).Values.Sum(), Is.Zero);
    }

    [Test]
    public async Task A_payment_under_a_suspended_award_is_booked_all_the_same_and_not_paid_again()
    {
        var award = await RunningAward.StartAsync(_server, 100m, 100m);
        var id = await award.BringAsync(1, "InBatch");
        await InAwardAsync(award, (kept, workflow, act) => kept.Suspend(workflow, act));

        Assert.That(await MoveAsync(id, "BankRejects", "finance1", Notice), Is.Null);
        Assert.That((await MoveAsync(id, "Reissue", "finance1"))?.Code, Is.EqualTo("AWD-02"));
    }

    [Test]
    public async Task An_account_under_two_names_is_not_paid_and_a_name_with_two_accounts_is_shown()
    {
        var award = await RunningAward.StartAsync(_server, 100m, 100m);
        var id = await award.BringAsync(1, "Requested");
        var own = await PayeeOfAsync("grain-society");
        var hexi = (await PayeeOfAsync("hexi"))!;

        await GiveAsync("grain-society", hexi with { AccountName = "粮食学会" });
        var account = await MoveAsync(id, "Prepare", "finance1");
        await GiveAsync("grain-society", hexi with { AccountNumber = "6222999900001111" });
        using var finance = await _server.SignInAsync("finance1");
        var page = await finance.GetAsync($"/disbursements/{id}");
        var name = await MoveAsync(id, "Prepare", "finance1");
        await GiveAsync("grain-society", own!);

        Assert.That((account?.Code, name), Is.EqualTo(("BNK-37", (Refusal?)null)));
        Assert.That(page.Text, Does.Contain("gave an account of the same name with another number"));
    }

    [Test]
    public async Task The_ledger_says_where_the_money_of_each_answer_is()
    {
        await using var source = NpgsqlDataSource.Create(_server.Database.ProgramConnectionString);

        var report = await new VerifyLedger(source).ExecuteAsync(sealFile: null, CancellationToken.None);

        Assert.That(report.FaultCount, Is.Zero);
    }

    private Task<Refusal?> MoveAsync(
        Guid id,
        string trigger,
        string account,
        Dictionary<string, string>? values = null
    ) => _server.RefusalOfAsync(id, trigger, _server.Finance(account), values);

    private Task<List<PaymentInstruction>> ToldAsync(Guid id) =>
        _server.InDatabaseAsync(db =>
            db.PaymentInstructions.Where(t => t.DisbursementId == new Id<Disbursement>(id))
                .OrderBy(t => t.Number)
                .ToListAsync()
        );

    private Task<decimal> AvailableAsync() =>
        _server.InDatabaseAsync(db =>
            db.Balances.Where(b => b.OwnerId == _server.World.Fund.Id.Value && b.Place == Place.Available)
                .Select(b => b.Amount)
                .SingleAsync()
        );

    private Task<Payee?> PayeeOfAsync(string key) =>
        _server.InDatabaseAsync(db =>
            db.Organisations.Where(o => o.Id == _server.World.Cast.Organisations[key].Id)
                .Select(o => o.Payee)
                .SingleAsync()
        );

    private Task<int> GiveAsync(string key, Payee payee) =>
        _server.InDatabaseAsync(async db =>
        {
            (await db.Organisations.SingleAsync(o => o.Id == _server.World.Cast.Organisations[key].Id)).SetPayee(payee);
            return await db.SaveChangesAsync();
        });

    private async Task CloseAsync(RunningAward award)
    {
        await InAwardAsync(award, (kept, workflow, act) => kept.Complete(workflow, true, kept.EndsOn, act));
        await InAwardAsync(award, (kept, workflow, act) => kept.StartCloseout(workflow, whyNot: null, act));
        await InAwardAsync(award, (kept, workflow, act) => kept.Close(workflow, whyNot: null, Money.Zero, act));
    }

    private Task InAwardAsync(RunningAward award, Action<Domain.Awards.Award, Workflow, Act> move) =>
        _server.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<FundDbContext>();
            var kept = await db.Awards.SingleAsync(a => a.Id == award.Award.Id);
            Actor everybody = new(
                _server.World.Cast.People["leader"],
                [Role.Leader, Role.ProgrammeOfficer, Role.System]
            );
            move(
                kept,
                services.GetRequiredService<WorkflowCatalog>()[CaseKind.Award],
                new Act(everybody, _server.Clock.GetUtcNow(), "As told.")
            );
            await db.SaveChangesAsync();
        });
}
