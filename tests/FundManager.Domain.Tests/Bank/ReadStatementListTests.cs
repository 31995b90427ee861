using FundManager.Domain.Bank;

namespace FundManager.Domain.Tests.Bank;

/// <summary>Statements that banks in China give as tables: read whole, or refused with a reason.</summary>
internal sealed class ReadStatementListTests
{
    private const string Head = "交易日期,摘要,借方发生额,贷方发生额,余额,对方账号,对方户名,流水号";

    private static BankStatement Read(params string[] lines) =>
        ReadStatementList.Read(
            CsvTable.Read(string.Join("\r\n", lines)),
            BankFileTests.Profile("list-cn").Statement!,
            new StatementList("对账单.csv", "0200001009000000001", "CNY")
        );

    private static string? CodeOf(params string[] lines) =>
        Assert.Throws<RefusedException>(() => Read(lines))?.Refusal.Code;

    [Test]
    public void Titles_above_and_sums_below_the_table_are_left_out()
    {
        var read = Read(
            "账户交易明细,,,,,,,",
            Head,
            "2026-03-10,拨款,\"1,234.56\",,8765.44,0043700000001234567,某某科技馆,S1",
            "20260311,利息,,0.56,8766.00,,,S2",
            "合计,,1234.56,0.56,,,,"
        );

        Assert.That((read.Opening, read.Closing), Is.EqualTo((10_000m, 8_766m)));
        Assert.That(
            read.Entries.Select(e => (e.Reference, e.BookedOn, e.Amount, e.IsCredit, e.Text)),
            Is.EqualTo(
                new[]
                {
                    ("S1", new DateOnly(2026, 3, 10), 1234.56m, false, "拨款 某某科技馆"),
                    ("S2", new DateOnly(2026, 3, 11), 0.56m, true, "利息"),
                }
            )
        );
    }

    [Test]
    public void The_latest_entry_may_stand_first()
    {
        var read = Read(Head, "2026-03-11,,,1,9,,,B", "2026-03-10,,2,,8,,,A");

        Assert.That((read.Opening, read.Closing), Is.EqualTo((10m, 9m)));
    }

    [Test]
    public void Equal_entries_without_a_number_are_told_apart_by_their_order()
    {
        var read = Read("记账日期,收入,支出", "2026/3/9,,5.00", "2026/3/9,,5.00");
        var again = Read("记账日期,收入,支出", "2026/3/9,,5.00", "2026/3/9,,5.00");

        Assert.That(read.Entries.Select(e => e.Reference), Is.Unique);
        Assert.That(again.Entries, Is.EqualTo(read.Entries));
    }

    [Test]
    public void One_column_of_amounts_goes_by_its_direction()
    {
        var read = Read(
            "交易日期,借贷标志,交易金额,摘要",
            "2026-03-10,借,\"1,234.56\",拨款",
            "2026-03-11,贷,0.56,利息",
            "2026-03-12,D,-5.00,冲正"
        );

        Assert.That(
            read.Entries.Select(e => (e.Amount, e.IsCredit)),
            Is.EqualTo(new[] { (1234.56m, false), (0.56m, true), (5m, true) })
        );
    }

    [Test]
    public void One_column_of_amounts_goes_by_its_sign_where_balances_prove_it()
    {
        var read = Read("交易日期,发生额,余额", "2026-03-10,-3.00,7.00", "2026-03-11,1.00,8.00");

        Assert.That(read.Entries.Select(e => (e.Amount, e.IsCredit)), Is.EqualTo(new[] { (3m, false), (1m, true) }));
        Assert.That((read.Opening, read.Closing), Is.EqualTo((10m, 8m)));
        Assert.Multiple(() =>
        {
            Assert.That(CodeOf("交易日期,发生额", "2026-03-10,-3.00"), Is.EqualTo("BNK-28"));
            Assert.That(
                CodeOf("交易日期,发生额,余额", "2026-03-10,3.00,7.00", "2026-03-11,1.00,6.00"),
                Is.EqualTo("BNK-13")
            );
            Assert.That(CodeOf("交易日期,借贷标志,交易金额", "2026-03-10,?,3.00"), Is.EqualTo("BNK-29"));
            Assert.That(CodeOf("交易日期,借贷标志,交易金额", "2026-03-10,借,0.00"), Is.EqualTo("BNK-29"));
        });
    }

    [Test]
    public void What_cannot_be_read_is_refused_whole()
    {
        Assert.Multiple(() =>
        {
            Assert.That(CodeOf("日期,金额", "2026-03-10,1"), Is.EqualTo("BNK-28"));
            Assert.That(CodeOf(Head, "10.03.26,,1,,9,,,A"), Is.EqualTo("BNK-29"));
            Assert.That(CodeOf(Head, "2026-03-10,,one,,9,,,A"), Is.EqualTo("BNK-29"));
            Assert.That(CodeOf(Head, "2026-03-10,,-1,,9,,,A"), Is.EqualTo("BNK-29"));
            Assert.That(CodeOf(Head, "2026-03-10,,1.005,,9,,,A"), Is.EqualTo("BNK-29"));
            Assert.That(CodeOf(Head, "2026-03-10,,1,,9,,,A", "2026-03-10,,1,,7,,,B"), Is.EqualTo("BNK-13"));
        });
    }
}
