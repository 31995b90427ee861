using System.IO.Compression;

namespace FundManager.Web.Files;

/// <summary>What an uploaded file is by its content, whatever its name says, and a name that is safe to keep.</summary>
public static class UploadCheck
{
    private const int MaxZipEntries = 2000;
    private const long MaxInflatedBytes = 400L * 1024 * 1024;

    /// <summary>The content type, or null for a kind that is not taken: PDF, PNG, JPEG, xlsx, docx, plain text are.</summary>
    public static string? TypeOf(Stream content)
    {
        Span<byte> head = stackalloc byte[8];
        content.Position = 0;
        var read = content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        content.Position = 0;
        return head[..read] switch
        {
            [0x25, 0x50, 0x44, 0x46, 0x2D, ..] => "application/pdf",
            [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] => "image/png",
            [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
            [0x50, 0x4B, 0x03, 0x04, ..] => OfficeTypeOf(content),
            _ => IsText(content) ? "text/plain" : null,
        };
    }

    /// <summary>The last part of the name, without control characters and characters that paths use; "file" for nothing.</summary>
    public static string CleanName(string name)
    {
        var last = name.Split('/', '\\')[^1];
        var clean = new string([
            .. last.Where(c => !char.IsControl(c) && !"<>:\"|?*".Contains(c, StringComparison.Ordinal)),
        ]).Trim(' ', '.');
        if (clean.Length == 0)
        {
            return "file";
        }

        var extension = Path.GetExtension(clean);
        return clean.Length <= Data.Files.StoredFile.NameMaxLength
            ? clean
            : clean[..(Data.Files.StoredFile.NameMaxLength - extension.Length)] + extension;
    }

    private static string? OfficeTypeOf(Stream content)
    {
        try
        {
            using var zip = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            if (zip.Entries.Count > MaxZipEntries || zip.Entries.Sum(entry => entry.Length) > MaxInflatedBytes)
            {
                return null;
            }

            var names = zip.Entries.Select(entry => entry.FullName).ToHashSet(StringComparer.OrdinalIgnoreCase);
            return names.Any(entry => entry.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)) ? null
                : names.Contains("xl/workbook.xml")
                    ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                : names.Contains("word/document.xml")
                    ? "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
                : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
        finally
        {
            content.Position = 0;
        }
    }

    private static bool IsText(Stream content)
    {
        Span<byte> sample = stackalloc byte[4096];
        var read = content.ReadAtLeast(sample, sample.Length, throwOnEndOfStream: false);
        content.Position = 0;
        foreach (var b in sample[..read])
        {
            if (b < 0x20 && b is not (0x09 or 0x0A or 0x0D))
            {
                return false;
            }
        }

        return read > 0;
    }
}
