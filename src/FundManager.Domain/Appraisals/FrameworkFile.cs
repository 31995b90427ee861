using System.Globalization;

namespace FundManager.Domain.Appraisals;

/// <summary>The grammar of templates/frameworks; templates/frameworks/framework.schema.json says the same to editors.</summary>
internal static class FrameworkFile
{
    private const int MaxVersion = 9999;
    private const string Qualitative = "qualitative";
    private const decimal MaxTolerance = 10m;
    private const decimal MaxRatio = 1000m;

    public static AppraisalFramework Read(string json)
    {
        var framework = JsonFields.ReadAll(json, Read);
        return framework with { Hash = CanonicalJson.Hash(CanonicalJson.Of(json)) };
    }

    private static AppraisalFramework Read(JsonFields file)
    {
        file.TextOrNull("$schema");
        var total = file.OneOf("total", ("sum", TotalRule.Sum), ("none", TotalRule.None));
        var framework = new AppraisalFramework
        {
            Name = file.Text("name"),
            Version = file.Whole("version", 1, MaxVersion),
            Title = file.Local("title"),
            Source = file.Text("source"),
            TotalRule = total,
            Blocks = ReadBlocks(file, total),
            Grades = total == TotalRule.None && file.IsNull("grades") ? [] : ReadBands(file, "grades"),
            QualitativeBands = ReadBands(file, Qualitative),
            Rounding = ReadRounding(file),
            OverAchievement = ReadOverAchievement(file),
            EqualTolerance = file.Number("equalTolerance", 0, MaxTolerance) ?? 0,
            LateDeadline = file.OneOf("lateDeadline", ("zero", LateDeadline.Zero), ("linear", LateDeadline.Linear)),
            SmallSample = file.Whole("smallSample", 0, JsonFields.MaxItems),
            Hash = "",
        };
        framework = framework with { Precondition = ReadPrecondition(file, framework.Blocks) };
        if (framework.Grades is [.., var lowest] && lowest.Id != AppraisalFramework.PoorGrade)
        {
            file.Fault("grades", "lowest-not-poor", lowest.Id, AppraisalFramework.PoorGrade);
        }

        file.RefuseUnknown();
        return framework;
    }

    private static List<FrameworkBlock> ReadBlocks(JsonFields file, TotalRule total)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        List<FrameworkBlock> blocks = [];
        var sum = 0m;
        foreach (var item in file.Items("blocks"))
        {
            var block = ReadBlock(item, known);
            sum += block.Weight;
            blocks.Add(block);
        }

        if (blocks.Count == 0)
        {
            file.Fault("blocks", "empty");
        }
        else if (total == TotalRule.Sum && sum != Band.Top)
        {
            file.Fault("blocks", "weights-not-100", Write(sum));
        }

        if (blocks.Count(block => block.Kind == BlockKind.BudgetExecution) > 1)
        {
            file.Fault("blocks", "more-than-one-budget-execution");
        }

