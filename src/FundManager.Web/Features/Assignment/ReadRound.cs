using FundManager.Data;
using FundManager.Data.Assignment;
using FundManager.Domain;
using FundManager.Domain.Applications;
using FundManager.Domain.Assignment;
using FundManager.Domain.Calls;
using FundManager.Domain.History;
using FundManager.Domain.Organisations;
using FundManager.Domain.Reviews;
using FundManager.Web.Access;
using FundManager.Web.Features.Interests;
using FundManager.Web.Features.Reviews;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Assignment;

/// <summary>Reads what an assignment is worked out from: who wants reviews, who can give them, and how well they fit.</summary>
[UseCase]
public sealed class ReadRound(FundDbContext db, CaseAccess access, ReadReviewSubject subjects, FindConflicts conflicts)
{
    private const int ToldEach = 20;

    /// <summary>States of an application in which reviewers are invited.</summary>
    internal static readonly string[] Open = ["Eligible", "UnderReview"];

    private static readonly string[] Awaited = ["Invited", "Accepted", "InProgress", "Returned"];
    private static readonly string[] Ended = ["DeclinedByReviewer", "Conflicted", "Expired", "Cancelled"];

    /// <param name="call">Of which call.</param>
    /// <param name="terms">Which pairs are excluded.</param>
    /// <param name="person">Who may see the applications.</param>
    /// <param name="tellAsync">Is told how many of how many applications are compared.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="RefusedException">Nothing wants a review, or nobody reviews.</exception>
    public async Task<Round> ExecuteAsync(
        Id<Call> call,
        AssignmentTerms terms,
        Person person,
        Func<int, int, Task> tellAsync,
        CancellationToken cancellationToken
    )
    {
        var applications = await ApplicationsAsync(call, person, cancellationToken);
        var reviewers = await ReviewersAsync(cancellationToken);
        Refusal.ThrowIf(applications.Count == 0 ? new Refusal("ASN-01") : null);
        Refusal.ThrowIf(reviewers.Count == 0 ? new Refusal("ASN-02") : null);
        var graph = await conflicts.GraphAsync([.. reviewers.Select(r => r.UserId)], cancellationToken);
        var similarity = new Similarity([.. applications.Select(TextOf)]);
        var known = reviewers.ConvertAll(r => (r, similarity.Weigh(r.Known.Words)));
        var panels = await PanelsAsync(applications, cancellationToken);
        List<RoundApplication> rows = [];
        foreach (var (index, application) in applications.Index())
        {
            if (index % ToldEach == 0)
            {
                await tellAsync(index, applications.Count);
            }

            var subject = await subjects.OfAsync(application, cancellationToken);
            var panel = panels[application.CaseId].ToList();
            var own = (subject.ConflictFacts, similarity.Weigh(TextOf(application)));
            var wanted = Math.Max(0, subject.Asked - panel.Count);
            rows.Add(RowOf(application, wanted, PairsOf(application, own, (graph, known), (panel, terms))));
        }

        await tellAsync(applications.Count, applications.Count);
        return new Round(rows, reviewers);
    }

    private static RoundApplication RowOf(GrantApplication application, int wanted, List<RoundPair> pairs) =>
        new()
        {
            Id = application.CaseId,
            Number = application.Number,
            Wanted = wanted,
            Pairs = pairs,
        };

