using FundManager.Data.Assignment;
using FundManager.Domain;
using FundManager.Domain.Assignment;
using FundManager.Domain.Reviews;

namespace FundManager.Web.Features.Assignment;

/// <summary>An application that may want reviewers.</summary>
public sealed record RoundApplication
{
    public required Guid Id { get; init; }

    public required string Number { get; init; }

    /// <summary>Reviewers that are still to be found.</summary>
    public required int Wanted { get; init; }

    /// <summary>Everybody who is free of hard conflict and of names that are not decided.</summary>
    public required IReadOnlyList<RoundPair> Pairs { get; init; }
}

/// <summary>Somebody who can review an application.</summary>
/// <param name="Reviewer">Place of the reviewer in the round.</param>
/// <param name="Estimate">How well the fields fit, 0 to 1.</param>
/// <param name="Soft">Codes of soft conflicts.</param>
public sealed record RoundPair(int Reviewer, double Estimate, IReadOnlyList<string> Soft);

/// <summary>Somebody who reviews.</summary>
public sealed record RoundReviewer
{
    public required Guid UserId { get; init; }

    public required LocalText Name { get; init; }

    /// <summary>Reviews that are open already, of any case.</summary>
    public required int Open { get; init; }

    /// <summary>The organisation; null for none.</summary>
    public required string? Unit { get; init; }

    public required KnownFields Known { get; init; }

    public required IReadOnlyList<string> Brings { get; init; }
}

/// <summary>A call's round, as a problem to solve and as a plan to look at.</summary>
public sealed record Round(IReadOnlyList<RoundApplication> Applications, IReadOnlyList<RoundReviewer> Reviewers)
{
    // A soft pair is worth less than any other, so it is taken where another would be missing.
    private const decimal SoftCosts = 1m;
    private const int Places = 4;

    public AssignmentProblem ToProblem(AssignmentTerms terms)
    {
        var places = Reviewers.Index().ToDictionary(each => each.Item.UserId, each => each.Index);
        var rows = Applications.Index().ToDictionary(each => each.Item.Id, each => each.Index);
        return new AssignmentProblem
        {
            Proposals = [.. Applications.Select(a => new ProposalToAssign(a.Number, a.Wanted))],
            Reviewers = [.. Reviewers.Select(r => ReviewerOf(r, terms))],
            Pairs =
            [
                .. Applications
                    .Index()
                    .SelectMany(row =>
                        row.Item.Pairs.Select(pair => new EligiblePair(row.Index, pair.Reviewer, Worth(pair)))
                    ),
            ],
            Forced =
            [
                .. terms
                    .Locked.Where(pair => rows.ContainsKey(pair.Application) && places.ContainsKey(pair.Reviewer))
                    .Select(pair => (rows[pair.Application], places[pair.Reviewer])),
            ],
            OnePerUnit = terms.OnePerUnit,
            Needs = [.. terms.Needs.Select(need => new AttributeNeed(need, 1))],
            Goal = terms.Goal,
            Seed = terms.Seed,
        };
    }

    /// <summary>The same refusal with a reviewer's name where the problem has an identity.</summary>
    public Refusal Named(Refusal refusal)
    {
        var names = Reviewers.ToDictionary(r => r.UserId.ToString(), r => r.Name, StringComparer.Ordinal);
        return new Refusal(
            refusal.Code,
            [.. refusal.Facts.Select(fact => fact is string id && names.TryGetValue(id, out var name) ? name : fact)]
        );
    }

    public PlannedRound ToPlan(ReviewerAssignment solved)
    {
        Guid IdOf(int application) => Applications[application].Id;
        var planned = new int[Reviewers.Count];
        foreach (var pair in solved.Proposals.SelectMany(own => own))
        {
            planned[pair.Reviewer]++;
        }

        return new PlannedRound
        {
            Applications = [.. Applications.Select((a, i) => PlanOf(a, solved.Proposals[i]))],
            Loads =
            [
                .. Reviewers
                    .Select((r, i) => new PlannedLoad(r.UserId, r.Open, planned[i]))
                    .OrderByDescending(load => load.Open + load.Planned)
                    .ThenBy(load => load.Reviewer),
            ],
            Shortages =
            [
                .. solved.Shortages.Select(s => new PlannedShortage(
                    IdOf(s.Proposal),
                    s.Missing,
                    s.Reason,
                    s.Eligible,
                    [.. s.Competing.Select(IdOf)],
                    [.. s.Bottleneck.Select(r => Reviewers[r].UserId)],
                    s.Capacity
                )),
            ],
            UnmetNeeds = [.. solved.UnmetNeeds.Select(n => new PlannedNeed(IdOf(n.Proposal), n.Attribute, n.Missing))],
            Total = solved.Total,
            IsProven = solved.IsProven,
        };
    }

    private PlannedApplication PlanOf(RoundApplication application, IReadOnlyList<AssignedReviewer> assigned)
    {
        var byPlace = application.Pairs.ToDictionary(pair => pair.Reviewer);
        return new PlannedApplication(
            application.Id,
            application.Number,
            application.Wanted,
            [
                .. assigned.Select(a => new PlannedPair(
                    Reviewers[a.Reviewer].UserId,
                    byPlace[a.Reviewer].Estimate,
                    a.IsForced,
                    byPlace[a.Reviewer].Soft
                )),
            ]
        );
    }

    private static ReviewerToAssign ReviewerOf(RoundReviewer reviewer, AssignmentTerms terms)
    {
        var most = Math.Max(0, Math.Min(terms.MaxLoad, Review.MaxLoad) - reviewer.Open);
        return new ReviewerToAssign(reviewer.UserId.ToString(), Math.Min(terms.MinLoad, most), most)
        {
            Unit = reviewer.Unit,
            Attributes = reviewer.Brings,
        };
    }

    private static decimal Worth(RoundPair pair) =>
        decimal.Round((decimal)pair.Estimate, Places, MidpointRounding.AwayFromZero)
        - (pair.Soft.Count > 0 ? SoftCosts : 0);
}
