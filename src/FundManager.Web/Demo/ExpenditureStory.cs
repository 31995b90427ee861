using System.Globalization;
using System.Text;
using FundManager.Web.Features.Expenditures;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Demo;

/// <summary>Costs of an award: one accepted, one rejected, one that waits.</summary>
public sealed class ExpenditureStory(AwardFrame frame)
{
    private readonly DemoStage _stage = frame.Stage;

    public IEnumerable<DemoStep> Steps()
    {
        var first = frame.Part(30);
        return frame
            .TrackOf("costs", salt: 31)
            .Then("Declare1", first, (at, ct) => DeclareAsync(1, 30m, at, ct))
            .Then("Declare2", first + 2, (at, ct) => DeclareAsync(2, 20m, at, ct))
            .Then("Accept", first + 7, (at, ct) => MoveAsync(1, "Accept", at, ct, ("acceptedCost", null)))
            .Then("Reject", first + 8, (at, ct) => MoveAsync(2, "Reject", at, ct))
            .Then("Declare3", first + 20, (at, ct) => DeclareAsync(3, 25m, at, ct))
            .Steps;
    }

    /// <summary>A share of the line's plan.</summary>
    private async Task DeclareAsync(int line, decimal percent, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var award = await frame.ReadAsync(cancellationToken);
        var amount = award.Agreement.Budget[line - 1].FromFund.Share(percent);
        using var content = new MemoryStream(Encoding.UTF8.GetBytes($"{award.Number} {amount}\n"));
        var form = new ExpenditureForm
        {
            Line = line.ToString(CultureInfo.InvariantCulture),
            What = DemoTexts.Costs[line - 1],
            Amount = amount.ToString(),
            SpentOn = _stage.Days.Calendar.DayOf(at).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Files = [new FormFile(content, 0, content.Length, "files", $"invoice-{line}.csv")],
        };
        await _stage.Play.Costs.DeclareAsync(
            award,
            form,
            _stage.Applicant(frame.Plan.Applicant, at),
            cancellationToken
        );
    }

    private async Task MoveAsync(
        int number,
        string trigger,
        DateTimeOffset at,
        CancellationToken cancellationToken,
        params (string Name, string? Value)[] fields
    )
    {
        var award = await frame.ReadAsync(cancellationToken);
        var name = $"{award.Number}/E{number}";
        var cost = await _stage.Db.Expenditures.SingleAsync(e => e.Number == name, cancellationToken);
        await _stage.Play.MakeAsync(
            cost,
            trigger,
            frame.OfficerAct(at, trigger == "Reject" ? DemoTexts.NoInvoice : null),
            cancellationToken,
            [.. fields.Select(field => (field.Name, field.Value ?? cost.Amount.ToString()))]
        );
    }
}
