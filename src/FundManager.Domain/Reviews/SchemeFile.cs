using System.Globalization;

namespace FundManager.Domain.Reviews;

/// <summary>The grammar of templates/schemes; templates/schemes/scheme.schema.json says the same to editors.</summary>
internal static class SchemeFile
{
    private const int MaxVersion = 9999;
    private const int MaxReviews = 99;
    private const int MaxPlaces = 4;
    private const int DefaultPlaces = 2;
    private const decimal MaxScore = 1000m;
    private const decimal MaxTotal = 100_000m;
    private const decimal LeastStep = 0.01m;

    public static Scheme Read(string json) => JsonFields.ReadAll(json, Read);

    private static Scheme Read(JsonFields file)
    {
        file.TextOrNull("$schema");
        var scale = file.IsNull("total")
            ? TotalScale.Percent
            : file.OneOf("total", ("percent", TotalScale.Percent), ("points", TotalScale.Points));
        var criteria = ReadCriteria(file, scale);
        var scheme = new Scheme
        {
            Name = file.Text("name"),
            Version = file.Whole("version", 1, MaxVersion),
            Title = file.Local("title"),
            MinimumReviews = file.Whole("minimumReviews", 1, MaxReviews),
            PassMark = file.IsNull("passMark") ? null : file.Number("passMark", 0, MaxTotal),
            SpreadLimit = file.IsNull("spreadLimit") ? null : file.Number("spreadLimit", 0, MaxTotal),
            Scale = scale,
            LowerIsBetter = file.Flag("lowerIsBetter"),
            Places = file.IsNull("places") ? DefaultPlaces : file.Whole("places", 0, MaxPlaces),
            Factor = file.IsNull("factor") ? 1 : file.Number("factor", LeastStep, Scheme.Full) ?? 1,
            Ties = ReadTies(file, criteria),
            UsesConsensus = file.Flag("consensus"),
            HasPercentile = file.Flag("percentile"),
            Trims = file.Flag("trimmed"),
            Outliers = ReadOutliers(file),
            Criteria = criteria,
        };
        file.RefuseUnknown();
        CheckMark(file, scheme);
        return scheme;
    }

    private static void CheckMark(JsonFields file, Scheme scheme)
    {
        if (scheme.PassMark > scheme.Top)
        {
            file.Fault("passMark", "out-of-range", Write(scheme.PassMark.Value), "0", Write(scheme.Top));
        }
    }

    private static OutlierRule? ReadOutliers(JsonFields file)
    {
        if (file.IsNull("outliers") || file.Object("outliers") is not { } rule)
        {
            return null;
        }

        var read = new OutlierRule(
            rule.Number("sharePercent", 0, Scheme.Full) ?? 0,
            rule.Number("deviations", 0, Scheme.Full) ?? 0
        );
        rule.RefuseUnknown();
        return read;
    }

    private static List<string> ReadTies(JsonFields file, List<Criterion> criteria)
    {
        if (file.IsNull("ties"))
        {
            return [.. criteria.Select(criterion => criterion.Id)];
        }

        List<string> ties = [];
        foreach (var item in file.Items("ties"))
        {
            var id = item.Text("criterion");
            item.RefuseUnknown();
            if (ties.Contains(id))
            {
                item.Fault("criterion", "duplicate", id);
            }
            else if (criteria.TrueForAll(criterion => criterion.Id != id))
            {
                item.Fault("criterion", "unknown-value", [id, .. criteria.Select(criterion => criterion.Id)]);
            }

            ties.Add(id);
        }

        return ties;
    }

    private static List<Criterion> ReadCriteria(JsonFields file, TotalScale scale)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        List<Criterion> criteria = [];
        decimal? sum = 0;
        foreach (var item in file.Items("criteria"))
        {
            var weight = item.Number("weight", 0, Scheme.Full);
            sum += weight;
            criteria.Add(ReadCriterion(item, weight ?? 0));
            var id = criteria[^1].Id;
            if (id.Length > 0 && !known.Add(id))
            {
                item.Fault("id", "duplicate", id);
            }

            item.RefuseUnknown();
        }

        if (criteria.Count == 0)
        {
            file.Fault("criteria", "empty");
        }
        else if (scale == TotalScale.Percent ? sum is { } found && found != Scheme.Full : sum == 0)
        {
            file.Fault("criteria", scale == TotalScale.Percent ? "weights-not-100" : "no-weight", Write(sum!.Value));
        }

        return criteria;
    }

    private static Criterion ReadCriterion(JsonFields item, decimal weight)
    {
        var min = item.IsNull("min") ? 0 : item.Number("min", 0, MaxScore) ?? 0;
        var max = item.Number("max", LeastStep, MaxScore);
        var step = item.Number("step", LeastStep, MaxScore);
        var floor = item.IsNull("floor") ? null : item.Number("floor", 0, MaxScore);
        if (min >= max)
        {
            item.Fault("min", "min-not-below-max", Write(min), Write(max.Value));
        }
        else if (max is { } top && step is { } part && (top - min) % part != 0)
        {
            item.Fault("step", "step-does-not-divide-max", Write(part), Write(top));
        }

        if (floor > max)
        {
            item.Fault("floor", "floor-above-max", Write(floor.Value), Write(max.Value));
        }

        var criterion = new Criterion
        {
            Id = item.Text("id"),
            Name = item.Local("name"),
            Guidance = item.Local("guidance"),
            Min = min,
            Max = max ?? 1,
            Weight = weight,
            Step = step ?? 1,
            Floor = floor,
            AllowsVeto = item.Flag("veto"),
        };
        return criterion with { Grades = ReadGrades(item, criterion) };
    }

    private static List<Grade> ReadGrades(JsonFields item, Criterion criterion)
    {
        List<Grade> grades = [];
        foreach (var each in item.IsNull("grades") ? [] : item.Items("grades"))
        {
            var grade = new Grade(each.Text("letter"), each.Number("points", criterion.Min, criterion.Max) ?? 0);
            each.RefuseUnknown();
            if (grades.Exists(known => known.Letter == grade.Letter))
            {
                each.Fault("letter", "duplicate", grade.Letter);
            }
            else if (grade.Letter.Length > ScoreSheet.LetterMaxLength)
            {
                each.Fault("letter", "too-long", grade.Letter);
            }

            if ((grade.Points - criterion.Min) % criterion.Step != 0)
            {
                each.Fault("points", "not-on-step", Write(grade.Points), Write(criterion.Step));
            }

            grades.Add(grade);
        }

        return grades;
    }

    private static string Write(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
