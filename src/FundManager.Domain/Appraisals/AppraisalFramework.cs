namespace FundManager.Domain.Appraisals;

/// <summary>What a block of the first level holds.</summary>
public enum BlockKind
{
    /// <summary>One row that is computed from money: what was spent of the year's adjusted budget.</summary>
    BudgetExecution,

    /// <summary>Rows with a target each.</summary>
    Indicators,
}

/// <summary>Whether a framework adds its scores up.</summary>
public enum TotalRule
{
    /// <summary>The total is the sum of the rows; the blocks' weights make 100.</summary>
    Sum,

    /// <summary>Judgements stand side by side, without a total and without a grade (OECD-DAC).</summary>
    None,
}

/// <summary>A kind of indicator within a block, like quantity or timeliness.</summary>
/// <param name="Id">Unique in its framework.</param>
/// <param name="Name">As forms print it.</param>
public sealed record FrameworkPart(string Id, LocalText Name)
{
    /// <summary>Points of the part by default, above 0; null where the framework leaves the second level to each project.</summary>
    public decimal? Weight { get; init; }

    /// <summary>The third level; empty where it is left to each project. Their weights make the part's.</summary>
    public IReadOnlyList<FrameworkItem> Items { get; init; } = [];
}

/// <summary>A row that the framework itself asks for.</summary>
/// <param name="Id">Unique in its framework.</param>
/// <param name="Name">As forms print it.</param>
/// <param name="Weight">Points by default, above 0 to 100.</param>
/// <param name="Operator">How it is scored by default.</param>
/// <param name="Measure">What is divided by what, or looked at.</param>
public sealed record FrameworkItem(
    string Id,
    LocalText Name,
    decimal Weight,
    IndicatorOperator Operator,
    LocalText Measure
);

/// <summary>A block of the first level.</summary>
/// <param name="Id">Unique in its framework.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Name">As forms print it.</param>
/// <param name="Weight">Points of the whole block by default, 0 to 100. A table may keep its own; the difference is flagged.</param>
/// <param name="Parts">The second level; empty where the block has none.</param>
public sealed record FrameworkBlock(
    string Id,
    BlockKind Kind,
    LocalText Name,
    decimal Weight,
    IReadOnlyList<FrameworkPart> Parts
)
{
    /// <summary>Per cent of its points that the block must reach, inclusive, or the grade is the lowest; null for no floor.</summary>
    public decimal? Floor { get; init; }
}

/// <summary>What must be shown before a total says anything: without acceptable measures results are not demonstrated (OMB PART).</summary>
/// <param name="Part">Id of the part whose rows must all have full points.</param>
/// <param name="Otherwise">The grade whatever the total is; its id is <see cref="AppraisalFramework.NotDemonstratedGrade"/>.</param>
public sealed record Precondition(string Part, Band Otherwise);

/// <summary>
/// The rules by which a scorecard is computed: blocks and weights, bands, rounding, policies. It is a versioned file in
/// templates/frameworks that an office may change; an appraisal keeps the version under which it was opened.
/// </summary>
public sealed record AppraisalFramework
{
    /// <summary>The id that the lowest grade has in every framework: an award's gate that asks for an appraisal stays shut for it.</summary>
    public const string PoorGrade = "poor";

    /// <summary>The id of the grade of a total whose precondition is not met. It opens no gate either.</summary>
    public const string NotDemonstratedGrade = "not-demonstrated";

    /// <summary>Like "cn-self-2020"; with <see cref="Version"/> it names the framework for ever.</summary>
    public required string Name { get; init; }

    /// <summary>1 or more.</summary>
    public required int Version { get; init; }

    /// <summary>As people call it.</summary>
    public required LocalText Title { get; init; }

    /// <summary>The regulation that it follows, and what is the office's own.</summary>
    public required string Source { get; init; }

    /// <summary>Whether scores are added up.</summary>
    public required TotalRule TotalRule { get; init; }

    /// <summary>The first level, in the order of the form. At most one is of budget execution.</summary>
    public required IReadOnlyList<FrameworkBlock> Blocks { get; init; }

    /// <summary>Grades of the total, without gap from 0 to 100; empty where there is no total.</summary>
    public required IReadOnlyList<Band> Grades { get; init; }

    /// <summary>What must be shown before a total counts; null for nothing.</summary>
    public Precondition? Precondition { get; init; }

    /// <summary>Bands of qualitative indicators, without gap from 0 to 100.</summary>
    public required IReadOnlyList<Band> QualitativeBands { get; init; }

    /// <summary>How each score is rounded.</summary>
    public required Rounding Rounding { get; init; }

    /// <summary>What far too high an actual means.</summary>
    public required OverAchievement OverAchievement { get; init; }

    /// <summary>The same tolerance for indicators whose target is a value to be hit, as a share of the target.</summary>
    public required decimal EqualTolerance { get; init; }

    /// <summary>What a missed deadline earns.</summary>
    public required LateDeadline LateDeadline { get; init; }

    /// <summary>A survey with fewer valid answers than this is flagged.</summary>
    public required int SmallSample { get; init; }

    /// <summary>SHA-256 of the file's canonical form, in lower-case hexadecimal: its layout does not count, its content does.</summary>
    public required string Hash { get; init; }

    /// <summary>The block that is computed from money, or null.</summary>
    public FrameworkBlock? BudgetBlock => Blocks.FirstOrDefault(block => block.Kind == BlockKind.BudgetExecution);

    /// <summary>Reads a framework file.</summary>
    /// <exception cref="FaultyFileException">
    /// It is not one. Every fault is named at once: a missing language, weights that do not make 100, bands with a gap or an
    /// overlap, an unknown rounding, an id used twice, a field that the grammar does not know.
    /// </exception>
    public static AppraisalFramework Parse(string json) => FrameworkFile.Read(json);

    /// <summary>The block of that id or name in either language ("产出指标", or "产出" for short); null where there is none.</summary>
    public FrameworkBlock? FindBlock(string name) =>
        Blocks.FirstOrDefault(block => block.Id == name)
        ?? Blocks.FirstOrDefault(block => block.Name.En == name || Short(block.Name.Zh) == Short(name));

    /// <summary>The grade of a total; null for none, and for one that lies outside 0 to 100 because its weights do not make 100.</summary>
    public Band? GradeOf(decimal? total) =>
        total is { } value ? Grades.FirstOrDefault(grade => grade.Contains(Rounding.Total(value))) : null;

    private static string Short(string name)
    {
        const string suffix = "指标";
        return name.EndsWith(suffix, StringComparison.Ordinal) ? name[..^suffix.Length] : name;
    }
}
