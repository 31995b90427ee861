using System.Diagnostics;
using FundManager.Documents.Fonts;
using FundManager.Documents.Workbooks;
using FundManager.Web.Reports;

namespace FundManager.Benchmarks;

/// <summary>How fast reports and sheets are made, beside a browser that prints the same content.</summary>
internal static class DocumentsBenchmark
{
    private const int Times = 20;

    // By then the runtime has compiled for the second time what is called often.
    private const int WarmReports = 250;
    private const int BrowserTimes = 3;
    private const int LargeRows = 10_000;
    private const int Reports = 5_000;
    private const int SheetRows = 100_000;
    private const int SheetColumns = 12;

    /// <summary>Each part in a process of its own, so that its peak of memory is its own.</summary>
    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        await Machine.DescribeAsync();
        foreach (var part in new[] { "sheet", "report", "table", "batch" })
        {
            using var process = Process.Start(
                "dotnet",
                [typeof(DocumentsBenchmark).Assembly.Location, "documents", part]
            );
            await process.WaitForExitAsync(cancellationToken);
        }

        await Machine.LoadAsync();
    }

    /// <summary>One part: sheet, report, table or batch.</summary>
    public static async Task RunAsync(string part, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "fonts");
        switch (part)
        {
            case "sheet":
                BigSheet();
                break;
            case "report":
                await BesideBrowserAsync(FontSet.Load(folder), folder, cancellationToken);
                break;
            case "table":
                LargeTable(FontSet.Load(folder));
                break;
            case "batch":
                await BatchAsync(FontSet.Load(folder), cancellationToken);
                break;
            default:
                throw new ArgumentException($"“{part}” is none of sheet, report, table, batch.", nameof(part));
        }
    }

    private static void BigSheet()
    {
        var workbook = Sheet();
        var before = Peak();
        var watch = Stopwatch.StartNew();
        var file = workbook.Write();
        Print(
            $"sheet of {SheetRows:N0} × {SheetColumns}: {watch.Elapsed.TotalSeconds:0.00} s (first, cold), {file.Length / 1e6:0.0} MB, peak memory {Peak():0} MB, {Peak() - before:0} MB of it above the rows'"
        );
        watch.Restart();
        workbook.Write();
        Print($"sheet again: {watch.Elapsed.TotalSeconds:0.00} s");
    }

    private static Workbook Sheet() =>
        new()
        {
            Title = "Sheet",
            CreatedAt = DateTimeOffset.UnixEpoch,
            Sheets =
            [
                new Sheet
                {
                    Name = "数据",
                    Columns =
                    [
                        .. Enumerable
                            .Range(0, SheetColumns)
                            .Select(i => new SheetColumn($"列{i}", i < 4 ? CellKind.Text : CellKind.Money)),
                    ],
                    Rows =
                    [
                        .. Enumerable
                            .Range(0, SheetRows)
                            .Select(
                                IReadOnlyList<SheetCell> (r) =>
                                    [
                                        .. Enumerable
                                            .Range(0, SheetColumns)
                                            .Select(c => c < 4 ? (SheetCell)$"FUND-{r}-{c}" : r * 1.25m),
                                    ]
                            ),
                    ],
                    TotalLabel = "合计",
                },
            ],
        };

    private static async Task BesideBrowserAsync(FontSet fonts, string folder, CancellationToken cancellationToken)
    {
        var report = BenchmarkReport.Of(1);
        var cold = Stopwatch.StartNew();
        report.Render(fonts);
        Print($"ten-page report, the first of the process: {cold.Elapsed.TotalMilliseconds:0} ms");
        Print($"ten-page report, the next {Times}: {MedianReport(fonts).TotalMilliseconds:0.0} ms (median)");
        for (var i = 0; i < WarmReports; i++)
        {
            report.Render(fonts);
        }

        var ours = MedianReport(fonts);
        Print($"ten-page report, after {WarmReports} more: {ours.TotalMilliseconds:0.0} ms (median of {Times})");
        using var temporary = new TemporaryFolder();
        var page = Path.Combine(temporary.Path, "report.html");
        await File.WriteAllTextAsync(page, BenchmarkReport.Html(report, folder), cancellationToken);
        var times = new List<TimeSpan>();
        for (var i = 0; i < BrowserTimes; i++)
        {
            var watch = Stopwatch.StartNew();
            if (!await PrintAsync(page, Path.Combine(temporary.Path, "report.pdf"), cancellationToken))
            {
                Print($"no chromium: not compared");
                return;
            }

            times.Add(watch.Elapsed);
        }

        var theirs = Median(times);
        Print(
            $"the same content printed by headless Chromium, with its start: {theirs.TotalMilliseconds:0} ms (median of {BrowserTimes})"
        );
        Print($"ratio: {theirs / ours:0}");
    }

    private static TimeSpan MedianReport(FontSet fonts) =>
        Median(Enumerable.Range(0, Times).Select(_ => Time(() => BenchmarkReport.Of(1).Render(fonts))).ToList());

    private static void LargeTable(FontSet fonts)
    {
        var document = BenchmarkReport.OfRows(LargeRows);
        var pages = Pages(document.Render(fonts));
        var time = Median(Enumerable.Range(0, 5).Select(_ => Time(() => document.Render(fonts))).ToList());
        Print(
            $"table of {LargeRows:N0} rows on {pages} pages, one thread: {time.TotalSeconds:0.00} s, {pages / time.TotalSeconds:0} pages/s"
        );
    }

    private static async Task BatchAsync(FontSet fonts, CancellationToken cancellationToken)
    {
        using var temporary = new TemporaryFolder();
        var watch = Stopwatch.StartNew();
        await using (var zip = new ReportZip(Path.Combine(temporary.Path, "reports.zip")))
        {
            // A few ahead of the one that is written, never all of them.
            var ahead = new Queue<(string Name, Task<byte[]> File)>();
            for (var number = 1; number <= Reports; number++)
            {
                var report = number;
                ahead.Enqueue(
                    ($"{report:0000}.pdf", Task.Run(() => BenchmarkReport.Of(report).Render(fonts), cancellationToken))
                );
                if (ahead.Count > 2 * Environment.ProcessorCount)
                {
                    await AddNextAsync();
                }
            }

            while (ahead.Count > 0)
            {
                await AddNextAsync();
            }

            async Task AddNextAsync()
            {
                var (name, file) = ahead.Dequeue();
                await zip.AddAsync(name, DateTimeOffset.UnixEpoch, await file, cancellationToken);
            }
        }

        Print(
            $"{Reports:N0} ten-page reports into a ZIP: {watch.Elapsed.TotalSeconds:0} s, peak memory of the process {Peak():0} MB"
        );
    }

    private static async Task<bool> PrintAsync(string page, string pdf, CancellationToken cancellationToken)
    {
        try
        {
            var start = new ProcessStartInfo(
                "chromium",
                [
                    "--headless",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--no-pdf-header-footer",
                    $"--print-to-pdf={pdf}",
                    $"file://{page}",
                ]
            )
            {
                UseShellExecute = false,
                RedirectStandardError = true,
                RedirectStandardOutput = true,
            };
            using var process = Process.Start(start)!;
            await process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return File.Exists(pdf);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static int Pages(byte[] pdf)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, pdf);
            using var process = Process.Start(
                new ProcessStartInfo("qpdf", ["--show-npages", path])
                {
                    UseShellExecute = false,
                    RedirectStandardOutput = true,
                }
            )!;
            return int.Parse(process.StandardOutput.ReadToEnd(), System.Globalization.CultureInfo.InvariantCulture);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static TimeSpan Time(Action action)
    {
        var watch = Stopwatch.StartNew();
        action();
        return watch.Elapsed;
    }

    private static TimeSpan Median(List<TimeSpan> times) => times.Order().ElementAt(times.Count / 2);

    private static double Peak()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64 / 1e6;
    }

    private static void Print(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));
}
