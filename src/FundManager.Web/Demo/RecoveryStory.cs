using System.Globalization;
using FundManager.Domain;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Demo;

/// <summary>Money asked back of an award whose work was not what was agreed: the first instalment has come in.</summary>
public sealed class RecoveryStory(AwardFrame frame, int recoveredOn)
{
    private readonly DemoStage _stage = frame.Stage;

    public IEnumerable<DemoStep> Steps() =>
        frame
            .TrackOf("recovery", salt: 17)
            .Then("Recover", recoveredOn, RecoverAsync)
            .Then(
                "Notify",
                recoveredOn + 3,
                (at, ct) =>
                    MoveAsync(
                        "Notify",
                        frame.OfficerAct(at),
                        ct,
                        ("payBackBy", Day(recoveredOn + 24)),
                        ("instalments", "3")
                    )
            )
            .Then(
                "ReceivePart",
                recoveredOn + 20,
                (at, ct) =>
                    MoveAsync(
                        "ReceivePart",
                        _stage.Fund("finance1", Role.FinanceOfficer, at, DemoTexts.CameBack),
                        ct,
                        ("cameBack", "20000.00"),
                        ("receivedTo", "Available")
                    )
            )
            .Steps;

    private async Task RecoverAsync(DateTimeOffset at, CancellationToken cancellationToken) =>
        await _stage.Play.MakeAsync(
            await frame.ReadAsync(cancellationToken),
            "Recover",
            _stage.Fund("leader", Role.Leader, at, DemoTexts.AskedBack),
            cancellationToken,
            ("askedBack", "60000.00"),
            ("interestFrom", "")
        );

    private async Task MoveAsync(
        string trigger,
        Act act,
        CancellationToken cancellationToken,
        params (string Name, string Value)[] fields
    )
    {
        var (award, _) = await frame.AwardAsync(cancellationToken);
        var recovery = await _stage.Db.Recoveries.SingleAsync(r => r.AwardId == award, cancellationToken);
        await _stage.Play.MakeAsync(recovery, trigger, act, cancellationToken, fields);
    }

    private string Day(int offset) => _stage.Days.Day(offset).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
