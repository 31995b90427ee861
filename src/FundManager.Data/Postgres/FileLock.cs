using System.Diagnostics;

namespace FundManager.Data.Postgres;

/// <summary>A lock between processes on a file. The kernel gives it back when its holder dies, however that happens.</summary>
internal sealed class FileLock : IDisposable
{
    private readonly FileStream _file;

    private FileLock(FileStream file) => _file = file;

    /// <summary>Waits until nobody else has a lock on <paramref name="path"/>; null after <paramref name="patience"/>.</summary>
    public static async Task<FileLock?> ExclusiveAsync(
        string path,
        TimeSpan patience,
        CancellationToken cancellationToken
    )
    {
        var waited = Stopwatch.StartNew();
        while (waited.Elapsed < patience)
        {
            if (TryExclusive(path) is { } held)
            {
                return held;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), cancellationToken);
        }

        return null;
    }

    /// <summary>A lock that any number of holders share; call it only where no exclusive holder can be.</summary>
    public static FileLock Shared(string path) => new(Open(path, FileAccess.Read, FileShare.Read));

    /// <summary>The lock, or null while anyone holds it, shared or not.</summary>
    public static FileLock? TryExclusive(string path)
    {
        try
        {
            return new(Open(path, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException taken) when (taken.GetType() == typeof(IOException))
        {
            // A missing folder and the like have types of their own.
            return null;
        }
    }

    public void Dispose() => _file.Dispose();

    private static FileStream Open(string path, FileAccess access, FileShare share) =>
        new(
            path,
            new FileStreamOptions
            {
                Mode = FileMode.OpenOrCreate,
                Access = access,
                Share = share,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            }
        );
}
