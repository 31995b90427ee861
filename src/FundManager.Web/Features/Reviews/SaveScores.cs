using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Organisations;
using FundManager.Domain.Reviews;
using FundManager.Web.Access;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Reviews;

/// <summary>Keeps scores as they are typed. No event: they are the reviewer's own until handed in.</summary>
[UseCase]
public sealed class SaveScores(FundDbContext db, CaseAccess access, TimeProvider clock)
{
    /// <summary>False when there is no such review for this person.</summary>
    /// <exception cref="RefusedException">The review is not open for scores, or is another person's.</exception>
    public Task<bool> ExecuteAsync(
        Id<Review> id,
        (IReadOnlyList<ScoreRow> Rows, string Comment) typed,
        Person person,
        CancellationToken cancellationToken
    ) =>
        db.InTransactionAsync(
            async () =>
            {
                if (
                    await access.Reviews(person).SingleOrDefaultAsync(r => r.Id == id, cancellationToken)
                    is not { } review
                )
                {
                    return false;
                }

                review.Save(typed.Rows, typed.Comment, new Act(person.In(review), clock.GetUtcNow()));
                await db.SaveChangesAsync(cancellationToken);
                return true;
            },
            cancellationToken
        );
}
