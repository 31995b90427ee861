using System.Diagnostics;
using System.Globalization;
using FundManager.Data.Postgres;
using Npgsql;

namespace FundManager.Benchmarks;

/// <summary>PostgreSQL's own load program, which comes with the server.</summary>
internal sealed class Pgbench(string program, NpgsqlConnectionStringBuilder connection)
{
    public static async Task<Pgbench> FindAsync(BenchmarkFund fund) =>
        new(
            Path.Combine(await PostgresBinaries.FindAsync(Environment.GetEnvironmentVariable), "pgbench"),
            new NpgsqlConnectionStringBuilder(fund.Program)
        );

    /// <summary>Transactions per second, once every client is connected.</summary>
    public async Task<double> RunAsync(MoveScript script, TimeSpan time, CancellationToken cancellationToken)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, script.Text, cancellationToken);
            return await RunAsync(file, script.Clients, time, cancellationToken) * MoveScript.Transactions;
        }
        finally
        {
            File.Delete(file);
        }
    }

    private async Task<double> RunAsync(string file, int clients, TimeSpan time, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(
            program,
            [
                "--no-vacuum",
                "--protocol=extended",
                Number("--client", clients),
                Number("--jobs", Math.Min(clients, Environment.ProcessorCount)),
                Number("--time", (int)time.TotalSeconds),
                $"--file={file}",
                $"--host={connection.Host}",
                Number("--port", connection.Port),
                $"--username={connection.Username}",
                connection.Database!,
            ]
        )
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PGPASSWORD"] = connection.Password;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        var line = output.Split('\n').FirstOrDefault(line => line.StartsWith("tps = ", StringComparison.Ordinal));
        return process.ExitCode == 0 && line is not null
            ? double.Parse(line.Split(' ')[2], CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"pgbench: {await errors}{output}");
    }

    private static string Number(string option, int value) =>
        string.Create(CultureInfo.InvariantCulture, $"{option}={value}");
}
