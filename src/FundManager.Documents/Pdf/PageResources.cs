using FundManager.Documents.Fonts;

namespace FundManager.Documents.Pdf;

/// <summary>What the pages of one document draw with.</summary>
internal sealed class PageResources(FontSet fonts)
{
    private readonly List<ImageFile> _images = [];

    public FontUses Fonts { get; } = new(fonts);

    /// <summary>Each picture once, in order of first use.</summary>
    public IReadOnlyList<ImageFile> Images => _images;

    /// <summary>The name of a picture in the pages' resources.</summary>
    public string Name(ImageFile image)
    {
        var index = _images.FindIndex(other => other.Hash == image.Hash);
        if (index < 0)
        {
            index = _images.Count;
            _images.Add(image);
        }

        return Name(index);
    }

    public static string Name(int index) => FormattableString.Invariant($"Im{index + 1}");
}
