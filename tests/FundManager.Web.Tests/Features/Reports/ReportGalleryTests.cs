using FundManager.Data.Figures;
using FundManager.Documents.Blocks;
using FundManager.Documents.Tests;
using FundManager.Documents.Workbooks;
using FundManager.Domain;
using FundManager.Domain.Applications;
using FundManager.Domain.Appraisals;
using FundManager.Domain.Disbursements;
using FundManager.Domain.Organisations;
using FundManager.Web.Demo;
using FundManager.Web.Reports;
using FundManager.Web.Reports.Applications;
using FundManager.Web.Reports.Appraisals;
using FundManager.Web.Reports.Awards;
using FundManager.Web.Reports.Funds;
using FundManager.Web.Reports.Payments;
using FundManager.Web.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace FundManager.Web.Tests.Features.Reports;

/// <summary>Every report in both languages over the demo: as it is, with nothing in its lists, and with names as long as they may be.</summary>
internal sealed partial class ReportGalleryTests
{
    private const string LongZh =
        "河西走廊戈壁设施农业光伏制冷、余热回收与智能灌溉一体化技术集成示范及产业化推广应用（二期）联合攻关项目——面向寒旱地区特色林果产业高质量发展的全链条冷链保鲜装备研制与规模化应用示范，兼顾节水、节能、减排";

    private const string LongEn =
        "Integrated demonstration and roll-out of photovoltaic cooling, heat recovery and intelligent irrigation for desert greenhouses, with a whole cold chain for speciality fruit in cold and arid regions, phase 2";

    private static readonly string[] Languages = ["en", "zh-Hans"];

    private static readonly LocalText Long = new(LongEn, LongZh);

    private FundServer _server = null!;

    public static IEnumerable<string> Names => ReportWordings.Names;

    [OneTimeSetUp]
    public async Task PlayAsync()
    {
        _server = await FundServer.StartAsync();
        await _server.InScopeAsync(services =>
            services.GetRequiredService<SeedDemo>().ExecuteAsync(CancellationToken.None)
        );
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await _server.DisposeAsync();

    [TestCaseSource(nameof(Names))]
    public Task A_report_over_the_demo_is_sound(string name) => CheckAsync(name, content => content, isKept: true);

    [TestCaseSource(nameof(Names))]
    public Task A_report_with_long_names_is_sound(string name) =>
        CheckAsync(name, content => content with { Subject = Long, Issuer = Long });

    [TestCaseSource(nameof(Names))]
    public Task A_report_with_nothing_in_its_lists_is_sound(string name) => CheckAsync(name, Emptied);

    [TestCaseSource(nameof(Names))]
    public async Task Every_word_of_a_wording_is_one_that_the_report_uses_or_could(string name)
    {
        var source = string.Join(
            '\n',
            Directory
                .EnumerateFiles(
                    Path.Combine(FundManager.Testing.Repository.Root, "src", "FundManager.Web"),
                    "*.cs",
                    SearchOption.AllDirectories
                )
                .Where(file => file.Contains("Report", StringComparison.Ordinal))
                .Select(File.ReadAllText)
        );

        var unused = ReportWordings.ShippedOf(name).Own.Keys.Where(key => !IsUsed(source, key));

        Assert.That(unused, Is.Empty);
        await Task.CompletedTask;
    }

    [TestCase(Role.FinanceOfficer, true)]
    [TestCase(Role.Auditor, true)]
    [TestCase(Role.ProgrammeOfficer, false)]
    [TestCase(Role.Signatory, false)]
    public Task The_voucher_with_its_account_number_is_for_finance_and_auditors(string role, bool mayRead) =>
        _server.InScopeAsync(async services =>
        {
            var voucher = services.GetRequiredService<ReportCatalog>().Find("payment-voucher")!;
            var payment = (Disbursement)(await voucher.FindAsync(null, CancellationToken.None))!;
            var person = new Person(
                Guid.NewGuid(),
                [new RoleHeld(role, role == Role.Signatory ? payment.OrganisationId : null)]
            );

            Assert.That(voucher.MayRead(payment, person), Is.EqualTo(mayRead));
        });

    private static bool IsUsed(string source, string key)
    {
        var stem = key.Contains('_', StringComparison.Ordinal)
            ? key[..(key.IndexOf('_', StringComparison.Ordinal) + 1)]
            : key;
        return source.Contains($"\"{key}\"", StringComparison.Ordinal)
            || source.Contains($"\"{stem}{{", StringComparison.Ordinal)
            || (
                key.EndsWith("Name", StringComparison.Ordinal) && source.Contains("{key}Name", StringComparison.Ordinal)
            );
    }

    /// <param name="name">Of the report.</param>
    /// <param name="change">What is done to its content.</param>
    /// <param name="isKept">Whether the files stay, to be looked at.</param>
    private async Task CheckAsync(string name, Func<ReportContent, ReportContent> change, bool isKept = false)
    {
        await _server.InScopeAsync(async services =>
        {
            var report = services.GetRequiredService<ReportCatalog>().Find(name)!;
            var render = services.GetRequiredService<RenderReport>();
            var found = await report.FindAsync(null, CancellationToken.None);
            Assert.That(found, Is.Not.Null, "the demo has a case for it");
            var content = change((await report.ReadAsync(found!, CancellationToken.None))!);
            foreach (var language in Languages)
            {
                var pdf = render.Pdf(report, content, language);
                if (isKept)
                {
                    var path = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"report-{name}-{language}.pdf");
                    await File.WriteAllBytesAsync(path, pdf);
                    TestContext.AddTestAttachment(path);
                }

                await CheckPdfAsync(pdf, render.Pdf(report, content, language));
                Assert.That(render.Preview(report, content, language).OfType<Heading>().First().Level, Is.EqualTo(1));
                if (report.HasWorkbook)
                {
                    await CheckWorkbookAsync(
                        render.Workbook(report, content, language),
                        render.Workbook(report, content, language)
                    );
                }
            }
        });
    }

