namespace FundManager.Domain.Appraisals;

/// <summary>What a scorecard points at, by the names that published cases and exported files use.</summary>
public static class AppraisalFlag
{
    /// <summary>On a row: the rule gives no score. Why, the row's explanation says. Never a score of 0.</summary>
    public const string NotScored = "NOT_SCORED";

    /// <summary>On a row: left out with a reason; the other weights are taken as the whole.</summary>
    public const string NotApplicable = "NOT_APPLICABLE";

    /// <summary>On a row: the actual exceeds the target by more than the framework's tolerance.</summary>
    public const string OverAchievement = "OVER_ACHIEVEMENT";

    /// <summary>On a row: at most 0 was agreed, and it was more.</summary>
    public const string ZeroTarget = "ZERO_TARGET";

    /// <summary>On a row: no target that its operator can work with; it is to be corrected before scoring.</summary>
    public const string InvalidTarget = "INVALID_TARGET";

    /// <summary>On a row: the percent does not lie in the band that was named.</summary>
    public const string OutOfBand = "OUT_OF_BAND";

    /// <summary>On a row: the actual is written with an operator ("≥266米"), so it is a target and no value.</summary>
    public const string ActualWithOperator = "ACTUAL_WITH_OPERATOR";

    /// <summary>On a row: target and actual are in different units.</summary>
    public const string UnitMismatch = "UNIT_MISMATCH";

    /// <summary>On a row: its survey has fewer valid answers than the framework asks for.</summary>
    public const string SmallSample = "SMALL_SAMPLE";

    /// <summary>On a row: a serious breach took all points.</summary>
    public const string SeriousBreach = "SERIOUS_BREACH";

    /// <summary>On a row: the scorer's own or published score is not the rule's. Both are kept.</summary>
    public const string PublishedDiffers = "PUBLISHED_DIFFERS";

    /// <summary>On a row: the scorer's own score is below 0 or above the weight, and does not count.</summary>
    public const string ScoreOutOfRange = "SCORE_OUT_OF_RANGE";

    /// <summary>On a row: its first level is no block of the framework.</summary>
    public const string UnknownBlock = "UNKNOWN_BLOCK";

    /// <summary>On budget execution: more was spent than the adjusted budget.</summary>
    public const string OverExecution = "OVER_EXECUTION";

    /// <summary>On budget execution: no budget to divide by. Correct it, or mark the row not applicable.</summary>
    public const string NoBudget = "NO_BUDGET";

    /// <summary>On the card: a block's weights are not the framework's default.</summary>
    public const string WeightsDifferFromDefault = "WEIGHTS_DIFFER_FROM_DEFAULT";

    /// <summary>On the card: the weights do not make 100. They are kept as they are.</summary>
    public const string WeightsNot100 = "WEIGHTS_NOT_100";

    /// <summary>On the card: a row has no weight.</summary>
    public const string WeightsMissing = "WEIGHTS_MISSING";

    /// <summary>On the card: a block did not reach its floor, so the grade is the lowest whatever the total is.</summary>
    public const string BelowFloor = "BELOW_FLOOR";

    /// <summary>On the card: what the total rests on was not shown, so the grade says that whatever the total is.</summary>
    public const string NotDemonstrated = "NOT_DEMONSTRATED";

    /// <summary>On the card of an imported table: it contradicts itself, as whoever brought it in noted.</summary>
    public const string Inconsistent = "INCONSISTENT";

    /// <summary>On the card of an imported table: its printed total is not ours.</summary>
    public const string TotalDiffers = "TOTAL_DIFFERS";

    /// <summary>On the card of an imported table: its printed grade is not ours.</summary>
    public const string GradeDiffers = "GRADE_DIFFERS";
}
