using System.Security.Cryptography;

namespace FundManager.Web.Files;

/// <summary>Contents in a folder: written beside under a name of its own, moved into place when whole, so that a crash leaves no half file.</summary>
public sealed class FolderFileStore(string folder) : IFileStore
{
    public async Task<(string Hash, long SizeBytes)> WriteAsync(Stream content, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var temporary = Path.Combine(folder, $"{Guid.CreateVersion7()}.part");
        try
        {
            string hash;
            long size;
            await using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.ReadWrite))
            {
                await content.CopyToAsync(file, cancellationToken);
                size = file.Length;
                file.Position = 0;
                hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken));
                file.Flush(flushToDisk: true);
            }

            var place = PathOf(hash);
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            File.Move(temporary, place, overwrite: true);
            return (hash, size);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    public Stream OpenRead(string hash) => File.OpenRead(PathOf(hash));

    public void Drop(string hash, DateTimeOffset before)
    {
        var place = PathOf(hash);
        if (!IsOlder(place, before))
        {
            return;
        }

        // Aside first: whoever stores the same content in this instant either finds the place empty and fills it, or was quicker and
        // gets back what we took.
        var aside = Path.Combine(folder, $"{Guid.CreateVersion7()}.part");
        File.Move(place, aside);
        if (IsOlder(aside, before))
        {
            File.Delete(aside);
        }
        else
        {
            File.Move(aside, place, overwrite: true);
        }
    }

    private static bool IsOlder(string path, DateTimeOffset before) =>
        File.Exists(path) && File.GetLastWriteTimeUtc(path) < before.UtcDateTime;

    private string PathOf(string hash) =>
        hash.Length == 64 && hash.All(char.IsAsciiHexDigit)
            ? Path.Combine(folder, hash[..2], hash)
            : throw new ArgumentException("Not a hash.", nameof(hash));
}
