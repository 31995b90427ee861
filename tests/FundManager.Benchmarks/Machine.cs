namespace FundManager.Benchmarks;

/// <summary>What a figure is worth nothing without: on what it was measured, and what else ran there.</summary>
internal static class Machine
{
    public static async Task DescribeAsync()
    {
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1024.0 * 1024 * 1024);
        Console.WriteLine(
            FormattableString.Invariant(
                $"{Environment.ProcessorCount} cores, {memory:0} GB, .NET {Environment.Version}"
            )
        );
        await LoadAsync();
    }

    /// <summary>Processes that wanted to run, on the average of the last minute.</summary>
    public static async Task LoadAsync()
    {
        if (File.Exists("/proc/loadavg"))
        {
            Console.WriteLine(
                $"load of the last minute: {(await File.ReadAllTextAsync("/proc/loadavg")).Split(' ')[0]}"
            );
        }
    }
}
