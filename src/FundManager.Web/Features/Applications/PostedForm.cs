using System.Globalization;
using FundManager.Domain.Applications;
using FundManager.Domain.Appraisals;

namespace FundManager.Web.Features.Applications;

/// <summary>Reads an application's form from what a page sent: every word is kept, whether it makes sense or not.</summary>
/// <remarks>Not left to model binding, which turns empty fields into nothing and refuses what does not fit.</remarks>
public static class PostedForm
{
    public static ApplicationForm Read(IFormCollection posted, AppraisalFramework framework)
    {
        var form = new ApplicationForm
        {
            TitleEn = Line(posted, nameof(ApplicationForm.TitleEn)),
            TitleZh = Line(posted, nameof(ApplicationForm.TitleZh)),
            Summary = Clean(posted["Form.Summary"].ToString()),
            LeadName = Line(posted, nameof(ApplicationForm.LeadName)),
            LeadEmail = Line(posted, nameof(ApplicationForm.LeadEmail)),
            LeadPosition = Line(posted, nameof(ApplicationForm.LeadPosition)),
            Discipline = Line(posted, nameof(ApplicationForm.Discipline)),
            Region = Line(posted, nameof(ApplicationForm.Region)),
            StartsOn = Line(posted, nameof(ApplicationForm.StartsOn)),
            TermMonths = Line(posted, nameof(ApplicationForm.TermMonths)),
            EndorserId = Line(posted, nameof(ApplicationForm.EndorserId)),
        };
        form = FormLists.All.Aggregate(form, (filled, list) => list.Write(filled, Rows(posted, list)));
        return WithBlocks(form, framework);
    }

    /// <summary>With the block of each indicator's part.</summary>
    public static ApplicationForm WithBlocks(ApplicationForm form, AppraisalFramework framework) =>
        form with
        {
            Indicators =
            [
                .. form.Indicators.Select(row =>
                    row with
                    {
                        Level1 =
                            framework.Blocks.FirstOrDefault(b => b.Parts.Any(part => part.Id == row.Level2))?.Id ?? "",
                    }
                ),
            ],
        };

    private static List<string[]> Rows(IFormCollection posted, FormList list)
    {
        var prefix = $"Form.{list.Name}[";
        var indices = posted
            .Keys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal))
            .Select(key => key[prefix.Length..].Split(']')[0])
            .Where(index => int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            .Distinct(StringComparer.Ordinal)
            .OrderBy(index => int.Parse(index, CultureInfo.InvariantCulture));
        return
        [
            .. indices.Select(index =>
                list.Fields.Select(field => Clean(posted[$"{prefix}{index}].{field}"].ToString()).Trim()).ToArray()
            ),
        ];
    }

    private static string Line(IFormCollection posted, string field) =>
        Clean(posted[$"Form.{field}"].ToString()).Trim();

    /// <summary>Without control characters, which the database would refuse; lines stay lines.</summary>
    private static string Clean(string text)
    {
        text = text.ReplaceLineEndings("\n");
        return text.Any(IsStray) ? new string([.. text.Where(c => !IsStray(c))]) : text;
    }

    private static bool IsStray(char character) => char.IsControl(character) && character is not ('\n' or '\t');
}
