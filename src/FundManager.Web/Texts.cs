using System.Globalization;
using System.Resources;
using FundManager.Domain;
using FundManager.Domain.Reviews;

namespace FundManager.Web;

/// <summary>Every sentence that people read, by key: "applications.Title" is the entry Title of Texts/Applications.resx.</summary>
public sealed class Texts(Show show)
{
    private const string Prefix = "FundManager.Web.Texts.";

    private static readonly string[] Languages = ["en", "zh-Hans"];

    private static readonly Dictionary<string, ResourceManager> Areas = typeof(Texts)
        .Assembly.GetManifestResourceNames()
        .Where(name =>
            name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(".resources", StringComparison.Ordinal)
        )
        .Select(name => name[..^".resources".Length])
        .ToDictionary(
            name => name[Prefix.Length..],
            name => new ResourceManager(name, typeof(Texts).Assembly),
            StringComparer.OrdinalIgnoreCase
        );

    /// <summary>The text of <paramref name="key"/> in the reader's language, its placeholders filled; the key itself where there is none.</summary>
    public string this[string key, params ReadOnlySpan<object?> facts]
    {
        get
        {
            if (Find(key) is not { } text)
            {
                return key;
            }

            var shown = new object[facts.Length];
            for (var i = 0; i < facts.Length; i++)
            {
                shown[i] = facts[i] is { } fact ? show.Fact(fact) : "";
            }

            return shown.Length == 0 ? text : string.Format(CultureInfo.InvariantCulture, text, shown);
        }
    }

    /// <summary>The names of the areas, and for tests their resources.</summary>
    public static IReadOnlyDictionary<string, ResourceManager> All => Areas;

    /// <summary>The text as it stands, or null where there is none.</summary>
    public static string? Find(string key)
    {
        var dot = key.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && Areas.TryGetValue(key[..dot], out var area)
            ? area.GetString(key[(dot + 1)..], CultureInfo.CurrentUICulture)
            : null;
    }

    /// <summary>The text in English, then in Chinese: for mails, whose reader's language is not known.</summary>
    public string InBothLanguages(string key, string between, IReadOnlyList<object> facts)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            return string.Join(between, Languages.Select(language => In(language, key, facts)));
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    /// <summary>Why the rules say no, in English, then in Chinese: for what is kept and read in either language.</summary>
    public string InBothLanguages(Refusal refusal)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            return string.Join(
                " / ",
                Languages.Select(language =>
                {
                    CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
                    return For(refusal);
                })
            );
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private string In(string language, string key, IReadOnlyList<object> facts)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        return this[key, [.. facts]];
    }

    /// <summary>Why the rules say no, as a sentence. A refusal that the database gave has no facts: then its short form.</summary>
    public string For(Refusal refusal)
    {
        var key = $"refusals.{refusal.Code}";
        return refusal.Facts.Length == 0 && Find($"{key}_short") is { } brief ? brief : this[key, FactsOf(refusal)];
    }

    /// <summary>A conflict of interest with what it stands on.</summary>
    public string For(Conflict conflict)
    {
        var what = this[$"reviews.Conflict_{conflict.Code}"];
        return conflict.Evidence.Count == 0
            ? what
            : this[
                "reviews.ConflictWith",
                what,
                string.Join(this["shared.ListSeparator"], conflict.Evidence.Select(show.Fact))
            ];
    }

    private object?[] FactsOf(Refusal refusal) =>
        refusal.Code switch
        {
            "WFL-01" or "WFL-02" => [this[$"kinds.{refusal.Facts[0]}"], refusal.Facts[1], refusal.Facts[2]],
            "APP-14" => [this[$"eligibility.{refusal.Facts[0]}_name"]],
            "REV-01" or "APP-22" or "COI-01" => [this[$"reviews.Conflict_{refusal.Facts[0]}"]],
            _ => refusal.Facts,
        };
}
