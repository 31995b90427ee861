using FundManager.Documents;
using FundManager.Documents.Blocks;
using FundManager.Documents.Workbooks;
using FundManager.Web.Features;
using FundManager.Web.Features.Appraisals;
using FundManager.Web.Features.Cases;

namespace FundManager.Web.Reports;

/// <summary>Sets what a report tells in one language: the same content gives the same bytes.</summary>
[UseCase]
public sealed class RenderReport(ReportWordings wordings, Texts texts, Show show, CaseStates states, ScoreTexts scores)
{
    public const string WorkbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const double LogoWidth = 110;

    /// <summary>The report as a PDF file.</summary>
    public byte[] Pdf(Report report, ReportContent content, string language) =>
        ReportLanguage.In(
            language,
            () =>
            {
                var typed = new TypedText(Printing.Fonts);
                var pen = PenOf(report, language, typed.Printable);
                var document = DocumentOf(content, pen);
                return (document with { Blocks = [.. document.Blocks, .. typed.Told(pen)] }).Render(Printing.Fonts);
            }
        );

    /// <summary>The report's figures as an xlsx file.</summary>
    public byte[] Workbook(Report report, ReportContent content, string language) =>
        ReportLanguage.In(
            language,
            () =>
            {
                var pen = PenOf(report, language, text => text);
                return new Workbook
                {
                    Title = $"{pen[content.TitleKey]} {content.Number}",
                    CreatedAt = content.At,
                    Author = Show.Of(content.Issuer),
                    Sheets = content.Sheets(pen),
                }.Write();
            }
        );

    /// <summary>"pdf" or "xlsx".</summary>
    public byte[] Render(Report report, ReportContent content, string language, string format) =>
        format == "xlsx" ? Workbook(report, content, language) : Pdf(report, content, language);

    /// <summary>What is printed, to be shown on a page.</summary>
    public IReadOnlyList<Block> Preview(Report report, ReportContent content, string language) =>
        ReportLanguage.In(
            language,
            () => (IReadOnlyList<Block>)[.. content.Blocks(PenOf(report, language, text => text))]
        );

    /// <summary>What a browser saves it as.</summary>
    public static string FileNameOf(Report report, string number, (string Language, string Format) way) =>
        $"{number.Replace('/', '-')}.{report.Name}.{way.Language}.{way.Format}";

    /// <summary>What the report is called in a language.</summary>
    public string TitleOf(Report report, string language) => wordings[report.Name, language]["name_of_report"];

    private ReportPen PenOf(Report report, string language, Func<string, string> clean) =>
        new(wordings[report.Name, language], (texts, show, states, scores), clean);

    private IEnumerable<Block> Logo(ReportPen pen) =>
        wordings.LogoOf(pen.Words.Language) is { } picture
            ? [new Picture(picture, pen["logoAlternative"]) { Width = LogoWidth }]
            : [];

    private PdfDocument DocumentOf(ReportContent content, ReportPen pen) =>
        new()
        {
            Title = $"{pen[content.TitleKey]} {content.Number}",
            Language = pen.Words.Language,
            CreatedAt = content.At,
            Author = pen.Of(content.Issuer),
            Subject = pen.Of(content.Subject),
            Header = pen["header", pen.Of(content.Issuer)],
            Footer = content.Number,
            PageNumberFormat = pen["page"],
            Landscape = content.IsLandscape,
            Blocks = [.. Logo(pen), .. content.Blocks(pen)],
        };
}
