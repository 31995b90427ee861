using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.History;
using FundManager.Domain.Organisations;
using FundManager.Domain.Reviews;
using FundManager.Web.Access;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Reviews;

/// <summary>On what the panel agreed, as the officer saw the case.</summary>
public sealed record WantedConsensus(string Kind, Guid Subject, AgreedScores Agreed)
{
    public required Guid Token { get; init; }

    /// <summary>How many events the case had when the form was shown.</summary>
    public required int Seen { get; init; }
}

/// <summary>Writes down what the panel agreed on, beside the reviews.</summary>
[UseCase]
public sealed class WriteConsensus(FundDbContext db, CaseReader cases, ReadPanel panels, TimeProvider clock)
{
    /// <summary>False when there is no such case for this person.</summary>
    /// <exception cref="RefusedException">
    /// It cannot be written down now or by this person, the scores cannot stand, or somebody else did something meanwhile.
    /// </exception>
    public Task<bool> ExecuteAsync(WantedConsensus wanted, Person person, CancellationToken cancellationToken)
    {
        var at = clock.GetUtcNow();
        return db.InTransactionAsync(
            async () =>
            {
                var found = await cases.FindAsync(wanted.Kind, wanted.Subject, person, cancellationToken);
                if (found is not GrantCase subject)
                {
                    return false;
                }

                if (await db.CaseEvents.AnyAsync(made => made.Token == wanted.Token, cancellationToken))
                {
                    return true;
                }

                Refusal.ThrowIf(subject.EventCount != wanted.Seen ? new Refusal("GEN-03") : null);
                var panel = await panels.ExecuteAsync(subject, cancellationToken);
                var act = new Act(person.In(subject), at, Token: wanted.Token);
                var before = panel.Agreed.Count > 0 ? panel.Agreed[0] : null;
                db.Consensuses.Add(Consensus.Write(subject, panel.Scheme, panel.Reviews, wanted.Agreed, act, before));
                await db.SaveChangesAsync(cancellationToken);
                return true;
            },
            cancellationToken
        );
    }
}
