using System.Globalization;
using FundManager.Domain;
using FundManager.Domain.Disbursements;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Demo;

/// <summary>What happens to the tranches of one award: whatever its gate keeps shut is not asked for.</summary>
public sealed class PaymentStory(AwardFrame frame)
{
    private readonly DemoStage _stage = frame.Stage;

    public IEnumerable<DemoStep> Steps() =>
        [
            .. StepsOf(1, frame.BeginsOn + 4),
            .. StepsOf(2, Math.Max(frame.Part(55), frame.Part(DemoForms.MilestoneParts[1]) + 16)),
            .. StepsOf(3, frame.Part(82)),
        ];

    private IReadOnlyList<DemoStep> StepsOf(int sequence, int day)
    {
        var (prepares, approves, approvesToo, releases) = PeopleOf(sequence);
        return frame
            .TrackOf($"T{sequence}", sequence * 11)
            .Then("Request", day, (at, ct) => RequestAsync(sequence, at, ct))
            .Then("Prepare", day + 2, (at, ct) => MoveAsync(sequence, "Requested", "Prepare", Act(prepares, at), ct))
            .Then("Approve", day + 4, (at, ct) => MoveAsync(sequence, "Prepared", "Approve", Act(approves, at), ct))
            .Then(
                "ApproveAgain",
                day + 5,
                (at, ct) => MoveAsync(sequence, "Prepared", "Approve", Act(approvesToo, at), ct)
            )
            .Then("Release", day + 7, (at, ct) => MoveAsync(sequence, "Approved", "Release", Act(releases, at), ct))
            .Then("Reconcile", day + 10, (at, ct) => ReconcileAsync(sequence, Act(prepares, at), ct))
            .Steps;
    }

    /// <summary>Four different people; the second tranche is always in the same hands.</summary>
    private (string Prepares, string Approves, string ApprovesToo, string Releases) PeopleOf(int sequence)
    {
        string[] people = ["finance1", "finance2", "finance4", "finance3"];
        var first = sequence == 2 ? 0 : frame.Number + sequence;
        return (people[first % 4], people[(first + 1) % 4], people[(first + 2) % 4], people[(first + 3) % 4]);
    }

    private async Task RequestAsync(int sequence, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var payment = await ReadAsync(sequence, cancellationToken);
        var award = await frame.ReadAsync(cancellationToken);
        if (payment.State == "Eligible" && award.WhyNotPay() is null)
        {
            var act = _stage.Signatory(frame.Plan.Applicant, at);
            await _stage.Play.MakeAsync(
                payment,
                "Request",
                act,
                cancellationToken,
                ("amount", payment.Tranche.ToString())
            );
        }
    }

    private async Task ReconcileAsync(int sequence, Act act, CancellationToken cancellationToken)
    {
        var day = _stage.Days.Calendar.DayOf(act.At).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var statement = $"{day.Replace("-", "", StringComparison.Ordinal)}-{frame.Number + 1:000}";
        await MoveAsync(
            sequence,
            "InBatch",
            "Reconcile",
            act,
            cancellationToken,
            ("statement", statement),
            ("paidOn", day)
        );
    }

    private async Task MoveAsync(
        int sequence,
        string from,
        string trigger,
        Act act,
        CancellationToken cancellationToken,
        params (string Name, string Value)[] fields
    )
    {
        var payment = await ReadAsync(sequence, cancellationToken);
        var award = await frame.ReadAsync(cancellationToken);
        if (payment.State == from && (from == "InBatch" || award.WhyNotPay() is null))
        {
            await _stage.Play.MakeAsync(payment, trigger, act, cancellationToken, fields);
        }
    }

    private Act Act(string account, DateTimeOffset at) => _stage.Fund(account, Role.FinanceOfficer, at);

    private async Task<Disbursement> ReadAsync(int sequence, CancellationToken cancellationToken)
    {
        var (award, _) = await frame.AwardAsync(cancellationToken);
        return await _stage.Db.Disbursements.SingleAsync(
            d => d.AwardId == award && d.Sequence == sequence,
            cancellationToken
        );
    }
}
