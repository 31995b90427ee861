namespace FundManager.Web.Files;

/// <summary>Where contents of files lie, each under its hash: storing the same content twice keeps it once.</summary>
public interface IFileStore
{
    /// <summary>Keeps <paramref name="content"/>, read to its end; gives its SHA-256 in hexadecimal and its size.</summary>
    Task<(string Hash, long SizeBytes)> WriteAsync(Stream content, CancellationToken cancellationToken);

    /// <summary>The content of <paramref name="hash"/>.</summary>
    Stream OpenRead(string hash);

    /// <summary>Lets go of the content of <paramref name="hash"/>, unless it was stored, perhaps once more, at or after <paramref name="before"/>. Nothing happens where there is none.</summary>
    void Drop(string hash, DateTimeOffset before);
}
