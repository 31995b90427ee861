using System.Globalization;
using FundManager.Documents.Tests.Workbooks;
using FundManager.Documents.Workbooks;
using FundManager.Domain;
using FundManager.Web.Reports;
using FundManager.Web.Reports.Applications;
using FundManager.Web.Reports.Payments;
using Microsoft.Extensions.DependencyInjection;

namespace FundManager.Web.Tests.Features.Reports;

/// <summary>What years and people do to a report: ten thousand rows, the greatest sums, rare characters; and its sheets in another program.</summary>
internal sealed partial class ReportGalleryTests
{
    private const int ManyRows = 10_000;
    private const decimal Tolerance = 0.01m;
    private static readonly LocalText Rare = new("Žižka & Ωmega № 1 “quoted”", "㐀䶮䲟〇々①㎡“引号”🚀𠮷");
    private static readonly Money Greatest = new(999_999_999_999.99m);

    [TestCaseSource(nameof(Names))]
    public Task A_report_with_rare_characters_is_sound(string name) =>
        CheckAsync(
            name,
            content =>
            {
                var rare = content with { Subject = Rare, Issuer = Rare };
                TypedTexts.Replace(rare, Rare);
                return rare;
            }
        );

    [Test]
    public Task A_report_names_at_its_end_the_characters_that_it_could_not_print() =>
        _server.InScopeAsync(async services =>
        {
            var (report, content) = await ContentAsync(services, "award-letter");

            var pdf = services
                .GetRequiredService<RenderReport>()
                .Pdf(report, content with { Subject = Rare }, "zh-Hans");

            Assert.That(
                await PdfFile.TextAsync(pdf),
                Does.Contain("以下字符字库中没有")
                    .And.Contain("U+1F680（见“㐀䶮䲟〇々①㎡“引号”□□”）")
                    .And.Contain("U+20BB7（见")
            );
        });

    [Test]
    public Task A_register_of_the_greatest_sums_is_sound() =>
        CheckAsync(
            "payment-register",
            content =>
                (RegisterContent)content with
                {
                    Rows =
                    [
                        .. ((RegisterContent)content).Rows.Select(row =>
                            row with
                            {
                                Amount = Greatest,
                                Title = Long,
                                Recipient = Long,
                            }
                        ),
                    ],
                }
        );

    [TestCase("payment-register")]
    [TestCase("review-summary")]
    public Task A_report_of_ten_thousand_rows_is_whole(string name) =>
        _server.InScopeAsync(async services =>
        {
            var (report, content) = await ContentAsync(services, name);
            var render = services.GetRequiredService<RenderReport>();

            var many = Many(content);
            var pdf = render.Pdf(report, many, "zh-Hans");

            await PdfFile.AskAsync(pdf, "qpdf", "--check");
            var text = await PdfFile.AskAsync(pdf, "pdftotext", "-raw", "-");
            Assert.That(text.Count(c => c == '\f'), Is.GreaterThan(300));
            var packed = string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
            foreach (var number in NumbersOf(many).GroupBy(number => number, StringComparer.Ordinal))
            {
                Assert.That(packed.Split(number.Key), Has.Length.GreaterThan(number.Count()));
            }
        });

    [Test]
    public Task Another_program_computes_the_sheets_of_every_report_to_the_same_figures() =>
        _server.InScopeAsync(async services =>
        {
            var render = services.GetRequiredService<RenderReport>();
            var books = new List<(string Name, byte[] File)>();
            foreach (var name in Names)
            {
                var (report, content) = await ContentAsync(services, name);
                if (report.HasWorkbook)
                {
                    books.AddRange(
                        Languages.Select(language => ($"{name} {language}", render.Workbook(report, content, language)))
                    );
                }
            }

            var computed = OtherSpreadsheet.Convert(
                [.. books.Select(book => OtherSpreadsheet.WithoutValues(book.File))],
                "xlsx"
            );

            for (var i = 0; i < books.Count; i++)
            {
                Assert.That(
                    Differences(await SheetAsync(books[i].File), await SheetAsync(computed[i])),
                    Is.Empty,
                    books[i].Name
                );
            }
        });

    private static ReportContent Many(ReportContent content) =>
        content switch
        {
            RegisterContent register => register with { Rows = Many(register.Rows) },
            ReviewSummaryContent summary => summary with { Rows = Many(summary.Rows) },
            _ => throw new InvalidOperationException($"{content.GetType().Name} has no rows here."),
        };

    private static IEnumerable<string> NumbersOf(ReportContent content) =>
        content switch
        {
            RegisterContent register => register.Rows.Select(row => row.AwardNumber),
            ReviewSummaryContent summary => summary.Rows.Select(row => row.Number),
            _ => [],
        };

    private static List<T> Many<T>(IReadOnlyList<T> rows) =>
        [.. Enumerable.Range(0, ManyRows).Select(i => rows[i % rows.Count])];

    private static async Task<(Report Report, ReportContent Content)> ContentAsync(
        IServiceProvider services,
        string name
    )
    {
        var report = services.GetRequiredService<ReportCatalog>().Find(name)!;
        var found = await report.FindAsync(null, CancellationToken.None);
        return (report, (await report.ReadAsync(found!, CancellationToken.None))!);
    }

    private static async Task<ReadSheet> SheetAsync(byte[] workbook) =>
        await SheetReader.ReadAsync(new MemoryStream(workbook), new SheetLimits());

    /// <summary>Cells that are not the same text or, both being numbers, not the same to a cent.</summary>
    private static IEnumerable<string> Differences(ReadSheet ours, ReadSheet theirs)
    {
        foreach (var row in ours.Rows)
        {
            foreach (var column in row.Cells.Keys)
            {
                var (mine, other) = (row[column], theirs[$"{column}{row.Number}"]);
                if (
                    mine != other
                    && !(NumberOf(mine) is { } a && NumberOf(other) is { } b && Math.Abs(a - b) <= Tolerance)
                )
                {
                    yield return $"{column}{row.Number}: {mine} / {other}";
                }
            }
        }
    }

    private static decimal? NumberOf(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
