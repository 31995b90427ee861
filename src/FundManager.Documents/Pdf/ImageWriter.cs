using System.Globalization;

namespace FundManager.Documents.Pdf;

/// <summary>Embeds pictures.</summary>
internal sealed class ImageWriter(PdfFile file)
{
    /// <returns>The number of the picture in the file.</returns>
    public int Write(ImageFile image)
    {
        var mask = image.Opacity is { } opacity
            ? $"/SMask {PdfSyntax.Reference(file.AddStream(Entries(image, "DeviceGray"), opacity))}"
            : "";
        var entries = Entries(image, image.IsGrey ? "DeviceGray" : "DeviceRGB") + mask;
        return image.IsJpeg
            ? file.AddStream(entries + "/Filter/DCTDecode", image.Data, compressed: false)
            : file.AddStream(entries, image.Data);
    }

    private static string Entries(ImageFile image, string space) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"/Type/XObject/Subtype/Image/Width {image.Width}/Height {image.Height}/BitsPerComponent 8/ColorSpace/{space}"
        );
}
