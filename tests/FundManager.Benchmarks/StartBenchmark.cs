using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace FundManager.Benchmarks;

/// <summary>How long a person waits who starts the program: the first time with an empty folder, then again.</summary>
internal static class StartBenchmark
{
    private const int Times = 3;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        await Machine.DescribeAsync();
        using var folder = new TemporaryFolder();
        await MeasureAsync("first start, empty folder, demo fund made", folder, cancellationToken);
        for (var i = 0; i < Times; i++)
        {
            await MeasureAsync("started again", folder, cancellationToken);
        }

        await Machine.LoadAsync();
    }

    private static async Task MeasureAsync(string what, TemporaryFolder folder, CancellationToken cancellationToken)
    {
        var address = FreeAddress();
        var start = new ProcessStartInfo(
            "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "FundManager.Web.dll"), "serve"]
        )
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        start.Environment["FUND_DATA"] = folder.Path;
        start.Environment["FUND_URLS"] = address;
        var took = Stopwatch.StartNew();
        using var program = Process.Start(start)!;
        program.OutputDataReceived += (_, _) => { };
        program.BeginOutputReadLine();
        await FirstPageAsync(address, program, took, cancellationToken);
        Console.WriteLine(FormattableString.Invariant($"{what}: first page after {took.Elapsed.TotalSeconds:0.0} s"));
        using var stop = Process.Start("kill", ["-TERM", program.Id.ToString(CultureInfo.InvariantCulture)]);
        await program.WaitForExitAsync(cancellationToken);
    }

    private static async Task FirstPageAsync(
        string address,
        Process program,
        Stopwatch took,
        CancellationToken cancellationToken
    )
    {
        using var http = new HttpClient { BaseAddress = new Uri(address) };
        while (!program.HasExited && took.Elapsed < Patience)
        {
            try
            {
                using var page = await http.GetAsync("/sign-in", cancellationToken);
                if (page.StatusCode == HttpStatusCode.OK)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }

            await Task.Delay(20, cancellationToken);
        }

        throw new InvalidOperationException("The program shows no page.");
    }

    private static string FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}"
        );
    }
}
