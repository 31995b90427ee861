using System.Globalization;

namespace FundManager.Web.Files;

/// <summary>How large a file is, as people read it.</summary>
public static class FileSizes
{
    public static string Of(long bytes) =>
        bytes switch
        {
            < 1000 => string.Create(CultureInfo.InvariantCulture, $"{bytes} B"),
            < 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1000m:0} kB"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1_000_000m:0.0} MB"),
        };
}
