using System.Text;
using FundManager.Data.Bank;
using FundManager.Data.Ledger;
using FundManager.Documents.Workbooks;
using FundManager.Web.Features.BankFiles;
using FundManager.Web.Tests.Features.Disbursements;
using FundManager.Web.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace FundManager.Web.Tests.Features.BankFiles;

/// <summary>Files from banks: what they book, what a person has to look at, and what is refused whole.</summary>
internal sealed class ImportTests
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
    public async Task The_ledger_is_sound_after_all_of_it()
    {
        await using (var source = NpgsqlDataSource.Create(_server.Database.ProgramConnectionString))
        {
            var report = await new VerifyLedger(source).ExecuteAsync(sealFile: null, CancellationToken.None);
            Assert.That(report.FaultCount, Is.Zero);
        }

        await _server.DisposeAsync();
    }

    [Test]
    public async Task A_statement_books_its_payments_and_brought_again_changes_nothing()
    {
        var (award, ids) = await _bank.ReleasedAsync(10m, 20m);
        var statement = _bank.Statement((10m, ids[0]), (20m, ids[1]));

        var first = await _bank.BringAsync(statement);
        var done = await _bank.BookAsync();
        var events = await _bank.EventsAsync();
        var again = await _bank.BringAsync(statement);
        var spaced = await _bank.BringAsync(statement + "\n");
        await _bank.BookAsync();

        Assert.That(done, Is.EqualTo(2));
        Assert.That((first.IsNew, again.IsNew, again.Id), Is.EqualTo((true, false, first.Id)));
        Assert.That((await _bank.ImportAsync(spaced.Id)).Known, Is.EqualTo(2), "the same entries in another file");
        Assert.That(await _bank.EventsAsync(), Is.EqualTo(events));
        Assert.That((await award.BalancesAsync())["Disbursed"], Is.EqualTo(30m));
        Assert.That((await award.TrancheAsync(1)).PaidOn, Is.EqualTo(new DateOnly(2026, 6, 9)));
    }

    [Test]
    public async Task A_rejection_reopens_its_own_payment_only()
    {
        var (award, ids) = await _bank.ReleasedAsync(10m, 20m);
        var batch = await _bank.BatchOfAsync(ids[0]);

        var import = await _bank.BringAsync(BankScene.Status(batch, (ids[0], "RJCT"), (ids[1], "RJCT")));
        await _bank.BookAsync();

        // Each payment of this scene is in a batch of its own: the second status answers what that file does not hold.
        Assert.That((await award.TrancheAsync(1)).State, Is.EqualTo("Failed"));
        Assert.That((await award.TrancheAsync(2)).State, Is.EqualTo("InBatch"));
        Assert.That((await _bank.LinesAsync(import.Id))[1].State, Is.EqualTo(BankLineState.Unmatched));
    }

    [Test]
    public async Task A_status_of_the_whole_file_is_that_of_each_payment_and_its_repetition_says_nothing()
    {
        var (award, ids) = await _bank.ReleasedAsync(10m);
        var batch = await _bank.BatchOfAsync(ids[0]);

        await _bank.BringAsync(BankScene.GroupStatus(batch, "ACSP"));
        await _bank.BookAsync();
        var taken = await award.TrancheAsync(1);
        var again = await _bank.BringAsync(BankScene.GroupStatus(batch, "ACSC"));
        await _bank.BookAsync();

        Assert.That(taken.State, Is.EqualTo("Sent"));
        Assert.That((await _bank.LinesAsync(again.Id)).Single().State, Is.EqualTo(BankLineState.Nothing));
    }

    [Test]
    public async Task Money_that_comes_back_on_a_statement_fails_its_payment()
    {
        var (award, ids) = await _bank.ReleasedAsync(10m);
        await _bank.BringAsync(_bank.Statement((10m, ids[0])));
        await _bank.BookAsync();

        await _bank.BringAsync(_bank.Statement((-10m, ids[0])));
        await _bank.BookAsync();

        Assert.That((await award.TrancheAsync(1)).State, Is.EqualTo("Failed"));
        Assert.That((await award.BalancesAsync())["Reserved"], Is.EqualTo(10m));
    }

    [Test]
    public async Task Killed_between_two_payments_the_rest_is_booked_by_the_next_run()
    {
        var (award, ids) = await _bank.ReleasedAsync(10m, 20m);
        var import = await _bank.BringAsync(_bank.Statement((10m, ids[0]), (20m, ids[1])));
        await _server.InScopeAsync(services =>
            services.GetRequiredService<BookChunk>().ExecuteAsync(import.Id, [1], CancellationToken.None)
        );
        var half = (await award.BalancesAsync())["Disbursed"];

        await _bank.BookAsync();
        await _bank.BookAsync();

        Assert.That(half, Is.EqualTo(10m));
        Assert.That((await award.BalancesAsync())["Disbursed"], Is.EqualTo(30m));
        Assert.That((await _bank.ImportAsync(import.Id)).EndedAt, Is.Not.Null);
    }

    [Test]
    public async Task What_a_person_booked_by_hand_is_nothing_new_on_the_statement()
    {
        var (award, ids) = await _bank.ReleasedAsync(10m);
        var values = new Dictionary<string, string> { ["statement"] = "by hand", ["paidOn"] = "2026-06-09" };
        await _server.RefusalOfAsync(
            (await award.TrancheAsync(1)).CaseId,
            "Reconcile",
            _server.Finance("finance1"),
            values
        );

        var import = await _bank.BringAsync(_bank.Statement((10m, ids[0])));
        await _bank.BookAsync();

        Assert.That((await _bank.LinesAsync(import.Id)).Single().State, Is.EqualTo(BankLineState.Nothing));
    }

    [Test]
    public async Task A_table_in_GB18030_is_booked_by_the_number_in_its_remark()
    {
        var (award, ids) = await _bank.ReleasedAsync(12.34m);
        var text =
            $"账户交易明细\r\n交易日期,收入,支出,对方户名,附言,流水号\r\n2026-06-09,,12.34,河西粮食科技协会,{ids[0]} 拨款,L-1\r\n";
        var content = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(text);

        await _bank.BringAsync(content, "明细.csv");
        await _bank.BookAsync();

        var paid = await award.TrancheAsync(1);
        Assert.That((paid.State, paid.StatementReference), Is.EqualTo(("Paid", "L-1")));
    }

    [Test]
    public async Task A_workbook_with_one_column_of_amounts_is_booked_by_its_direction()
    {
        var (award, ids) = await _bank.ReleasedAsync(45.67m);
        var workbook = new Workbook
        {
            Title = "明细",
            CreatedAt = DateTimeOffset.UnixEpoch,
            Sheets =
            [
                new Sheet
                {
                    Name = "明细",
                    Columns =
                    [
                        new SheetColumn("交易日期"),
                        new SheetColumn("借贷标志"),
                        new SheetColumn("交易金额", CellKind.Money),
                        new SheetColumn("附言"),
                        new SheetColumn("流水号"),
                    ],
                    Rows =
                    [
                        ["2026-06-09", "借", 45.67m, $"{ids[0]} 拨款", "X-1"],
                    ],
                },
            ],
        };

        await _bank.BringAsync(workbook.Write(), "明细.xlsx");
        await _bank.BookAsync();

        var paid = await award.TrancheAsync(1);
        Assert.That((paid.State, paid.StatementReference), Is.EqualTo(("Paid", "X-1")));
    }

    [Test]
    public async Task What_cannot_be_taken_is_refused_whole_and_nothing_of_it_kept()
    {
        var before = await _bank.CountAsync();

        Assert.That(await _bank.CodeAsync("<Document"), Is.EqualTo("BNK-10"));
        Assert.That(
            await _bank.CodeAsync(
                _bank.Statement((1m, null)).Replace(BankScene.Account, "999", StringComparison.Ordinal)
            ),
            Is.EqualTo("BNK-17")
        );
        Assert.That(
            await _bank.CodeAsync(_bank.Statement((1m, null)).Replace("\"CNY\"", "\"USD\"", StringComparison.Ordinal)),
            Is.EqualTo("BNK-21")
        );
        Assert.That(
            await _bank.CodeAsync(
                _bank
                    .Statement((1m, null))
                    .Replace("<Amt Ccy=\"CNY\">999", "<Amt Ccy=\"CNY\">998", StringComparison.Ordinal)
            ),
            Is.EqualTo("BNK-13")
        );
        Assert.That(await _bank.CodeAsync(BankScene.GroupStatus("F-01-2026-B9999", "ACSP")), Is.EqualTo("BNK-30"));
        Assert.That(await _bank.CodeAsync("a,b\r\n1,2"), Is.EqualTo("BNK-28"));
        Assert.That(await _bank.CountAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task An_entry_that_says_something_else_than_before_is_refused()
    {
        var first = _bank.Statement((5m, null));
        await _bank.BringAsync(first);

        var changed = first
            .Replace("<Amt Ccy=\"CNY\">5</Amt>", "<Amt Ccy=\"CNY\">6</Amt>", StringComparison.Ordinal)
            .Replace(">995<", ">994<", StringComparison.Ordinal);

        Assert.That(await _bank.CodeAsync(changed), Is.EqualTo("BNK-31"));
    }

    [Test]
    public async Task A_refused_upload_is_explained_beside_the_form()
    {
        using var finance = await _server.SignInAsync("finance1");
        var form = await finance.GetAsync("/bank-files");
        using var content = new MultipartFormDataContent
        {
            {
                new StringContent(
                    form.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!
                ),
                "__RequestVerificationToken"
            },
            { new ByteArrayContent("<Document"u8.ToArray()), "Upload", "statement.xml" },
        };

        using var answer = await finance.Http.PostAsync("/bank-files", content);
        var page = await FundPageView.ReadAsync(answer);

        Assert.That(page.Faults.Single(), Does.StartWith("The file is no readable XML"));
    }
}
