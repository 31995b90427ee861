using FundManager.Domain;
using FundManager.Domain.Amendments;
using FundManager.Domain.Awards;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Demo;

/// <summary>An amendment that the recipient asks for, as far as its plan says.</summary>
public sealed class AmendmentStory(AwardFrame frame, AmendmentPlan plan)
{
    private readonly DemoStage _stage = frame.Stage;

    public IEnumerable<DemoStep> Steps()
    {
        var first = plan.BegunOn;
        var track = new DemoTrack(_stage.Days, plan.Until, (frame.Number * 71) + 23)
            .Then("Start", first, StartAsync)
            .Then("Write", first, WriteAsync)
            .Then("Submit", first + 1, (at, ct) => MoveAsync("Submit", _stage.Signatory(frame.Plan.Applicant, at), ct))
            .Then("Recommend", first + 4, (at, ct) => MoveAsync("Recommend", frame.OfficerAct(at), ct));
        if (plan.Kind.IsAboutMoney())
        {
            track.Then(
                "CheckFinance",
                first + 6,
                (at, ct) => MoveAsync("CheckFinance", _stage.Fund("finance4", Role.FinanceOfficer, at), ct)
            );
        }

        return track
            .Then("Approve", first + 9, (at, ct) => MoveAsync("Approve", _stage.Fund("leader2", Role.Leader, at), ct))
            .Then("Apply", first + 10, (at, ct) => MoveAsync("Apply", frame.OfficerAct(at), ct))
            .Steps;
    }

    private async Task StartAsync(DateTimeOffset at, CancellationToken cancellationToken) =>
        await _stage.Play.MakeAsync(
            await frame.ReadAsync(cancellationToken),
            "StartAmendment",
            _stage.Applicant(frame.Plan.Applicant, at),
            cancellationToken,
            ("amendmentKind", plan.Kind.ToString()),
            ("amendmentWhy", plan.Kind == AmendmentKind.Virement ? DemoTexts.Virement : DemoTexts.Extension)
        );

    private async Task WriteAsync(DateTimeOffset at, CancellationToken cancellationToken)
    {
        var amendment = await ReadAsync(cancellationToken);
        amendment.Write(TermsOf(amendment.Terms), amendment.LeadEmail, _stage.Applicant(frame.Plan.Applicant, at));
    }

    /// <summary>A tenth of the first line goes to the second; or two months more.</summary>
    private Agreement TermsOf(Agreement terms)
    {
        if (plan.Kind != AmendmentKind.Virement)
        {
            return terms with { EndsOn = terms.EndsOn.AddMonths(2) };
        }

        var (first, second) = (terms.Budget[0], terms.Budget[1]);
        var moved = first.FromFund.Share(10m);
        return terms with
        {
            Budget =
            [
                first with
                {
                    FromFund = first.FromFund - moved,
                },
                second with
                {
                    FromFund = second.FromFund + moved,
                },
                .. terms.Budget.Skip(2),
            ],
        };
    }

    private async Task MoveAsync(string trigger, Act act, CancellationToken cancellationToken) =>
        await _stage.Play.MakeAsync(await ReadAsync(cancellationToken), trigger, act, cancellationToken);

    private async Task<Amendment> ReadAsync(CancellationToken cancellationToken)
    {
        var (award, _) = await frame.AwardAsync(cancellationToken);
        return await _stage.Db.Amendments.SingleAsync(a => a.AwardId == award, cancellationToken);
    }
}

/// <summary>An amendment of the demo.</summary>
/// <param name="Kind">Virement or Extension.</param>
/// <param name="BegunOn">The day on which it is begun.</param>
/// <param name="Until">The last step that is taken.</param>
public sealed record AmendmentPlan(AmendmentKind Kind, int BegunOn, string Until);
