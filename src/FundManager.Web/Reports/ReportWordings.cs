using FundManager.Documents;
using FundManager.Documents.Blocks;
using FundManager.Domain;

namespace FundManager.Web.Reports;

/// <summary>The wording of every report in each language. What ships inside the program says what a file must have.</summary>
public sealed class ReportWordings
{
    public static readonly IReadOnlyList<string> Languages = ["en", "zh-Hans"];

    private const string Shared = "common";
    private const string Prefix = "ReportWording.";
    private static readonly Lazy<Dictionary<string, ReportWords>> Shipped = new(ReadShipped);

    private readonly Dictionary<(string Name, string Language), ReportWords> _words;
    private readonly Dictionary<string, byte[]> _logos;

    private ReportWordings(Dictionary<(string, string), ReportWords> words, Dictionary<string, byte[]> logos) =>
        (_words, _logos) = (words, logos);

    /// <summary>Names of all reports with a wording, in the order of the alphabet.</summary>
    public static IReadOnlyList<string> Names =>
        [.. Shipped.Value.Keys.Where(name => name != Shared).Order(StringComparer.Ordinal)];

    public ReportWords this[string name, string language] => _words[(name, language)];

    /// <summary>The office's logo, PNG or JPEG; null for none.</summary>
    public byte[]? LogoOf(string language) => _logos.GetValueOrDefault(language);

    /// <summary>The wording as it ships, in English.</summary>
    public static ReportWords ShippedOf(string name) => Shipped.Value[name];

    /// <summary>Reads the wordings in <paramref name="folder"/>.</summary>
    /// <exception cref="FaultyFileException">A file is missing or not sound; every fault is told, each with its file.</exception>
    public static ReportWordings Read(string folder)
    {
        List<FileFault> faults = [];
        Dictionary<(string, string), ReportWords> words = [];
        Dictionary<string, byte[]> logos = new(StringComparer.Ordinal);
        foreach (var language in Languages)
        {
            var shared = ReadOne(folder, (Shared, language), null, faults);
            if (shared?.Logo is { Length: > 0 } logo && ReadLogo(folder, logo, faults) is { } picture)
            {
                logos[language] = picture;
            }

            foreach (var name in Names)
            {
                if (ReadOne(folder, (name, language), shared, faults) is { } read)
                {
                    words[(name, language)] = read;
                }
            }
        }

        return faults.Count == 0 ? new ReportWordings(words, logos) : throw new FaultyFileException(faults);
    }

    private static ReportWords? ReadOne(
        string folder,
        (string Name, string Language) which,
        ReportWords? shared,
        List<FileFault> faults
    )
    {
        var file = $"{which.Name}.{which.Language}.json";
        var path = Path.Combine(folder, file);
        if (!File.Exists(path))
        {
            faults.Add(new FileFault(null, file, "missing", []));
            return null;
        }

        try
        {
            return ReportWords.Parse(which.Language, File.ReadAllText(path), ShippedOf(which.Name), shared);
        }
        catch (FaultyFileException broken)
        {
            faults.AddRange(broken.Faults.Select(fault => fault with { Field = $"{file} {fault.Field}".TrimEnd() }));
            return null;
        }
    }

    private static byte[]? ReadLogo(string folder, string name, List<FileFault> faults)
    {
        var path = Path.Combine(folder, Path.GetFileName(name));
        var picture = File.Exists(path) ? File.ReadAllBytes(path) : [];
        if (CanBePrinted(picture))
        {
            return picture;
        }

        faults.Add(new FileFault(null, name, picture.Length == 0 ? "missing" : "not-a-picture", []));
        return null;
    }

    // A picture that is broken inside would fail each report, so it is printed once.
    private static bool CanBePrinted(byte[] picture)
    {
        try
        {
            new PdfDocument
            {
                Title = "logo",
                Language = "en",
                CreatedAt = DateTimeOffset.UnixEpoch,
                Blocks = [new Picture(picture, "logo")],
            }.Render(Printing.Fonts);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static Dictionary<string, ReportWords> ReadShipped()
    {
        var assembly = typeof(ReportWordings).Assembly;
        Dictionary<string, ReportWords> shipped = new(StringComparer.Ordinal);
        foreach (var resource in assembly.GetManifestResourceNames())
        {
            if (resource.StartsWith(Prefix, StringComparison.Ordinal))
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
                var name = resource[Prefix.Length..].Split('.')[0];
                shipped[name] = ReportWords.Parse("en", reader.ReadToEnd(), shipped: null, shared: null);
            }
        }

        return shipped;
    }
}
