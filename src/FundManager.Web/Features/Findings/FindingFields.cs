using FundManager.Domain;
using FundManager.Domain.Appraisals;
using FundManager.Domain.History;
using FundManager.Web.Features.Cases;

namespace FundManager.Web.Features.Findings;

/// <summary>The reason of an act from which a finding follows: it is the finding's text, with the number of the case before it.</summary>
internal static class FindingFields
{
    private const int NumberMaxLength = 42;

    public static MoveField Reason { get; } =
        MoveField.Reason with
        {
            MaxLength = Finding.TextMaxLength - NumberMaxLength,
        };

    public static string TextOf(Case @case, Act act) => $"{@case.Number}: {act.Reason}";
}
