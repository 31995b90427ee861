using FundManager.Domain.Organisations;
using FundManager.Domain.Reviews;
using FundManager.Web.Features.Cases;

namespace FundManager.Web.Features.Reviews;

/// <summary>Hands in the scores that were kept, from their own page.</summary>
[UseCase]
public sealed class SubmitScores(MakeMove makeMove, SubmitReview move)
{
    /// <summary>False when there is no such review for this person.</summary>
    public Task<bool> ExecuteAsync(Review review, Guid token, Person person, CancellationToken cancellationToken) =>
        makeMove.ExecuteAsync(
            new MoveRequest(
                move,
                review.CaseId,
                new MoveInput(new Dictionary<string, string>(StringComparer.Ordinal), [])
            )
            {
                Token = token,
                Seen = review.EventCount,
            },
            person,
            cancellationToken
        );
}
