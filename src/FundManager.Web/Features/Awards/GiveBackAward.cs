using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Awards;
using FundManager.Domain.History;
using FundManager.Web.Features.Cases;
using FundManager.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Awards;

/// <summary>What follows when an award lapses before it is in force: the call may promise its amount again, and officers hear of the best reserve.</summary>
[UseCase]
public sealed class GiveBackAward(FundDbContext db, TellAwardPeople tell)
{
    public async Task ExecuteAsync(Award award, Act act, CancellationToken cancellationToken)
    {
        var call = await db.Calls.SingleAsync(c => c.Id == award.CallId, cancellationToken);
        call.UncountAward(award.Amount);
        var reserve = await db
            .Applications.Where(a => a.CallId == award.CallId && a.State == "Reserved")
            .OrderBy(a => a.ReservePlace)
            .FirstOrDefaultAsync(cancellationToken);
        var content = reserve is null
            ? new MailContent(
                "AwardLapsed",
                CaseLinks.To(CaseKind.Award, award.CaseId),
                act.At,
                award.Number,
                award.Title,
                award.Amount
            )
            : new MailContent(
                "AwardLapsedReserve",
                CaseLinks.To(CaseKind.Application, reserve.CaseId),
                act.At,
                award.Number,
                award.Title,
                award.Amount,
                reserve.Number,
                reserve.Title
            );
        await tell.OfficersAsync(award, content, cancellationToken);
    }
}
