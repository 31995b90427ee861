using FundManager.Domain.Awards;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Demo;

/// <summary>What recipient and partners put in: a first part before the middle of the term, the rest before the last tranche.</summary>
public sealed class InputStory(AwardFrame frame)
{
    private const int FirstPercent = 60;
    private const int DaysToVerify = 6;

    private readonly DemoStage _stage = frame.Stage;

    public IEnumerable<DemoStep> Steps() => Enumerable.Range(1, 4).SelectMany(StepsOf);

    private IReadOnlyList<DemoStep> StepsOf(int number)
    {
        var first = frame.Part(26) + (2 * (number - 1));
        var rest = frame.Part(66) + (2 * (number - 1));
        var track = frame
            .TrackOf($"I{number}", 100 + (number * 13))
            .Then("Declare", first, (at, ct) => DeclareAsync(number, at, ct))
            .OrStop("Reject", first + DaysToVerify, (at, ct) => RejectAsync(number, at, ct))
            .Then("VerifyPart", first + DaysToVerify, (at, ct) => VerifyAsync(number, at, ct))
            .OrStop("Reverse", Math.Max(first + 20, -18), (at, ct) => ReverseAsync(number, at, ct))
            .Then("DeclareRest", rest, (at, ct) => DeclareAsync(number, at, ct))
            .Then("Verify", rest + DaysToVerify, (at, ct) => VerifyAsync(number, at, ct));
        return track.Steps;
    }

    private async Task DeclareAsync(int number, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var input = await ReadAsync(number, cancellationToken);
        if (input.State is not ("Planned" or "PartlyVerified"))
        {
            return;
        }

        var amount = input.State == "Planned" ? input.Planned.Share(FirstPercent) : input.Planned - input.Verified;
        await _stage.Play.MakeWithFileAsync(
            input,
            "Declare",
            _stage.Applicant(frame.Plan.Applicant, at),
            DemoTexts.Paper("receipt", input.Number, amount.ToString()),
            cancellationToken,
            ("amount", amount.ToString())
        );
    }

    /// <summary>Half is seen by the endorsing body, half by the officer.</summary>
    private async Task VerifyAsync(int number, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var input = await ReadAsync(number, cancellationToken);
        if (input.State != "Declared")
        {
            return;
        }

        var act = number % 2 == 0 ? _stage.Endorser(frame.Plan.Applicant, at) : frame.OfficerAct(at);
        var trigger = input.Verified + input.Declared >= input.Planned ? "Verify" : "VerifyPart";
        await _stage.Play.MakeAsync(
            input,
            trigger,
            act,
            cancellationToken,
            ("amount", input.Declared.ToString()),
            ("verification", DemoTexts.Verification)
        );
    }

    private async Task RejectAsync(int number, DateTimeOffset at, CancellationToken cancellationToken) =>
        await _stage.Play.MakeAsync(
            await ReadAsync(number, cancellationToken),
            "Reject",
            frame.OfficerAct(at, DemoTexts.InputRejected),
            cancellationToken
        );

    private async Task ReverseAsync(int number, DateTimeOffset at, CancellationToken cancellationToken) =>
        await _stage.Play.MakeAsync(
            await ReadAsync(number, cancellationToken),
            "Reverse",
            frame.OfficerAct(at, DemoTexts.InputReversed),
            cancellationToken
        );

    private async Task<Input> ReadAsync(int number, CancellationToken cancellationToken)
    {
        var (_, award) = await frame.AwardAsync(cancellationToken);
        var name = $"{award}/I{number}";
        return await _stage.Db.Inputs.SingleAsync(i => i.Number == name, cancellationToken);
    }
}
