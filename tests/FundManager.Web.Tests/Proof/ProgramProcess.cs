using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace FundManager.Web.Tests.Proof;

/// <summary>The program as people start it: a process of its own.</summary>
internal sealed class ProgramProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _errors = new();

    private ProgramProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Keep(_output, line.Data);
        process.ErrorDataReceived += (_, line) => Keep(_errors, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Output => Read(_output);

    public string Errors => Read(_errors);

    public static ProgramProcess Start(string[] verb, params (string Name, string Value)[] environment)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "FundManager.Web.dll");
        var start = new ProcessStartInfo("dotnet", [program, .. verb])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["Demo__Load"] = "false";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new ProgramProcess(Process.Start(start)!);
    }

    /// <summary>Runs a verb that ends by itself, and gives its exit code.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(
        string[] verb,
        params (string Name, string Value)[] environment
    )
    {
        using var program = Start(verb, environment);
        var exitCode = await program.ExitCodeAsync();
        return (exitCode, program.Output, program.Errors);
    }

    public static string FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        return string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");
    }

    /// <summary>Until /health/ready says so.</summary>
    public async Task ReadyAsync(string address)
    {
        using var http = new HttpClient { BaseAddress = new Uri(address) };
        var waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                using var answer = await http.GetAsync("/health/ready");
                if (answer.StatusCode == HttpStatusCode.OK)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }

            Assert.That(_process.HasExited, Is.False, $"It ended: {Errors}{Output}");
            Assert.That(waited.Elapsed, Is.LessThan(Patience), $"It is not ready: {Errors}{Output}");
            await Task.Delay(100);
        }
    }

    public async Task<int> ExitCodeAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    /// <summary>As a service manager asks it to stop.</summary>
    public async Task<int> StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        return await ExitCodeAsync();
    }

    /// <summary>kill -9.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
    }

    private static void Keep(StringBuilder kept, string? line)
    {
        lock (kept)
        {
            kept.AppendLine(line);
        }
    }

    private static string Read(StringBuilder kept)
    {
        lock (kept)
        {
            return kept.ToString();
        }
    }
}
