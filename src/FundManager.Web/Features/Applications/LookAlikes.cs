using FundManager.Domain;
using FundManager.Domain.Applications;
using FundManager.Domain.Organisations;
using FundManager.Web.Access;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Applications;

/// <summary>An application that looks like another one.</summary>
public sealed record LookAlike(Id<GrantApplication> Id, string Number, LocalText Title, bool IsSameLead);

/// <summary>Finds applications with the same lead or nearly the same title, for whoever screens.</summary>
[UseCase]
public sealed class LookAlikes(CaseAccess access)
{
    /// <summary>Share of common pairs of letters from which two titles are nearly the same.</summary>
    public const decimal NearlySame = 0.8m;

    private const int Most = 20;

    public async Task<IReadOnlyList<LookAlike>> ExecuteAsync(
        GrantApplication application,
        Person person,
        CancellationToken cancellationToken
    )
    {
        var others = access
            .Applications(person)
            .Where(a => a.Id != application.Id && a.FundId == application.FundId && a.SubmittedAt != null)
            .OrderByDescending(a => a.SubmittedAt)
            .Select(a => new
            {
                a.Id,
                a.Number,
                a.Title,
                a.LeadEmail,
            });
        List<LookAlike> found = [];
        await foreach (var other in others.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var isSameLead =
                application.LeadEmail.Length > 0
                && string.Equals(other.LeadEmail, application.LeadEmail, StringComparison.OrdinalIgnoreCase);
            if (isSameLead || IsNear(other.Title, application.Title))
            {
                found.Add(new LookAlike(other.Id, other.Number, other.Title, isSameLead));
            }

            if (found.Count == Most)
            {
                break;
            }
        }

        return found;
    }

    /// <summary>How alike two titles are, 0 to 1: twice the common pairs of neighbouring letters over all pairs (Dice).</summary>
    public static decimal Likeness(string left, string right)
    {
        var (a, b) = (Pairs(left), Pairs(right));
        var all = a.Values.Sum() + b.Values.Sum();
        var common = a.Sum(pair => Math.Min(pair.Value, b.GetValueOrDefault(pair.Key)));
        return all == 0 ? 0m : 2m * common / all;
    }

    private static bool IsNear(LocalText left, LocalText right) =>
        Likeness(left.En, right.En) >= NearlySame || Likeness(left.Zh, right.Zh) >= NearlySame;

    private static Dictionary<(char, char), int> Pairs(string text)
    {
        var letters = text.Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant).ToList();
        return letters
            .Zip(letters.Skip(1))
            .CountBy(pair => (pair.First, pair.Second))
            .ToDictionary(counted => counted.Key, counted => counted.Value);
    }
}
