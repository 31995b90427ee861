using Fluid;
using FundManager.Domain;

namespace FundManager.Web.Reports.Awards;

/// <summary>The letters' templates of each language, read once.</summary>
public sealed class LetterTemplates
{
    private readonly Dictionary<string, IFluidTemplate> _byLanguage = new(StringComparer.Ordinal);

    /// <exception cref="FaultyFileException">A template is not Liquid; every fault is told.</exception>
    public LetterTemplates(string folder)
    {
        var parser = new FluidParser();
        List<FileFault> faults = [];
        foreach (var language in ReportWordings.Languages)
        {
            var name = $"award.{language}.liquid";
            if (parser.TryParse(File.ReadAllText(Path.Combine(folder, name)), out var template, out var fault))
            {
                _byLanguage[language] = template;
            }
            else
            {
                faults.Add(new FileFault(null, name, "not-liquid", [fault]));
            }
        }

        if (faults.Count > 0)
        {
            throw new FaultyFileException(faults);
        }
    }

    public IFluidTemplate this[string language] => _byLanguage[language];
}
