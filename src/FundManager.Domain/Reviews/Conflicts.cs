namespace FundManager.Domain.Reviews;

/// <summary>A conflict of interest that was found.</summary>
/// <param name="Code">One of <see cref="Conflicts.All"/>.</param>
/// <param name="Since">Since when it is there; null where nobody knows.</param>
/// <param name="Evidence">What it stands on: names, numbers.</param>
public sealed record Conflict(string Code, DateOnly? Since, params IReadOnlyList<object> Evidence)
{
    /// <summary>The name that it rests on alone, as <see cref="NameQuestion.Key"/>; null where identity is certain.</summary>
    public string? NameOnly { get; init; }

    /// <summary>A certain one that refuses and takes the access away.</summary>
    public bool IsHard => NameOnly is null && Conflicts.IsHard(Code);

    /// <summary>One that would be hard if the name is the person's: an officer finds out before anybody is invited or decides.</summary>
    public bool IsSuspicion => NameOnly is not null && Conflicts.IsHard(Code);

    /// <summary>One that is shown and asks for a reason.</summary>
    public bool IsSoft => !Conflicts.IsHard(Code);
}

/// <summary>Conflicts of interest that can be computed. What only the person knows, the person declares.</summary>
/// <remarks>
/// An account, a membership, a mail address and the whole name of an organisation tell who somebody is. A person's name does not: what
/// rests on it alone is a suspicion until somebody has decided it.
/// </remarks>
public static partial class Conflicts
{
    /// <summary>Belongs to the applicant's organisation.</summary>
    public const string SameOrganisation = nameof(SameOrganisation);

    /// <summary>Belongs to the endorsing body.</summary>
    public const string Endorser = nameof(Endorser);

    /// <summary>Belongs to a partner that the form names.</summary>
    public const string Partner = nameof(Partner);

    /// <summary>The applicant named this person, or the person's organisation, as to be avoided.</summary>
    public const string Avoided = nameof(Avoided);

    /// <summary>Answers for the work.</summary>
    public const string Lead = nameof(Lead);

    /// <summary>Does part of the work.</summary>
    public const string Team = nameof(Team);

    /// <summary>Works today in a running project together with somebody of the lead and the team.</summary>
    public const string SharedProject = nameof(SharedProject);

    /// <summary>Said so of this case.</summary>
    public const string Declared = nameof(Declared);

    /// <summary>Was in an award of the last three years together with somebody of it, or the two organisations were.</summary>
    public const string SharedAward = nameof(SharedAward);

    /// <summary>The person's organisation is endorsed by the same body.</summary>
    public const string SameBranch = nameof(SameBranch);

    private static readonly string[] Soft = [SharedAward, SameBranch];

    /// <summary>Every code, the hard ones first, in the order in which they are told.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        SameOrganisation,
        Endorser,
        Partner,
        Avoided,
        Lead,
        Team,
        nameof(InterestKind.Family),
        nameof(InterestKind.Supervisor),
        nameof(InterestKind.FinancialInterest),
        SharedProject,
        Declared,
        .. Soft,
    ];

    /// <summary>Whether the conflict of this code refuses and bars once it is certain.</summary>
    public static bool IsHard(string code) => !Soft.Contains(code, StringComparer.Ordinal);

    /// <summary>Null when somebody with these conflicts may judge; else why not. What is soft needs a reason only.</summary>
    public static Refusal? WhyNotJudge(IReadOnlyList<Conflict> found) =>
        found.FirstOrDefault(each => each.IsHard) is { } hard ? new Refusal("REV-01", hard.Code)
        : found.FirstOrDefault(each => each.IsSuspicion) is { } named ? new Refusal("COI-06", named.Evidence[0])
        : null;

    /// <summary>The codes that an event keeps of a check, never a name: soft ones that were gone on with; "None".</summary>
    public static string CheckOf(IEnumerable<Conflict> found) =>
        string.Join(',', found.Select(each => each.Code).Distinct(StringComparer.Ordinal)) is { Length: > 0 } codes
            ? codes
            : "None";

    /// <summary>
    /// Every conflict of <paramref name="judge"/> with the case, in the order of <see cref="All"/>: one of each code that is certain, and
    /// where none is, one for each name that it may rest on. What was decided to be another person is left out.
    /// </summary>
    public static IReadOnlyList<Conflict> Of(JudgeFacts judge, ConflictFacts facts, ConflictHistory history) =>
        [
            .. OfOrganisations(judge, facts)
                .Concat(OfPerson(judge, facts))
                .Concat(OfInterests(judge, facts))
                .Concat(OfAwards(judge, facts, history))
                .Concat(OfNeighbours(judge, facts, history))
                .Concat(OfDecided(judge, facts))
                .Select(found => Decided(found, judge, facts))
                .OfType<Conflict>()
                .GroupBy(found => found.Code, StringComparer.Ordinal)
                .OrderBy(group => All.Index().First(known => known.Item == group.Key).Index)
                .SelectMany(group =>
                    group.FirstOrDefault(found => found.NameOnly is null) is { } certain
                        ? [certain]
                        : group.DistinctBy(found => found.NameOnly, StringComparer.Ordinal)
                ),
        ];

    private static Conflict? Decided(Conflict found, JudgeFacts judge, ConflictFacts facts) =>
        found.NameOnly is not { } key ? found
        : !judge.Decided.TryGetValue(new NameQuestion(facts.ApplicationId, found.Code, key), out var isSame) ? found
        : isSame ? found with { NameOnly = null }
        : null;
}
