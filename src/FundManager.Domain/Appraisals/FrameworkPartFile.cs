using System.Globalization;

namespace FundManager.Domain.Appraisals;

/// <summary>Second and third level of a framework file.</summary>
internal static class FrameworkPartFile
{
    public static FrameworkPart Read(JsonFields item, HashSet<string> known)
    {
        var part = new FrameworkPart(FrameworkFile.UniqueId(item, known), item.Local("name"))
        {
            Weight = item.IsNull("weight") ? null : item.Number("weight", 0, Band.Top),
            Items = item.IsNull("items") ? [] : [.. item.Items("items").Select(row => ReadItem(row, known))],
        };
        if (part.Items.Count > 0 && part.Items.Sum(row => row.Weight) is var sum && sum != part.Weight)
        {
            item.Fault("items", "weights-not-of-part", Write(sum), Write(part.Weight ?? 0));
        }

        item.RefuseUnknown();
        return part;
    }

    /// <summary>Parts that have weights have them all, and they make the block's: exact, no rounding.</summary>
    public static void CheckSum(JsonFields block, decimal? weight, IReadOnlyList<FrameworkPart> parts)
    {
        if (
            parts.Any(part => part.Weight is not null)
            && parts.Sum(part => part.Weight ?? 0) is var sum
            && sum != weight
        )
        {
            block.Fault("parts", "weights-not-of-block", Write(sum), Write(weight ?? 0));
        }
    }

    private static FrameworkItem ReadItem(JsonFields item, HashSet<string> known)
    {
        var row = new FrameworkItem(
            FrameworkFile.UniqueId(item, known),
            item.Local("name"),
            item.Number("weight", 0, Band.Top) ?? 0,
            item.OneOf(
                "operator",
                (">=", IndicatorOperator.GreaterOrEqual),
                ("<=", IndicatorOperator.LessOrEqual),
                ("=", IndicatorOperator.Equal),
                ("deadline", IndicatorOperator.Deadline),
                ("qualitative", IndicatorOperator.Qualitative),
                ("yes_no", IndicatorOperator.YesNo),
                ("satisfaction", IndicatorOperator.Satisfaction),
                ("checklist", IndicatorOperator.Checklist)
            ),
            item.Local("measure")
        );
        item.RefuseUnknown();
        return row;
    }

    private static string Write(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
