using FundManager.Domain.Organisations;
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
        SortedSet<string> codes = new(StringComparer.Ordinal);
        var form = request.Form;
        bool Mine(string typed) => IsCalled(judge.Name, typed);
        void Certain(bool isSo, string code) => codes.UnionWith(isSo ? [code] : (string[])[]);
        void Named(bool isSo, string code) => codes.UnionWith(isSo ? [code + "?"] : (string[])[]);

        Certain(judge.Bodies.Any(body => body.Id == request.Applicant.Id), "SameOrganisation");
        Certain(judge.Bodies.Any(body => body.Id == request.Endorser?.Id), "Endorser");
        Certain(form.Partners.Any(row => judge.Bodies.Any(body => IsBody(body.Name, row.Name))), "Partner");
        Certain(
            form.Avoided.Any(row =>
                IsAddress(judge.Email, row.Name) || judge.Bodies.Any(body => IsBody(body.Name, row.Name))
            ),
            "Avoided"
        );
        Named(form.Avoided.Any(row => Mine(row.Name)), "Avoided");
        Certain(IsAddress(judge.Email, form.LeadEmail), "Lead");
        Named(Mine(form.LeadName), "Lead");
        Named(form.Team.Any(row => Mine(row.Name)), "Team");
        foreach (var tie in judge.Ties)
        {
            var body = tie.Body?.Name ?? new LocalText(tie.Other, tie.Other);
            Certain(
                tie.Body?.Id == request.Applicant.Id
                    || IsBody(request.Applicant.Name, body.En)
                    || IsBody(request.Applicant.Name, body.Zh)
                    || form.Partners.Any(row => IsBody(body, row.Name))
                    || IsAddress(tie.Other, form.LeadEmail),
                tie.Kind.ToString()
            );
            Named(
                tie.Body is null && Worked(request).Any(name => IsCalled(new(tie.Other, tie.Other), name)),
                tie.Kind.ToString()
            );
        }

        foreach (var award in _planted.Awards.Where(award => award.Request.Id != request.Id))
        {
            var wasIn = Worked(award.Request).Any(Mine) || IsAddress(judge.Email, award.Request.Form.LeadEmail);
            var other =
                Worked(request).Any(name => !Mine(name) && Worked(award.Request).Any(one => IsSameName(one, name)))
                || (IsAddress(award.Request.Form.LeadEmail, form.LeadEmail) && !IsAddress(judge.Email, form.LeadEmail));
            Named(award.IsRunning && wasIn && other, "SharedProject");
            Certain(!award.IsRunning && wasIn && other, "SharedAward");
            Certain(
                TookPart(award.Request, request.Applicant)
                    && judge.Bodies.Any(body => body.Id != request.Applicant.Id && TookPart(award.Request, body)),
                "SharedAward"
            );
        }

        Certain(
            request.Endorser is { } endorser
                && judge.Bodies.Any(body =>
                    body.Id != request.Applicant.Id
                    && body.Id != endorser.Id
                    && _planted.Endorsed.Contains((body.Id, endorser.Id))
                ),
            "SameBranch"
        );
        codes.RemoveWhere(code => code.EndsWith('?') && codes.Contains(code[..^1]));
        return codes;
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
