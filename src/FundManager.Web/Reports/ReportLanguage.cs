using System.Globalization;

namespace FundManager.Web.Reports;

/// <summary>Makes texts in the language of a document, whatever language its reader has chosen for pages.</summary>
public static class ReportLanguage
{
    /// <summary>Runs <paramref name="make"/> with <paramref name="language"/> as the language of texts.</summary>
    public static T In<T>(string language, Func<T> make)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        try
        {
            return make();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
