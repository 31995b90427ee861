using FundManager.Data;
using FundManager.Domain.Appraisals;
using FundManager.Domain.Organisations;
using FundManager.Web.Features;
using FundManager.Web.Features.Appraisals;

namespace FundManager.Web.Reports.Appraisals;

/// <summary>The mid-year monitoring table (绩效运行监控表): money and goals together, from the mid-term self-appraisal.</summary>
[UseCase]
public sealed class MonitoringTable(FundDbContext db, ReadForReports read, ReadAppraisal appraisals)
    : Report<Appraisal>(db)
{
    public override string Name => "monitoring";

    public override string CaseKind => Domain.History.CaseKind.Appraisal;

    protected override IQueryable<Appraisal> Fitting =>
        Db
            .Appraisals.Where(a => a.SelfTotal != null && a.CorrectsId == null && a.Stage == AppraisalStage.MidTerm)
            .OrderByDescending(a => a.StateSince);

    protected override bool MayRead(Appraisal @case, Person person) => AppraisalSight.Of(@case, person).SeesSelf;

    protected override async Task<ReportContent?> ReadAsync(Appraisal @case, CancellationToken cancellationToken)
    {
        var events = await read.EventsAsync(@case.CaseId, cancellationToken);
        if (
            @case.Stage != AppraisalStage.MidTerm
            || @case.SelfEntries is null
            || events.LastOrDefault(made => made.View.Move == nameof(Appraisal.SubmitSelf)) is not { } handedIn
        )
        {
            return null;
        }

        var (award, sheet) = await appraisals.ExecuteAsync(@case, cancellationToken);
        return new MonitoringContent
        {
            Number = @case.Number,
            At = handedIn.View.At,
            Issuer = await read.FundNameAsync(@case.FundId, cancellationToken),
            Subject = award.Title,
            AwardNumber = award.Number,
            Recipient = (await read.OrganisationAsync(@case.OrganisationId, cancellationToken)).Name,
            CutOff = @case.OpensOn,
            Amount = award.Amount,
            Terms = award.Agreement,
            Sheet = sheet,
            Entries = AppraisalEntries.Read(@case.SelfEntries),
        };
    }
}
