using System.ComponentModel.DataAnnotations;

namespace FundManager.Web.Options;

/// <summary>Where files lie.</summary>
public sealed class StorageOptions
{
    public const string Section = "Storage";

    /// <summary>Folder of uploaded and rendered files; "" takes files/ in the data folder. Shared where instances run on several machines.</summary>
    public string Folder { get; init; } = "";

    /// <summary>File that keeps the nightly seals once more, best on another machine; "" takes seals.txt in the data folder.</summary>
    public string SealFile { get; init; } = "";

    /// <summary>Largest upload in bytes, inclusive.</summary>
    public long MaxUploadBytes { get; init; } = 20 * 1024 * 1024;

    /// <summary>Days for which a report that can be made again is kept after it was made. What is frozen is kept for ever.</summary>
    [Range(1, 3650)]
    public int ReportDays { get; init; } = 90;
}
