using FundManager.Data;
using FundManager.Data.Files;
using FundManager.Domain;
using FundManager.Domain.History;
using FundManager.Web.Options;
using Microsoft.Extensions.Options;

namespace FundManager.Web.Files;

/// <summary>Takes uploads into a case: size and type by content, a clean name, the content under its hash. The caller saves.</summary>
public sealed class StoreFiles(FundDbContext db, IFileStore store, IOptions<StorageOptions> options)
{
    /// <exception cref="RefusedException">One of the files is empty, too large, or of a kind that is not taken; none is kept then.</exception>
    public async Task<int> ExecuteAsync(
        Case @case,
        string purpose,
        IReadOnlyList<IFormFile> files,
        Act act,
        CancellationToken cancellationToken
    )
    {
        List<(IFormFile File, MemoryStream Content, string Type)> taken = [];
        foreach (var file in files)
        {
            Refusal.ThrowIf(
                file.Length == 0 ? new Refusal("FIL-01", file.FileName)
                : file.Length > options.Value.MaxUploadBytes
                    ? new Refusal("FIL-02", file.FileName, FileSizes.Of(options.Value.MaxUploadBytes))
                : null
            );
            var content = new MemoryStream();
            await file.CopyToAsync(content, cancellationToken);
            var type = UploadCheck.TypeOf(content);
            Refusal.ThrowIf(type is null ? new Refusal("FIL-03", file.FileName) : null);
            taken.Add((file, content, type!));
        }

        foreach (var (file, content, type) in taken)
        {
            await AddAsync(
                @case,
                purpose,
                (UploadCheck.CleanName(file.FileName), type, content),
                act,
                cancellationToken
            );
        }

        return taken.Count;
    }

    /// <summary>Keeps a file that the program made itself.</summary>
    public async Task<StoredFile> AddAsync(
        Case @case,
        string purpose,
        (string Name, string Type, Stream Content) file,
        Act act,
        CancellationToken cancellationToken
    )
    {
        file.Content.Position = 0;
        var (hash, size) = await store.WriteAsync(file.Content, cancellationToken);
        var stored = new StoredFile
        {
            Id = Guid.CreateVersion7(act.At),
            CaseKind = @case.Kind,
            CaseId = @case.CaseId,
            Purpose = purpose,
            Name = file.Name,
            ContentType = file.Type,
            SizeBytes = size,
            Hash = hash,
            UploadedBy = act.Actor.UserId,
            UploadedAt = act.At,
        };
        db.Files.Add(stored);
        return stored;
    }
}
