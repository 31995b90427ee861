using FundManager.Data.Bank;
using FundManager.Web.Features.BankFiles;
using FundManager.Web.Tests.Features.Disbursements;
using FundManager.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FundManager.Web.Tests.Features.BankFiles;

/// <summary>What statement and payments do not agree on, and what a person says to it.</summary>
internal sealed class BreakTests
{
    private FundServer _server = null!;
    private BankScene _bank = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _server = await FundServer.StartWithBasicsAsync();
        _bank = new BankScene(_server);
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await _server.DisposeAsync();

    [Test]
    public async Task Breaks_wait_for_a_person_and_book_nothing()
    {
        var (award, ids) = await _bank.ReleasedAsync(10m, 20m, 30.55m);
        var statement = _bank.Statement(
            (11m, ids[0]),
            (20m, ids[1]),
            (20m, ids[1]),
            (30.55m, null),
            (7m, null),
            (3m, "X-1")
        );

        var import = await _bank.BringAsync(statement);
        await _bank.BookAsync();

        var lines = await _bank.LinesAsync(import.Id);
        Assert.That(
            lines.Select(line => line.State),
            Is.EqualTo(
                new[]
                {
                    BankLineState.AmountDiffers,
                    BankLineState.Booked,
                    BankLineState.Duplicate,
                    BankLineState.Proposed,
                    BankLineState.Unmatched,
                    BankLineState.Unmatched,
                }
            )
        );
        Assert.That((await award.BalancesAsync())["Disbursed"], Is.EqualTo(20m));

        using var finance = await _server.SignInAsync("finance1");
        var page = await finance.GetAsync($"/bank-files/{import.Id}");
        Assert.That(page.Text, Does.Contain("Another amount").And.Contain("5 to look at"));
    }

    [Test]
    public async Task A_person_says_yes_to_a_proposal_and_why_a_break_may_stay()
    {
        var (award, _) = await _bank.ReleasedAsync(31.17m);
        var import = (await _bank.BringAsync(_bank.Statement((31.17m, null), (7m, null)))).Id;

        var own = await _bank.LookAsync("finance3", (look, person) => look.ConfirmAsync(import, 1, person, default));
        var yes = await _bank.LookAsync("finance1", (look, person) => look.ConfirmAsync(import, 1, person, default));
        var blank = await _bank.LookAsync(
            "finance1",
            (look, person) => look.SettleAsync((import, 2), " ", person, default)
        );
        var settled = await _bank.LookAsync(
            "finance1",
            (look, person) => look.SettleAsync((import, 2), "A charge.", person, default)
        );
        var twice = await _bank.LookAsync(
            "finance1",
            (look, person) => look.SettleAsync((import, 2), "A charge.", person, default)
        );

        Assert.That((own, yes), Is.EqualTo(("DIS-11", (string?)null)), "who released does not say yes");
        Assert.That((blank, settled, twice), Is.EqualTo(("GEN-01", (string?)null, "BNK-32")));
        Assert.That((await award.TrancheAsync(1)).State, Is.EqualTo("Paid"));
        Assert.That((await _bank.LinesAsync(import))[1].Reason, Is.EqualTo("A charge."));
    }

    [Test]
    public async Task A_payment_that_no_statement_shows_after_days_is_on_the_list_until_it_is_explained()
    {
        var (_, ids) = await _bank.ReleasedAsync(10m);
        await _server.InDatabaseAsync(db =>
            db.Database.ExecuteSqlAsync(
                $"update payment_instructions set released_on = released_on - 15 where end_to_end_id = {ids[0]}"
            )
        );
        using var finance = await _server.SignInAsync("finance1");

        var page = await finance.GetAsync("/bank-files/breaks");
        await _server.InScopeAsync(services =>
            services
                .GetRequiredService<LookAtBreak>()
                .ExplainAsync(ids[0], "The bank was closed.", _server.Finance("finance1"), CancellationToken.None)
        );
        var after = await finance.GetAsync("/bank-files/breaks");

        Assert.That(page.Text, Does.Contain(ids[0]));
        Assert.That(after.Text, Does.Not.Contain(ids[0]));
    }
}
