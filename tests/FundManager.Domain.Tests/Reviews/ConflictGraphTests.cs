using FundManager.Domain.Reviews;
using FundManager.Testing;
using Judge = FundManager.Testing.PlantedConflicts.Judge;
using Request = FundManager.Testing.PlantedConflicts.Request;

namespace FundManager.Domain.Tests.Reviews;

/// <summary>Some hundred judges and applications with planted ties, against rules written a second time, pair by pair.</summary>
internal sealed class ConflictGraphTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 9, 4, 0, 0, TimeSpan.Zero);

    private PlantedConflicts _planted = null!;

    [OneTimeSetUp]
    public void Plant() => _planted = new PlantedConflicts(seed: 20260609, judges: 250, applications: 300, Now);

    [Test]
    public void Every_planted_conflict_is_found_and_none_is_invented()
    {
        var found = FoundBy(_planted.Judges.ToDictionary(judge => judge.Id, _planted.FactsOf));
        var expected = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var request in _planted.Applications)
        {
            foreach (var judge in _planted.Judges)
            {
                expected.UnionWith(Expected(judge, request).Select(code => $"{judge.Email} {request.Id} {code}"));
            }
        }

        Assert.That(expected, Has.Count.GreaterThan(5000));
        foreach (var code in Conflicts.All.Where(code => code != Conflicts.Declared))
        {
            Assert.That(
                expected.Count(line => line.Contains($" {code}", StringComparison.Ordinal)),
                Is.GreaterThan(10),
                code
            );
        }

        Assert.That(found.Except(expected, StringComparer.Ordinal), Is.Empty, "Invented.");
        Assert.That(expected.Except(found, StringComparer.Ordinal), Is.Empty, "Not found.");
    }

    [Test]
    public void A_name_that_was_decided_is_certain_or_gone()
    {
        var history = History();
        var facts = _planted.Judges.ToDictionary(judge => judge.Id, _planted.FactsOf);
        var request = _planted.Applications.First(request =>
            Of(facts, history, request).Values.SelectMany(all => all).Any(each => each.IsSuspicion)
        );
        var (person, conflict) = Of(facts, history, request)
            .SelectMany(each => each.Value.Select(found => (each.Key, found)))
            .First(each => each.found.IsSuspicion);
        var question = new NameQuestion(request.Id, conflict.Code, conflict.NameOnly!);

        var same = Decide(facts, person, question, isSame: true);
        var other = Decide(facts, person, question, isSame: false);

        bool IsIt(Conflict each) =>
            each.Code == conflict.Code && (each.NameOnly ?? conflict.NameOnly) == conflict.NameOnly;
        Assert.That(Of(same, history, request)[person].Single(IsIt).IsHard, Is.True);
        Assert.That((Of(other, history, request).GetValueOrDefault(person) ?? []).Any(IsIt), Is.False);
    }

    private static Dictionary<Guid, JudgeFacts> Decide(
        Dictionary<Guid, JudgeFacts> facts,
        Guid person,
        NameQuestion question,
        bool isSame
    ) =>
        new(facts)
        {
            [person] = facts[person] with { Decided = new Dictionary<NameQuestion, bool> { [question] = isSame } },
        };

    private static IReadOnlyDictionary<Guid, IReadOnlyList<Conflict>> Of(
        Dictionary<Guid, JudgeFacts> facts,
        ConflictHistory history,
        Request request
    ) => new ConflictGraph(facts, history).Of(PlantedConflicts.FactsOf(request));

    private SortedSet<string> FoundBy(Dictionary<Guid, JudgeFacts> facts)
    {
        var graph = new ConflictGraph(facts, History());
        var emails = _planted.Judges.ToDictionary(judge => judge.Id, judge => judge.Email);
        return new SortedSet<string>(
            from request in _planted.Applications
            from each in graph.Of(PlantedConflicts.FactsOf(request))
            from conflict in each.Value
            select $"{emails[each.Key]} {request.Id} {conflict.Code}{(conflict.IsSuspicion ? "?" : "")}",
            StringComparer.Ordinal
        );
    }

    private ConflictHistory History() =>
        new(
            [
                .. _planted.Awards.Select(award => new PastAward
                {
                    ApplicationId = award.Request.Id,
                    Number = award.Number,
                    OrganisationId = award.Request.Applicant.Id,
                    People = PlantedConflicts.FactsOf(award.Request).People.Keys.ToHashSet(StringComparer.Ordinal),
                    Partners = award
                        .Request.Form.Partners.Select(row => NameKey.OfBody(row.Name))
                        .ToHashSet(StringComparer.Ordinal),
                    StartsOn = new DateOnly(2025, 1, 1),
                    IsRunning = award.IsRunning,
                }),
            ],
            _planted.Endorsed.ToDictionary(pair => pair, _ => new DateOnly(2025, 1, 1))
        );

    // The rules once more, without keys and without an index: a certain code as it is, a name alone with "?".
    private SortedSet<string> Expected(Judge judge, Request request)
    {
        SortedSet<string> codes = new(
            OfBodies(judge, request)
                .Concat(OfNames(judge, request))
                .Concat(judge.Ties.SelectMany(tie => OfTie(tie, request)))
                .Concat(OfPast(judge, request))
                .Where(each => each.IsSo)
                .Select(each => each.Code),
            StringComparer.Ordinal
        );
        codes.RemoveWhere(code => code.EndsWith('?') && codes.Contains(code[..^1]));
        return codes;
    }

    private IEnumerable<(bool IsSo, string Code)> OfBodies(Judge judge, Request request)
    {
        var form = request.Form;
        yield return (judge.Bodies.Any(body => body.Id == request.Applicant.Id), "SameOrganisation");
        yield return (judge.Bodies.Any(body => body.Id == request.Endorser?.Id), "Endorser");
        yield return (form.Partners.Any(row => judge.Bodies.Any(body => IsBody(body.Name, row.Name))), "Partner");
        yield return (form.Avoided.Any(row => judge.Bodies.Any(body => IsBody(body.Name, row.Name))), "Avoided");
        yield return (
            request.Endorser is { } endorser
                && judge.Bodies.Any(body =>
                    body.Id != request.Applicant.Id
                    && body.Id != endorser.Id
                    && _planted.Endorsed.Contains((body.Id, endorser.Id))
                ),
            "SameBranch"
        );
    }

    private static IEnumerable<(bool IsSo, string Code)> OfNames(Judge judge, Request request)
    {
        var form = request.Form;
        yield return (form.Avoided.Any(row => IsAddress(judge.Email, row.Name)), "Avoided");
        yield return (form.Avoided.Any(row => IsCalled(judge.Name, row.Name)), "Avoided?");
        yield return (IsAddress(judge.Email, form.LeadEmail), "Lead");
        yield return (IsCalled(judge.Name, form.LeadName), "Lead?");
        yield return (form.Team.Any(row => IsCalled(judge.Name, row.Name)), "Team?");
    }

    private static IEnumerable<(bool IsSo, string Code)> OfTie(PlantedConflicts.Tie tie, Request request)
    {
        var body = tie.Body?.Name ?? new LocalText(tie.Other, tie.Other);
        yield return (
            tie.Body?.Id == request.Applicant.Id
                || IsBody(request.Applicant.Name, body.En)
                || IsBody(request.Applicant.Name, body.Zh)
                || request.Form.Partners.Any(row => IsBody(body, row.Name))
                || IsAddress(tie.Other, request.Form.LeadEmail),
            tie.Kind.ToString()
        );
        yield return (
            tie.Body is null && Worked(request).Any(name => IsCalled(new(tie.Other, tie.Other), name)),
            $"{tie.Kind}?"
        );
    }

    private IEnumerable<(bool IsSo, string Code)> OfPast(Judge judge, Request request)
    {
        var lead = request.Form.LeadEmail;
        foreach (var award in _planted.Awards.Where(award => award.Request.Id != request.Id))
        {
            var was = Worked(award.Request).ToList();
            var wasIn =
                was.Exists(name => IsCalled(judge.Name, name)) || IsAddress(judge.Email, award.Request.Form.LeadEmail);
            var other =
                Worked(request).Any(name => !IsCalled(judge.Name, name) && was.Exists(one => IsSameName(one, name)))
                || (IsAddress(award.Request.Form.LeadEmail, lead) && !IsAddress(judge.Email, lead));
            yield return (wasIn && other, award.IsRunning ? "SharedProject?" : "SharedAward");
            yield return (
                TookPart(award.Request, request.Applicant)
                    && judge.Bodies.Any(body => body.Id != request.Applicant.Id && TookPart(award.Request, body)),
                "SharedAward"
            );
        }
    }

    private static IEnumerable<string> Worked(Request request) =>
        request.Form.Team.Select(row => row.Name).Append(request.Form.LeadName);

    private static bool TookPart(Request award, PlantedConflicts.Body body) =>
        award.Applicant.Id == body.Id || award.Form.Partners.Any(row => IsBody(body.Name, row.Name));

    private static bool IsCalled(LocalText name, string typed) =>
        IsSameName(name.En, typed) || IsSameName(name.Zh, typed);

    private static bool IsBody(LocalText name, string typed) =>
        IsSameName(name.En, typed) || IsSameName(name.Zh, typed);

    private static bool IsAddress(string one, string other) =>
        one.Contains('@', StringComparison.Ordinal)
        && string.Equals(one.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);

    private static bool IsSameName(string one, string other)
    {
        var (left, right) = (Words(one), Words(other));
        return left.Count > 0 && left.Count == right.Count && left.TrueForAll(word => right.Remove(word));
    }

    private static List<string> Words(string name) =>
        [.. name.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries)];
}
