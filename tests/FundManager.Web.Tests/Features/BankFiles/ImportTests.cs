using System.Globalization;
using System.Text;
using FundManager.Data;
using FundManager.Data.Bank;
using FundManager.Data.Ledger;
using FundManager.Domain;
using FundManager.Domain.Organisations;
using FundManager.Web.Features.BankFiles;
using FundManager.Web.Tests.Features.Disbursements;
using FundManager.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace FundManager.Web.Tests.Features.BankFiles;

/// <summary>Files from banks: what they book, what a person has to look at, and what is refused whole.</summary>
internal sealed class ImportTests
{
    private const string Account = "0200001009000000001";

    private FundServer _server = null!;
    private int _count;

    [OneTimeSetUp]
    public async Task StartAsync() => _server = await FundServer.StartWithBasicsAsync();

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
        var (award, ids) = await ReleasedAsync(10m, 20m);
        var statement = Statement((10m, ids[0]), (20m, ids[1]));

        var first = await BringAsync(statement);
        var done = await BookAsync();
        var events = await EventsAsync();
        var again = await BringAsync(statement);
        var spaced = await BringAsync(statement + "\n");
        await BookAsync();

        Assert.That(done, Is.EqualTo(2));
        Assert.That((first.IsNew, again.IsNew, again.Id), Is.EqualTo((true, false, first.Id)));
        Assert.That((await ImportAsync(spaced.Id)).Known, Is.EqualTo(2), "the same entries in another file");
        Assert.That(await EventsAsync(), Is.EqualTo(events));
        Assert.That((await award.BalancesAsync())["Disbursed"], Is.EqualTo(30m));
        Assert.That((await award.TrancheAsync(1)).PaidOn, Is.EqualTo(new DateOnly(2026, 6, 9)));
    }

    [Test]
    public async Task A_rejection_reopens_its_own_payment_only()
    {
        var (award, ids) = await ReleasedAsync(10m, 20m);
        var batch = await BatchOfAsync(ids[0]);

        var import = await BringAsync(Status(batch, (ids[0], "RJCT"), (ids[1], "RJCT")));
        await BookAsync();

        // Each payment of this scene is in a batch of its own: the second status answers what that file does not hold.
        Assert.That((await award.TrancheAsync(1)).State, Is.EqualTo("Failed"));
        Assert.That((await award.TrancheAsync(2)).State, Is.EqualTo("InBatch"));
        Assert.That((await LinesAsync(import.Id))[1].State, Is.EqualTo(BankLineState.Unmatched));
    }

    [Test]
    public async Task A_status_of_the_whole_file_is_that_of_each_payment_and_its_repetition_says_nothing()
    {
        var (award, ids) = await ReleasedAsync(10m);
        var batch = await BatchOfAsync(ids[0]);

        await BringAsync(GroupStatus(batch, "ACSP"));
        await BookAsync();
        var taken = await award.TrancheAsync(1);
        var again = await BringAsync(GroupStatus(batch, "ACSC"));
        await BookAsync();

        Assert.That(taken.State, Is.EqualTo("Sent"));
        Assert.That((await LinesAsync(again.Id)).Single().State, Is.EqualTo(BankLineState.Nothing));
    }

    [Test]
    public async Task Breaks_wait_for_a_person_and_book_nothing()
    {
        var (award, ids) = await ReleasedAsync(10m, 20m, 30.55m);
        var statement = Statement((11m, ids[0]), (20m, ids[1]), (20m, ids[1]), (30.55m, null), (7m, null), (3m, "X-1"));

        var import = await BringAsync(statement);
        await BookAsync();

        var lines = await LinesAsync(import.Id);
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
        var (award, _) = await ReleasedAsync(31.17m);
        var import = (await BringAsync(Statement((31.17m, null), (7m, null)))).Id;

        var own = await LookAsync("finance3", (look, person) => look.ConfirmAsync(import, 1, person, default));
        var yes = await LookAsync("finance1", (look, person) => look.ConfirmAsync(import, 1, person, default));
        var blank = await LookAsync("finance1", (look, person) => look.SettleAsync((import, 2), " ", person, default));
        var settled = await LookAsync(
            "finance1",
            (look, person) => look.SettleAsync((import, 2), "A charge.", person, default)
        );
        var twice = await LookAsync(
            "finance1",
            (look, person) => look.SettleAsync((import, 2), "A charge.", person, default)
        );

        Assert.That((own, yes), Is.EqualTo(("DIS-11", (string?)null)), "who released does not say yes");
        Assert.That((blank, settled, twice), Is.EqualTo(("GEN-01", (string?)null, "BNK-32")));
        Assert.That((await award.TrancheAsync(1)).State, Is.EqualTo("Paid"));
        Assert.That((await LinesAsync(import))[1].Reason, Is.EqualTo("A charge."));
    }

    [Test]
    public async Task Money_that_comes_back_on_a_statement_fails_its_payment()
    {
        var (award, ids) = await ReleasedAsync(10m);
        await BringAsync(Statement((10m, ids[0])));
        await BookAsync();

        await BringAsync(Statement((-10m, ids[0])));
        await BookAsync();

        Assert.That((await award.TrancheAsync(1)).State, Is.EqualTo("Failed"));
        Assert.That((await award.BalancesAsync())["Reserved"], Is.EqualTo(10m));
    }

    [Test]
    public async Task Killed_between_two_payments_the_rest_is_booked_by_the_next_run()
    {
        var (award, ids) = await ReleasedAsync(10m, 20m);
        var import = await BringAsync(Statement((10m, ids[0]), (20m, ids[1])));
        await _server.InScopeAsync(services =>
            services.GetRequiredService<BookChunk>().ExecuteAsync(import.Id, [1], CancellationToken.None)
        );
        var half = (await award.BalancesAsync())["Disbursed"];

        await BookAsync();
        await BookAsync();

        Assert.That(half, Is.EqualTo(10m));
        Assert.That((await award.BalancesAsync())["Disbursed"], Is.EqualTo(30m));
        Assert.That((await ImportAsync(import.Id)).EndedAt, Is.Not.Null);
    }

    [Test]
    public async Task What_a_person_booked_by_hand_is_nothing_new_on_the_statement()
    {
        var (award, ids) = await ReleasedAsync(10m);
        var values = new Dictionary<string, string> { ["statement"] = "by hand", ["paidOn"] = "2026-06-09" };
        await _server.RefusalOfAsync(
            (await award.TrancheAsync(1)).CaseId,
            "Reconcile",
            _server.Finance("finance1"),
            values
        );

        var import = await BringAsync(Statement((10m, ids[0])));
        await BookAsync();

        Assert.That((await LinesAsync(import.Id)).Single().State, Is.EqualTo(BankLineState.Nothing));
    }

    [Test]
    public async Task A_table_in_GB18030_is_booked_by_the_number_in_its_remark()
    {
        var (award, ids) = await ReleasedAsync(12.34m);
        var text =
            $"账户交易明细\r\n交易日期,收入,支出,对方户名,附言,流水号\r\n2026-06-09,,12.34,河西粮食科技协会,{ids[0]} 拨款,L-1\r\n";
        var content = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(text);

        await BringAsync(content, "明细.csv");
        await BookAsync();

        var paid = await award.TrancheAsync(1);
        Assert.That((paid.State, paid.StatementReference), Is.EqualTo(("Paid", "L-1")));
    }

    [Test]
    public async Task What_cannot_be_taken_is_refused_whole_and_nothing_of_it_kept()
    {
        var before = await CountAsync();

        Assert.That(await CodeAsync("<Document"), Is.EqualTo("BNK-10"));
        Assert.That(
            await CodeAsync(Statement((1m, null)).Replace(Account, "999", StringComparison.Ordinal)),
            Is.EqualTo("BNK-17")
        );
        Assert.That(
            await CodeAsync(Statement((1m, null)).Replace("\"CNY\"", "\"USD\"", StringComparison.Ordinal)),
            Is.EqualTo("BNK-21")
        );
        Assert.That(
            await CodeAsync(
                Statement((1m, null)).Replace("<Amt Ccy=\"CNY\">999", "<Amt Ccy=\"CNY\">998", StringComparison.Ordinal)
            ),
            Is.EqualTo("BNK-13")
        );
        Assert.That(await CodeAsync(GroupStatus("F-01-2026-B9999", "ACSP")), Is.EqualTo("BNK-30"));
        Assert.That(await CodeAsync("a,b\r\n1,2"), Is.EqualTo("BNK-28"));
        Assert.That(await CountAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task An_entry_that_says_something_else_than_before_is_refused()
    {
        var first = Statement((5m, null));
        await BringAsync(first);

        var changed = first
            .Replace("<Amt Ccy=\"CNY\">5</Amt>", "<Amt Ccy=\"CNY\">6</Amt>", StringComparison.Ordinal)
            .Replace(">995<", ">994<", StringComparison.Ordinal);

        Assert.That(await CodeAsync(changed), Is.EqualTo("BNK-31"));
    }

    [Test]
    public async Task A_payment_that_no_statement_shows_after_days_is_on_the_list_until_it_is_explained()
    {
        var (_, ids) = await ReleasedAsync(10m);
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

    private async Task<(RunningAward Award, List<string> Ids)> ReleasedAsync(params decimal[] amounts)
    {
        var award = await RunningAward.StartAsync(_server, amounts.Sum(), amounts);
        List<string> ids = [];
        foreach (var sequence in Enumerable.Range(1, amounts.Length))
        {
            await award.BringAsync(sequence, "InBatch");
            var payment = await award.TrancheAsync(sequence);
            ids.Add(string.Create(CultureInfo.InvariantCulture, $"F-01-2026-{payment.PaymentNumber:0000}"));
        }

        return (award, ids);
    }

    private Task<(Guid Id, bool IsNew)> BringAsync(string content) =>
        BringAsync(Encoding.UTF8.GetBytes(content), "file.xml");

    private Task<(Guid Id, bool IsNew)> BringAsync(byte[] content, string name) =>
        _server.InScopeAsync(services =>
            services
                .GetRequiredService<ReadBankFile>()
                .ExecuteAsync(
                    new BroughtFile(name, content, _server.World.Fund.Id),
                    _server.Finance("finance1"),
                    CancellationToken.None
                )
        );

    private Task<int> BookAsync() =>
        _server.InScopeAsync(services =>
            services.GetRequiredService<BookBankLines>().ExecuteAsync(CancellationToken.None)
        );

    private async Task<string?> CodeAsync(string content)
    {
        try
        {
            await BringAsync(content);
            return null;
        }
        catch (RefusedException refused)
        {
            return refused.Refusal.Code;
        }
    }

    private Task<string?> LookAsync(string account, Func<LookAtBreak, Person, Task<bool>> say) =>
        _server.InScopeAsync(async services =>
        {
            try
            {
                await say(services.GetRequiredService<LookAtBreak>(), _server.Finance(account));
                return (string?)null;
            }
            catch (RefusedException refused)
            {
                return refused.Refusal.Code;
            }
        });

    private Task<BankImport> ImportAsync(Guid id) =>
        _server.InDatabaseAsync(db => db.BankImports.AsNoTracking().SingleAsync(i => i.Id == id));

    private Task<List<BankLine>> LinesAsync(Guid id) =>
        _server.InDatabaseAsync(db =>
            db.BankLines.AsNoTracking().Where(line => line.ImportId == id).OrderBy(line => line.Number).ToListAsync()
        );

    private Task<int> CountAsync() => _server.InDatabaseAsync(db => db.BankImports.CountAsync());

    private Task<int> EventsAsync() => _server.InDatabaseAsync(db => db.CaseEvents.CountAsync());

    private Task<string> BatchOfAsync(string endToEndId) =>
        _server.InDatabaseAsync(db =>
            db.PaymentInstructions.Where(t => t.EndToEndId == endToEndId).Select(t => t.Batch.Number).SingleAsync()
        );

    /// <summary>Money that went out, below zero for what came back; each entry has a reference of its own in this fixture.</summary>
    private string Statement(params (decimal Amount, string? Id)[] entries)
    {
        var text = new StringBuilder(
            $"""<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt><Id>ST-{++_count}</Id><Acct><Id><Othr><Id>{Account}</Id></Othr></Id></Acct>"""
        );
        Balance("OPBD", 1000m);
        Balance("CLBD", 1000m - entries.Sum(entry => entry.Amount));
        foreach (var (amount, id) in entries)
        {
            var details = id is null
                ? ""
                : $"<NtryDtls><TxDtls><Refs><EndToEndId>{id}</EndToEndId></Refs></TxDtls></NtryDtls>";
            text.Append(
                CultureInfo.InvariantCulture,
                $"""<Ntry><Amt Ccy="CNY">{Math.Abs(amount)}</Amt><CdtDbtInd>{(amount < 0 ? "CRDT" : "DBIT")}</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-06-09</Dt></BookgDt><AcctSvcrRef>R-{++_count}</AcctSvcrRef>{details}</Ntry>"""
            );
        }

        return text.Append("</Stmt></BkToCstmrStmt></Document>").ToString();

        void Balance(string kind, decimal amount) =>
            text.Append(
                CultureInfo.InvariantCulture,
                $"""<Bal><Tp><CdOrPrtry><Cd>{kind}</Cd></CdOrPrtry></Tp><Amt Ccy="CNY">{amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal>"""
            );
    }

    private static string Status(string batch, params (string Id, string Code)[] payments) =>
        $"""<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.03"><CstmrPmtStsRpt><OrgnlGrpInfAndSts><OrgnlMsgId>{batch}</OrgnlMsgId></OrgnlGrpInfAndSts><OrgnlPmtInfAndSts>{string.Concat(payments.Select(p => $"<TxInfAndSts><OrgnlEndToEndId>{p.Id}</OrgnlEndToEndId><TxSts>{p.Code}</TxSts></TxInfAndSts>"))}</OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>""";

    private static string GroupStatus(string batch, string code) =>
        $"""<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt><OrgnlGrpInfAndSts><OrgnlMsgId>{batch}</OrgnlMsgId><GrpSts>{code}</GrpSts></OrgnlGrpInfAndSts></CstmrPmtStsRpt></Document>""";
}