        return blocks;
    }

    private static FrameworkBlock ReadBlock(JsonFields item, HashSet<string> known)
    {
        var weight = item.Number("weight", 0, Band.Top);
        var block = new FrameworkBlock(
            UniqueId(item, known),
            item.OneOf("kind", ("indicators", BlockKind.Indicators), ("budget_execution", BlockKind.BudgetExecution)),
            item.Local("name"),
            weight ?? 0,
            item.IsNull("parts") ? [] : [.. item.Items("parts").Select(part => FrameworkPartFile.Read(part, known))]
        )
        {
            Floor = item.IsNull("floor") ? null : item.Number("floor", 0, Band.Top),
        };
        FrameworkPartFile.CheckSum(item, weight, block.Parts);
        item.RefuseUnknown();
        return block;
    }

    public static string UniqueId(JsonFields item, HashSet<string> known)
    {
        var id = item.Text("id");
        if (id.Length > 0 && !known.Add(id))
        {
            item.Fault("id", "duplicate", id);
        }

        return id;
    }

    private static Band[] ReadBands(JsonFields file, string field)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        List<Band> bands = [];
        var complete = true;
        foreach (var item in file.Items(field))
        {
            var from = item.Number("from", 0, Band.Top);
            var to = item.Number("to", 0, Band.Top);
            complete &= from is not null && to is not null;
            var band = new Band(UniqueId(item, known), item.Local("name"), from ?? 0, to ?? 0);
            var percent = field == Qualitative ? item.NumberOrNull("percent") : null;
            if (percent is { } share && !band.Contains(share))
            {
                item.Fault("percent", "out-of-range", Write(share), Write(band.From), Write(band.To));
            }

            bands.Add(band with { Percent = percent });
            item.RefuseUnknown();
        }

        if (complete)
        {
            FindGaps(file, field, bands);
        }

        return [.. bands.OrderByDescending(band => band.From)];
    }

    private static void FindGaps(JsonFields file, string field, List<Band> bands)
    {
        var reached = 0m;
        foreach (var band in bands.OrderBy(band => band.From).ThenBy(band => band.To))
        {
            if (band.From >= band.To)
            {
                file.Fault(field, "band-empty", band.Id, Write(band.From), Write(band.To));
            }

            if (band.From != reached)
            {
                var code = band.From > reached ? "band-gap" : "band-overlap";
                file.Fault(field, code, band.Id, Write(reached), Write(band.From));
            }

            reached = Math.Max(reached, band.To);
        }

        if (reached != Band.Top)
        {
            file.Fault(field, "band-gap", "", Write(reached), Write(Band.Top));
        }
    }

    private static Precondition? ReadPrecondition(JsonFields file, IReadOnlyList<FrameworkBlock> blocks)
    {
        if (file.IsNull("precondition") || file.Object("precondition") is not { } item)
        {
            return null;
        }

        var part = item.Text("part");
        if (part.Length > 0 && !blocks.SelectMany(block => block.Parts).Any(known => known.Id == part))
        {
            item.Fault("part", "unknown-part", part);
        }

        var name = item.Local("otherwise");
        item.RefuseUnknown();
        return new Precondition(part, new Band(AppraisalFramework.NotDemonstratedGrade, name, 0, 0));
    }

    private static Rounding ReadRounding(JsonFields file)
    {
        if (file.Object("rounding") is not { } item)
        {
            return new Rounding(RoundingMode.HalfUp, Rounding.TotalPlaces);
        }

        var rounding = new Rounding(
            item.OneOf("mode", ("half_up", RoundingMode.HalfUp), ("truncate", RoundingMode.Truncate)),
            item.Whole("places", 0, Rounding.MaxPlaces)
        );
        item.RefuseUnknown();
        return rounding;
    }

    private static OverAchievement ReadOverAchievement(JsonFields file)
    {
        if (file.Object("overAchievement") is not { } item)
        {
            return new OverAchievement(OverAchievementPolicy.FlagOnly, 0, []);
        }

        var policy = item.OneOf(
            "policy",
            ("flag_only", OverAchievementPolicy.FlagOnly),
            ("reduce_linear", OverAchievementPolicy.ReduceLinear),
            ("reduce_table", OverAchievementPolicy.ReduceTable)
        );
        var tolerance = item.Number("tolerance", 0, MaxTolerance) ?? 0;
        var table =
            policy == OverAchievementPolicy.ReduceTable || !item.IsNull("table") ? ReadTable(item, tolerance) : [];
        item.RefuseUnknown();
        return new OverAchievement(policy, tolerance, table);
    }

    private static List<ReductionStep> ReadTable(JsonFields item, decimal tolerance)
    {
        List<ReductionStep> steps = [];
        var last = 1m + tolerance;
        foreach (var step in item.Items("table"))
        {
            var above = step.Number("above", 1m + tolerance, MaxRatio);
            var percent = step.Number("percent", 0, Band.Top);
            step.RefuseUnknown();
            if (above is { } ratio && steps.Count > 0 && ratio <= last)
            {
                step.Fault("above", "not-rising", Write(ratio), Write(last));
            }

            last = above ?? last;
            steps.Add(new ReductionStep(above ?? 0, percent ?? 0));
        }

        if (steps.Count == 0)
        {
            item.Fault("table", "empty");
        }

        return steps;
    }

    private static string Write(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
