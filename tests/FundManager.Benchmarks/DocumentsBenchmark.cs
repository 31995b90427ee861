using System.Diagnostics;
using System.IO.Compression;
using FundManager.Documents.Fonts;
using FundManager.Documents.Workbooks;

namespace FundManager.Benchmarks;

/// <summary>How fast reports and sheets are made, beside a browser that prints the same content.</summary>
internal static class DocumentsBenchmark
{
    private const int Times = 20;
    private const int BrowserTimes = 3;
    private const int LargeRows = 10_000;
    private const int Reports = 5_000;
    private const int SheetRows = 100_000;
    private const int SheetColumns = 12;

    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        await Machine.DescribeAsync();
        BigSheet();
        var folder = Path.Combine(AppContext.BaseDirectory, "fonts");
        var fonts = FontSet.Load(folder);
        await BesideBrowserAsync(fonts, folder, cancellationToken);
        LargeTable(fonts);
        Batch(fonts, cancellationToken);
        await Machine.LoadAsync();
    }

    private static void BigSheet()
    {
        var columns = Enumerable
            .Range(0, SheetColumns)
            .Select(i => new SheetColumn($"列{i}", i < 4 ? CellKind.Text : CellKind.Money));
        var rows = Enumerable
            .Range(0, SheetRows)
            .Select(
                IReadOnlyList<SheetCell> (r) =>
                    [.. Enumerable.Range(0, SheetColumns).Select(c => c < 4 ? (SheetCell)$"FUND-{r}-{c}" : r * 1.25m)]
            )
            .ToList();
        var workbook = new Workbook
        {
            Title = "Sheet",
            CreatedAt = DateTimeOffset.UnixEpoch,
            Sheets =
            [
                new Sheet
                {
                    Name = "数据",
                    Columns = [.. columns],
                    Rows = rows,
                    TotalLabel = "合计",
                },
            ],
        };
        var before = Peak();
        var watch = Stopwatch.StartNew();
        var file = workbook.Write();
        Print(
            $"sheet of {SheetRows:N0} × {SheetColumns}: {watch.Elapsed.TotalSeconds:0.00} s (first, cold), {file.Length / 1e6:0.0} MB, peak memory {Peak() - before:0} MB above the rows'"
        );
        watch.Restart();
        workbook.Write();
        Print($"sheet again: {watch.Elapsed.TotalSeconds:0.00} s");
    }

    private static async Task BesideBrowserAsync(FontSet fonts, string folder, CancellationToken cancellationToken)
    {
        var report = BenchmarkReport.Of(1);
        var cold = Stopwatch.StartNew();
        report.Render(fonts);
        Print($"ten-page report, the first of the process: {cold.Elapsed.TotalMilliseconds:0} ms");
        for (var i = 0; i < Times; i++)
        {
            report.Render(fonts);
        }

        var ours = Median(
            Enumerable.Range(0, Times).Select(_ => Time(() => BenchmarkReport.Of(1).Render(fonts))).ToList()
        );
        Print($"ten-page report, warm: {ours.TotalMilliseconds:0.0} ms (median of {Times})");
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

    private static void LargeTable(FontSet fonts)
    {
        var document = BenchmarkReport.OfRows(LargeRows);
        var pages = Pages(document.Render(fonts));
        var time = Median(Enumerable.Range(0, 5).Select(_ => Time(() => document.Render(fonts))).ToList());
        Print(
            $"table of {LargeRows:N0} rows on {pages} pages, one thread: {time.TotalSeconds:0.00} s, {pages / time.TotalSeconds:0} pages/s"
        );
    }

    private static void Batch(FontSet fonts, CancellationToken cancellationToken)
    {
        using var temporary = new TemporaryFolder();
        var watch = Stopwatch.StartNew();
        using (var file = File.Create(Path.Combine(temporary.Path, "reports.zip")))
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create))
        {
            var reports = Enumerable
                .Range(1, Reports)
                .AsParallel()
                .AsOrdered()
                .WithMergeOptions(ParallelMergeOptions.AutoBuffered)
                .WithCancellation(cancellationToken)
                .Select(number => BenchmarkReport.Of(number).Render(fonts));
            var number = 0;
            foreach (var report in reports)
            {
                // A PDF is packed already.
                using var entry = zip.CreateEntry($"{++number:0000}.pdf", CompressionLevel.NoCompression).Open();
                entry.Write(report);
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
