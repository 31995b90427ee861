using System.Text;
using FundManager.Documents.Workbooks;

namespace FundManager.Documents.Tests.Workbooks;

internal sealed class CsvTests
{
    [Test]
    public void Write_quotes_what_needs_it_and_ends_lines_as_the_standard_says()
    {
        var sheet = new Sheet
        {
            Name = "x",
            Columns = [new("名称"), new("金额, 元", CellKind.Money), new("日期", CellKind.Date)],
            Rows =
            [
                ["say \"yes\"", 1250.5m, new DateOnly(2026, 3, 9)],
                ["two\nlines", SheetCell.Empty, SheetCell.Empty],
            ],
        };

        var text = Encoding.UTF8.GetString(Csv.Write(sheet));

        Assert.That(
            text,
            Is.EqualTo("\uFEFF名称,\"金额, 元\",日期\r\n\"say \"\"yes\"\"\",1250.5,2026-03-09\r\n\"two\nlines\",,\r\n")
        );
    }

    [TestCase("=1+1", "'=1+1")]
    [TestCase("+1", "'+1")]
    [TestCase("-1", "'-1")]
    [TestCase("@a", "'@a")]
    [TestCase("\ta", "'\ta")]
    [TestCase("a=1", "a=1")]
    [TestCase("'quoted'", "'quoted'")]
    public void Write_marks_text_like_a_formula(string text, string field)
    {
        var sheet = new Sheet
        {
            Name = "x",
            Columns = [new("a")],
            Rows =
            [
                [text],
            ],
        };

        Assert.That(Encoding.UTF8.GetString(Csv.Write(sheet)), Is.EqualTo($"\uFEFFa\r\n{field}\r\n"));
    }

    [Test]
    public void Write_keeps_a_negative_number_a_number()
    {
        var sheet = new Sheet
        {
            Name = "x",
            Columns = [new("a", CellKind.Number)],
            Rows =
            [
                [-1.5m],
            ],
        };

        Assert.That(Encoding.UTF8.GetString(Csv.Write(sheet)), Is.EqualTo("\uFEFFa\r\n-1.5\r\n"));
    }
}