    private static async Task CheckPdfAsync(byte[] first, byte[] second)
    {
        Assert.That(second, Is.EqualTo(first));
        await PdfFile.AskAsync(first, "qpdf", "--check");
        var text = await PdfFile.TextAsync(first);
        Assert.That(text, Has.Length.GreaterThan(40));
        Assert.That(text, Does.Not.Match(@"\{\d\}|reports\.|appraisals\.[A-Z]|places\.[A-Z]|eligibility\."));
        Assert.That(await PdfFile.AskAsync(first, "pdfinfo"), Does.Match(@"Tagged:\s+yes"));
        PageCheck.AssertTidy(first);
    }

    private static async Task CheckWorkbookAsync(byte[] first, byte[] second)
    {
        Assert.That(second, Is.EqualTo(first));
        var sheet = await SheetReader.ReadAsync(new MemoryStream(first), new SheetLimits());
        Assert.That(sheet["A1"], Is.Not.Empty);
    }

    private static ReportContent Emptied(ReportContent content) =>
        content switch
        {
            DossierContent dossier => dossier with
            {
                Form = Bare(dossier.Form),
                Eligibility = [],
                Waived = [],
                Files = [],
                Endorser = null,
            },
            TargetsContent targets => targets with { Form = Bare(targets.Form) },
            ReviewSummaryContent summary => summary with { Rows = [], Ties = [] },
            AwardLetterContent letter => letter with { Terms = letter.Terms with { Tranches = [] } },
            AgreementContent agreement => agreement with
            {
                Terms = agreement.Terms with
                {
                    Budget = [],
                    Inputs = [],
                    Milestones = [],
                    Indicators = [],
                    Tranches = [],
                },
                SignedBy = null,
                SignedAt = null,
                CountersignedBy = null,
                CountersignedAt = null,
            },
            _ => EmptiedOfMoney(content),
        };

    private static ReportContent EmptiedOfMoney(ReportContent content) =>
        content switch
        {
            CheckpointContent checkpoint => checkpoint with
            {
                Comments = [],
                Files = [],
                Report = "",
                Reason = "",
                DecidedBy = null,
                SubmittedAt = null,
            },
            VoucherContent voucher => voucher with { Entries = [], Duties = [], PaidOn = null, Statement = "" },
            RegisterContent register => register with { Rows = [] },
            AppraisalContent appraisal => appraisal with
            {
                Inputs = [],
                Money = [],
                Findings = [],
                Evidence = [],
                Opinion = "",
                Reply = "",
                Self = null,
                SelfTotal = null,
                Approver = null,
            },
            _ => EmptiedOfForms(content),
        };

    private static ReportContent EmptiedOfForms(ReportContent content) =>
        content switch
        {
            SelfFormContent form => form with
            {
                Entries = AppraisalEntries.None,
                Goal = "",
                Sheet = form.Sheet with { Indicators = [] },
            },
            MonitoringContent table => table with
            {
                Entries = AppraisalEntries.None,
                Sheet = table.Sheet with { Indicators = [] },
            },
            PerformanceContent performance => performance with
            {
                Figures = new FundFigures(),
                PaidByYear = [],
                Awards = [],
            },
            CertificateContent certificate => certificate with { Heads = [], Seals = [] },
            _ => throw new InvalidOperationException($"{content.GetType().Name} has no empty form here."),
        };

    private static ApplicationForm Bare(ApplicationForm form) =>
        new() { StartsOn = form.StartsOn, TermMonths = form.TermMonths };
}
