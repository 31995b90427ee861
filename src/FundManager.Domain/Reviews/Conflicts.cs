using FundManager.Domain.Organisations;

namespace FundManager.Domain.Reviews;

/// <summary>A conflict of interest that was found.</summary>
/// <param name="Code">One of <see cref="Conflicts.All"/>.</param>
/// <param name="Since">Since when it is there; null where nobody knows.</param>
/// <param name="Evidence">What it stands on, as the sentence of its code names it: names, numbers.</param>
public sealed record Conflict(string Code, DateOnly? Since, params IReadOnlyList<object> Evidence)
{
    /// <summary>A hard one refuses and takes the access away; a soft one is shown and asks for a reason.</summary>
    public bool IsHard => Conflicts.IsHard(Code);
}

/// <summary>Conflicts of interest that can be computed. What only the person knows, the person declares.</summary>
public static class Conflicts
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

    /// <summary>Works today in a running award together with somebody of the lead and the team.</summary>
    public const string SharedProject = nameof(SharedProject);

    /// <summary>Said so of this case.</summary>
    public const string Declared = nameof(Declared);

    /// <summary>Was in an award of the last three years together with somebody of it, or the two organisations were.</summary>
    public const string SharedAward = nameof(SharedAward);

    /// <summary>The person's organisation is endorsed by the same body.</summary>
    public const string SameBranch = nameof(SameBranch);

    /// <summary>The person's organisation and the applicant are parts of one body, or one is part of the other.</summary>
    public const string SameParent = nameof(SameParent);

    private static readonly string[] Soft = [SharedAward, SameBranch, SameParent];

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

    /// <summary>Whether the conflict of this code refuses and bars.</summary>
    public static bool IsHard(string code) => !Soft.Contains(code, StringComparer.Ordinal);

    /// <summary>The first hard conflict of <paramref name="judge"/> with the case, without anybody's history; null for none.</summary>
    public static string? HardOf(JudgeFacts judge, ConflictFacts facts) =>
        Of(judge, facts, ConflictHistory.None).FirstOrDefault(found => found.IsHard)?.Code;

    /// <summary>Every conflict of <paramref name="judge"/> with the case: one of each code, in the order of <see cref="All"/>.</summary>
    public static IReadOnlyList<Conflict> Of(JudgeFacts judge, ConflictFacts facts, ConflictHistory history) =>
        [
            .. OfOrganisations(judge, facts)
                .Concat(OfPerson(judge, facts))
                .Concat(OfInterests(judge, facts))
                .Concat(OfAwards(judge, facts, history))
                .Concat(OfNeighbours(judge, facts, history))
                .DistinctBy(found => found.Code, StringComparer.Ordinal)
                .OrderBy(found => All.Index().First(known => known.Item == found.Code).Index),
        ];

    private static IEnumerable<Conflict> OfOrganisations(JudgeFacts judge, ConflictFacts facts)
    {
        foreach (var own in judge.Organisations)
        {
            if (own.Id == facts.Parties.OrganisationId)
            {
                yield return new(SameOrganisation, own.Since, judge.Name, own.Name);
            }

            if (own.Id == facts.Parties.EndorserId)
            {
                yield return new(Endorser, own.Since, judge.Name, own.Name);
            }

            if (facts.Form.Partners.Any(row => own.Keys.Contains(NameKey.OfBody(row.Name))))
            {
                yield return new(Partner, Later(own.Since, facts.Since), judge.Name, own.Name);
            }

            if (facts.Form.Avoided.FirstOrDefault(row => own.Keys.Contains(NameKey.OfBody(row.Name))) is { } avoided)
            {
                yield return new(Avoided, facts.Since, avoided.Name, avoided.Reason);
            }
        }
    }

    private static IEnumerable<Conflict> OfPerson(JudgeFacts judge, ConflictFacts facts)
    {
        var form = facts.Form;
        bool Is(string typed) => NameKey.OfPerson(typed).Any(judge.Keys.Contains);
        bool IsAddress(string typed) => judge.Keys.Contains(NameKey.OfAddress(typed));
        if (form.Avoided.FirstOrDefault(row => Is(row.Name)) is { } avoided)
        {
            yield return new(Avoided, facts.Since, avoided.Name, avoided.Reason);
        }

        if (Is(form.LeadName) || IsAddress(form.LeadEmail) || IsAddress(facts.LeadEmail))
        {
            yield return new(Lead, facts.Since, judge.Name, form.LeadName);
        }

        if (form.Team.FirstOrDefault(row => Is(row.Name)) is { } member)
        {
            yield return new(Team, facts.Since, judge.Name, member.Name);
        }

        if (judge.Declared.TryGetValue(facts.ApplicationId, out var day))
        {
            yield return new(Declared, day, judge.Name);
        }
    }

    private static IEnumerable<Conflict> OfInterests(JudgeFacts judge, ConflictFacts facts) =>
        judge
            .Interests.Where(tie =>
                tie.OrganisationId == facts.Parties.OrganisationId
                || tie.Keys.Any(facts.People.ContainsKey)
                || tie.Keys.Overlaps(NameKey.Of(facts.Applicant))
                || facts.Form.Partners.Any(row => tie.Keys.Contains(NameKey.OfBody(row.Name)))
            )
            .Select(tie => new Conflict(tie.Kind.ToString(), tie.Since, judge.Name, tie.Other));

    private static IEnumerable<Conflict> OfAwards(JudgeFacts judge, ConflictFacts facts, ConflictHistory history)
    {
        foreach (var award in history.Awards.Where(a => a.ApplicationId != facts.ApplicationId))
        {
            var isIn = award.People.Overlaps(judge.Keys);
            var other = facts.People.FirstOrDefault(p => award.People.Contains(p.Key) && !judge.Keys.Contains(p.Key));
            if (isIn && other.Value is { } name)
            {
                yield return new(
                    award.IsRunning ? SharedProject : SharedAward,
                    award.StartsOn,
                    judge.Name,
                    name,
                    award.Number
                );
            }
            else if (
                judge.Organisations.FirstOrDefault(own => own.Id != facts.Parties.OrganisationId && IsIn(award, own.Id, own.Keys))
                    is { } body
                && IsIn(award, facts.Parties.OrganisationId, NameKey.Of(facts.Applicant))
            )
            {
                yield return new(SharedAward, award.StartsOn, body.Name, facts.Applicant, award.Number);
            }
        }
    }

    private static IEnumerable<Conflict> OfNeighbours(JudgeFacts judge, ConflictFacts facts, ConflictHistory history)
    {
        var (applicant, endorser) = (facts.Parties.OrganisationId, facts.Parties.EndorserId);
        foreach (var own in judge.Organisations.Where(own => own.Id != applicant && own.Id != endorser))
        {
            if (endorser is { } body && history.Endorsed.TryGetValue((own.Id, body), out var since))
            {
                yield return new(SameBranch, since, own.Name, facts.Applicant, facts.Endorser);
            }

            var isPart = own.ParentId is { } parent && (parent == applicant || parent == facts.ApplicantParentId);
            if (isPart || facts.ApplicantParentId == own.Id)
            {
                yield return new(SameParent, own.Since, own.Name, facts.Applicant);
            }
        }
    }

    private static bool IsIn(PastAward award, Id<Organisation> id, IReadOnlySet<string> keys) =>
        award.OrganisationId == id || award.Partners.Overlaps(keys);

    private static DateOnly? Later(DateOnly? one, DateOnly? other) =>
        one is null || other is null ? one ?? other
        : one > other ? one
        : other;
}
