namespace FundManager.Domain.Assignment;

/// <summary>Scores as whole numbers: each times the power of ten that leaves no fraction, so that nothing is rounded.</summary>
internal sealed class WholeScores
{
    private readonly decimal _factor;
    private readonly decimal _highest;

    private WholeScores(IReadOnlyList<EligiblePair> pairs)
    {
        var (highest, lowest, places) = (decimal.MinValue, decimal.MaxValue, 0);
        for (var i = 0; i < pairs.Count; i++)
        {
            var score = pairs[i].Score;
            (highest, lowest) = (Math.Max(highest, score), Math.Min(lowest, score));
            if (score.Scale > places)
            {
                places = Math.Max(places, Decimals.Trim(score).Scale);
            }
        }

        Places = places;
        _factor = 1m;
        for (var place = 0; place < places; place++)
        {
            _factor *= 10m;
        }

        _highest = pairs.Count == 0 ? 0m : highest;
        Range = pairs.Count == 0 ? 0m : (highest - lowest) * _factor;
    }

    /// <summary>Decimal places of the finest score.</summary>
    public int Places { get; }

    /// <summary>Difference of the highest and the lowest score, as a whole number.</summary>
    public decimal Range { get; }

    /// <summary>The scores of these pairs.</summary>
    /// <exception cref="RefusedException">They are so fine or so far apart that whole numbers do not hold them.</exception>
    public static WholeScores Of(IReadOnlyList<EligiblePair> pairs)
    {
        try
        {
            return new WholeScores(pairs);
        }
        catch (OverflowException fault)
        {
            throw new RefusedException(new Refusal("ASG-01"), fault);
        }
    }

    /// <summary>What is lost against the highest score, 0 or more.</summary>
    public long CostOf(decimal score) => (long)((_highest - score) * _factor);

    /// <summary>What is gained against the lowest score, 0 or more.</summary>
    public long GainOf(decimal score) => (long)(Range - ((_highest - score) * _factor));
}
