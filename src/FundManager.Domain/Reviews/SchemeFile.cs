using System.Globalization;

namespace FundManager.Domain.Reviews;

/// <summary>The grammar of templates/schemes; templates/schemes/scheme.schema.json says the same to editors.</summary>
internal static class SchemeFile
{
    private const int MaxVersion = 9999;
    private const int MaxReviews = 99;
    private const decimal MaxScore = 1000m;
    private const decimal LeastStep = 0.01m;

    public static Scheme Read(string json) => JsonFields.ReadAll(json, Read);

    private static Scheme Read(JsonFields file)
    {
        file.TextOrNull("$schema");
        var scheme = new Scheme
        {
            Name = file.Text("name"),
            Version = file.Whole("version", 1, MaxVersion),
            Title = file.Local("title"),
            MinimumReviews = file.Whole("minimumReviews", 1, MaxReviews),
            PassMark = file.IsNull("passMark") ? null : file.Number("passMark", 0, Scheme.Full),
            SpreadLimit = file.IsNull("spreadLimit") ? null : file.Number("spreadLimit", 0, Scheme.Full),
            Criteria = ReadCriteria(file),
        };
        file.RefuseUnknown();
        return scheme;
    }

    private static List<Criterion> ReadCriteria(JsonFields file)
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
        else if (sum is { } found && found != Scheme.Full)
        {
            file.Fault("criteria", "weights-not-100", Write(found));
        }

        return criteria;
    }

    private static Criterion ReadCriterion(JsonFields item, decimal weight)
    {
        var max = item.Number("max", LeastStep, MaxScore);
        var step = item.Number("step", LeastStep, MaxScore);
        var floor = item.IsNull("floor") ? null : item.Number("floor", 0, MaxScore);
        if (max is { } top && step is { } part && top % part != 0)
        {
            item.Fault("step", "step-does-not-divide-max", Write(part), Write(top));
        }

        if (floor > max)
        {
            item.Fault("floor", "floor-above-max", Write(floor.Value), Write(max.Value));
        }

        return new Criterion
        {
            Id = item.Text("id"),
            Name = item.Local("name"),
            Guidance = item.Local("guidance"),
            Max = max ?? 1,
            Weight = weight,
            Step = step ?? 1,
            Floor = floor,
            AllowsVeto = item.Flag("veto"),
        };
    }

    private static string Write(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
