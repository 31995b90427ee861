namespace FundManager.Domain.Progress;

/// <summary>How an indicator of earned value looks at a glance.</summary>
public enum ProgressLight
{
    /// <summary>Nothing to divide by.</summary>
    None,

    /// <summary>0.95 or more.</summary>
    Green,

    /// <summary>0.85 or more, below 0.95.</summary>
    Yellow,

    /// <summary>Below 0.85.</summary>
    Red,
}

/// <summary>Earned value of a running award: what was planned, done and spent by a day. All figures in one currency.</summary>
/// <remarks>Exact decimals, rounded only where they are shown. What has nothing to divide by is null, never infinite.</remarks>
/// <param name="Planned">PV: worth of what was to be done by now, 0 or more.</param>
/// <param name="Earned">EV: worth of what is done, 0 or more.</param>
/// <param name="Spent">AC: accepted expenditure, 0 or more; payments made are not it.</param>
/// <param name="Whole">BAC: the whole budget.</param>
public sealed record EarnedValue(decimal Planned, decimal Earned, decimal Spent, decimal Whole)
{
    private const decimal GreenFrom = 0.95m;
    private const decimal YellowFrom = 0.85m;

    /// <summary>CV = EV − AC; below 0 it costs more than it brought.</summary>
    public decimal CostVariance => Earned - Spent;

    /// <summary>SV = EV − PV; below 0 it is late.</summary>
    public decimal ScheduleVariance => Earned - Planned;

    /// <summary>CPI = EV ÷ AC.</summary>
    public decimal? CostIndex => Ratio(Earned, Spent);

    /// <summary>SPI = EV ÷ PV.</summary>
    public decimal? ScheduleIndex => Ratio(Earned, Planned);

    /// <summary>EAC if it goes on as so far: BAC ÷ CPI, as BAC × AC ÷ EV so that nothing is rounded between.</summary>
    public decimal? EstimateTypical => Spent == 0 ? null : Ratio(Whole * Spent, Earned);

    /// <summary>EAC if the rest goes as planned: AC + (BAC − EV).</summary>
    public decimal EstimateAtypical => Spent + Whole - Earned;

    /// <summary>EAC if cost and delay both go on: AC + (BAC − EV) ÷ (CPI × SPI).</summary>
    public decimal? EstimateBoth =>
        CostIndex is null or 0 || ScheduleIndex is null or 0
            ? null
            : Spent + ((Whole - Earned) * (Spent / Earned) * (Planned / Earned));

    /// <summary>ETC = typical EAC − AC: what is still to come.</summary>
    public decimal? StillToSpend => EstimateTypical - Spent;

    /// <summary>VAC = BAC − typical EAC: what will be left, below 0 what will be lacking.</summary>
    public decimal? VarianceAtEnd => Whole - EstimateTypical;

    /// <summary>TCPI = (BAC − EV) ÷ (BAC − AC): below 0 the budget is already spent.</summary>
    public decimal? IndexToFinish => Ratio(Whole - Earned, Whole - Spent);

    /// <summary>(BAC − EV) ÷ (EAC − AC): the index where the budget can no longer be met.</summary>
    public decimal? IndexToEstimate => EstimateTypical is { } estimate ? Ratio(Whole - Earned, estimate - Spent) : null;

    /// <summary>PV ÷ BAC.</summary>
    public decimal? SharePlanned => Ratio(Planned, Whole);

    /// <summary>EV ÷ BAC.</summary>
    public decimal? ShareDone => Ratio(Earned, Whole);

    /// <summary>AC ÷ BAC.</summary>
    public decimal? ShareSpent => Ratio(Spent, Whole);

    /// <summary>The light of an index: CPI or SPI.</summary>
    public static ProgressLight LightOf(decimal? index) =>
        index switch
        {
            null => ProgressLight.None,
            >= GreenFrom => ProgressLight.Green,
            >= YellowFrom => ProgressLight.Yellow,
            _ => ProgressLight.Red,
        };

    private static decimal? Ratio(decimal part, decimal whole) => whole == 0 ? null : part / whole;
}
