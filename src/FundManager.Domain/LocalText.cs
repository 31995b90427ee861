namespace FundManager.Domain;

/// <summary>A text in English and Simplified Chinese. One of them may be empty: then the other stands for it.</summary>
/// <param name="En">English; "" when there is none.</param>
/// <param name="Zh">Simplified Chinese; "" when there is none.</param>
public sealed record LocalText(string En, string Zh)
{
    /// <summary>The text for <paramref name="language"/> ("en" or "zh-Hans"), or the other where that is empty.</summary>
    public string In(string language) =>
        language.StartsWith("zh", StringComparison.Ordinal) ? (Zh.Length > 0 ? Zh : En) : (En.Length > 0 ? En : Zh);
}