    private static List<RoundPair> PairsOf(
        GrantApplication application,
        (ConflictFacts Facts, WeighedText Text) own,
        (ConflictGraph Graph, List<(RoundReviewer Reviewer, WeighedText Words)> Reviewers) others,
        (List<Guid> Panel, AssignmentTerms Terms) known
    )
    {
        var found = others.Graph.Of(own.Facts);
        var units = others
            .Reviewers.Where(r => known.Panel.Contains(r.Reviewer.UserId))
            .Select(r => r.Reviewer.Unit)
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        List<RoundPair> pairs = [];
        foreach (var (place, (reviewer, words)) in others.Reviewers.Index())
        {
            var conflicts = found.GetValueOrDefault(reviewer.UserId) ?? [];
            var isFree =
                !known.Panel.Contains(reviewer.UserId)
                && Conflicts.WhyNotJudge(conflicts) is null
                && !known.Terms.Forbidden.Contains(new HandPair(application.CaseId, reviewer.UserId))
                && !(known.Terms.OnePerUnit && reviewer.Unit is { } unit && units.Contains(unit));
            if (isFree)
            {
                var estimate = Similarity.Estimate(application.Form.Discipline, own.Text, reviewer.Known, words);
                pairs.Add(new RoundPair(place, estimate, [.. conflicts.Select(each => each.Code)]));
            }
        }

        return pairs;
    }

    private Task<List<GrantApplication>> ApplicationsAsync(
        Id<Call> call,
        Person person,
        CancellationToken cancellationToken
    ) =>
        access
            .Applications(person)
            .Where(a => a.CallId == call && Open.Contains(a.State))
            .OrderBy(a => a.Number)
            .ToListAsync(cancellationToken);

    private static string TextOf(GrantApplication application) =>
        $"{application.Title.En} {application.Title.Zh} {application.Form.Summary}";

    // Who is invited already, by application.
    private async Task<ILookup<Guid, Guid>> PanelsAsync(
        List<GrantApplication> applications,
        CancellationToken cancellationToken
    )
    {
        var ids = applications.ConvertAll(a => a.CaseId);
        var sent = applications.ToDictionary(a => a.CaseId, a => a.SubmittedAt);
        var reviews = await db
            .Reviews.Where(r =>
                r.SubjectKind == CaseKind.Application && ids.Contains(r.SubjectId) && !Ended.Contains(r.State)
            )
            .Select(r => new
            {
                r.SubjectId,
                r.ReviewerId,
                r.InvitedAt,
            })
            .ToListAsync(cancellationToken);
        return reviews.Where(r => r.InvitedAt >= sent[r.SubjectId]).ToLookup(r => r.SubjectId, r => r.ReviewerId);
    }

    /// <summary>Reviews that people have open now: of every call and kind of case, so those of every plan that was sent.</summary>
    internal static Task<Dictionary<Guid, int>> OpenReviewsAsync(
        FundDbContext db,
        List<Guid> people,
        CancellationToken cancellationToken
    ) =>
        db
            .Reviews.Where(r => people.Contains(r.ReviewerId) && Awaited.Contains(r.State))
            .GroupBy(r => r.ReviewerId)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);

    private async Task<List<RoundReviewer>> ReviewersAsync(CancellationToken cancellationToken)
    {
        var people = await db
            .Memberships.Where(m => m.Role == Role.Reviewer)
            .Select(m => m.UserId)
            .Distinct()
            .OrderBy(id => id)
            .ToListAsync(cancellationToken);
        var units = (
            await db
                .Memberships.Where(m => people.Contains(m.UserId) && m.OrganisationId != null)
                .Select(m => new { m.UserId, m.OrganisationId })
                .ToListAsync(cancellationToken)
        ).ToLookup(m => m.UserId, m => m.OrganisationId!.Value.ToString());
        var known = await db
            .Expertise.AsNoTracking()
            .Where(e => people.Contains(e.UserId))
            .ToDictionaryAsync(e => e.UserId, cancellationToken);
        var loads = await OpenReviewsAsync(db, people, cancellationToken);
        var names = await db
            .Users.Where(u => people.Contains(u.Id))
            .ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellationToken);
        return people.ConvertAll(id =>
        {
            var said = known.GetValueOrDefault(id);
            return new RoundReviewer
            {
                UserId = id,
                Name = names[id],
                Open = loads.GetValueOrDefault(id),
                Unit = units[id].Order(StringComparer.Ordinal).FirstOrDefault(),
                Known = new KnownFields(said?.Disciplines ?? [], said?.Words ?? ""),
                Brings = said?.Brings ?? [],
            };
        });
    }
}
