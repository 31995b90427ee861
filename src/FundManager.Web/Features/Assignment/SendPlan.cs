using System.Security.Cryptography;
using System.Text;
using FundManager.Data;
using FundManager.Data.Assignment;
using FundManager.Domain;
using FundManager.Domain.History;
using FundManager.Domain.Organisations;
using FundManager.Web.Features.Reviews;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Assignment;

/// <summary>Invites whom a plan proposes, application by application: of each all or nobody, with one result for each.</summary>
/// <remarks>Rules and conflicts are asked anew by the invitation itself. A second click, or a plan that broke off midway, invites nobody twice.</remarks>
[UseCase]
public sealed class SendPlan(FundDbContext db, IServiceScopeFactory scopes, Texts texts, TimeProvider clock)
{
    /// <summary>What became of each application; null when there is no such plan with a result.</summary>
    public async Task<IReadOnlyList<SentRow>?> ExecuteAsync(
        Guid id,
        (DateTimeOffset DueAt, string? Reason) way,
        Person person,
        CancellationToken cancellationToken
    )
    {
        var plan = await db.AssignmentPlans.SingleOrDefaultAsync(one => one.Id == id, cancellationToken);
        if (plan?.Result is null)
        {
            return null;
        }

        List<SentRow> sent = [];
        foreach (var row in plan.Result.Applications.Where(row => row.Pairs.Count > 0))
        {
            var refusal = await InviteAsync(id, row, way, person, cancellationToken);
            sent.Add(new SentRow(row.Number, refusal is null ? row.Pairs.Count : 0, refusal));
        }

        (plan.Sent, plan.SentAt) = (sent, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return sent;
    }

    private async Task<string?> InviteAsync(
        Guid plan,
        PlannedApplication row,
        (DateTimeOffset DueAt, string? Reason) way,
        Person person,
        CancellationToken cancellationToken
    )
    {
        await using var scope = scopes.CreateAsyncScope();
        var invite = scope.ServiceProvider.GetRequiredService<InviteReviewers>();
        var wanted = new Invitations(
            CaseKind.Application,
            row.Id,
            [.. row.Pairs.Select(pair => pair.Reviewer)],
            way.DueAt,
            TokenOf(plan, row.Id)
        )
        {
            Reason = row.Pairs.Any(pair => pair.Soft.Count > 0) ? way.Reason : null,
        };
        try
        {
            return await invite.ExecuteAsync(wanted, person, cancellationToken)
                ? null
                : SentenceOf(new Refusal("ASN-03"));
        }
        catch (RefusedException refused)
        {
            return SentenceOf(refused.Refusal);
        }
    }

    private string SentenceOf(Refusal refusal) => texts.InBothLanguages(refusal);

    private static Guid TokenOf(Guid plan, Guid application) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"{plan}\n{application}")).AsSpan(0, 16));
}
