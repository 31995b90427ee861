using FundManager.Domain;
using FundManager.Domain.Appraisals;
using FundManager.Domain.Awards;
using Microsoft.EntityFrameworkCore;

namespace FundManager.EndToEnd.Tests.Journeys;

/// <summary>At mid-term the award is appraised by itself, scored by an independent appraiser, approved, published and printed.</summary>
internal sealed class AppraisalStation(JourneyWorld world, Guid award)
{
    public async Task AppraiseAsync()
    {
        var id = await world.ReadAsync(db =>
            db.Appraisals.Where(a => a.AwardId == new Id<Award>(award) && a.Stage == AppraisalStage.MidTerm)
                .Select(a => a.Id)
                .SingleAsync()
        );
        var opens = await world.ReadAsync(db =>
            db.Appraisals.Where(a => a.Id == id).Select(a => a.OpensOn).SingleAsync()
        );
        await world.AdvanceToAsync(opens.AddDays(1));
        await SelfAsync(id);
        await ScoreAsync(id);
        await DecideAsync(id);
        await PrintAsync(id);
    }

    private async Task SelfAsync(Id<Appraisal> id)
    {
        var applicant = await world.AsAsync("applicant");
        await applicant.GoAsync($"/appraisals/{id}");
        await applicant.GoAsync($"/appraisals/{id}/self");
        await ActualsAsync(applicant, ["3", "96", "380", "92"]);
        await applicant.SavedAsync();
        var signatory = await world.AsAsync("signatory");
        await signatory.GoAsync($"/appraisals/{id}/self");
        await signatory.TickAsync("Input.Confirmed");
        await signatory.PressAsync("button[formaction*='handler=Submit']");
        Assert.That(await StateAsync(id), Is.EqualTo("SelfSubmitted"));
    }

    private async Task ScoreAsync(Id<Appraisal> id)
    {
        var appraiser = await world.AsAsync("appraiser");
        await appraiser.GoAsync("/");
        await appraiser.GoAsync($"/appraisals/{id}");
        await appraiser.MoveAsync("Begin");
        await appraiser.GoAsync($"/appraisals/{id}/score");
        await ActualsAsync(appraiser, ["3", "96", "360", "92"]);
        await appraiser.FillAsync(("Input.Opinion", "进度正常，带动农户数略低于目标。"));
        await appraiser.Page.SelectOptionAsync("[name='Input.Outcome']", "Continue");
        await appraiser.PressAsync("button[formaction*='handler=Send']");
        Assert.That(await StateAsync(id), Is.EqualTo("RightOfReply"));
    }

    private async Task DecideAsync(Id<Appraisal> id)
    {
        var signatory = await world.AsAsync("signatory");
        await signatory.GoAsync($"/appraisals/{id}");
        await signatory.MoveAsync("Reply", ("reason", "We agree. The remaining households join in autumn."));
        var appraiser = await world.AsAsync("appraiser");
        await appraiser.GoAsync($"/appraisals/{id}");
        await appraiser.MoveAsync("Finalise");
        var leader = await world.AsAsync("leader");
        await leader.GoAsync($"/appraisals/{id}");
        await leader.MoveAsync("Approve");
        var officer = await world.AsAsync("officer");
        await officer.GoAsync($"/appraisals/{id}");
        await officer.MoveAsync("Publish");
    }

    private async Task PrintAsync(Id<Appraisal> id)
    {
        var leader = await world.AsAsync("leader");
        await leader.GoAsync($"/appraisals/{id}");
        var links = await leader.Page.EvaluateAsync<string[]>(
            "[...document.querySelectorAll(\"main a[href*='/report?']\")].map(a => a.href)"
        );
        Assert.That(links, Has.Length.GreaterThanOrEqualTo(2), "PDF and workbook are linked.");
        foreach (var link in links)
        {
            var answer = await leader.Page.Context.APIRequest.GetAsync(link);
            var start = System.Text.Encoding.ASCII.GetString((await answer.BodyAsync())[..4]);
            Assert.That(answer.Status, Is.EqualTo(200), link);
            Assert.That(start, Is.EqualTo("%PDF").Or.StartsWith("PK"), link);
        }

        var preview = await leader.Page.GetAttributeAsync("main a[href^='/reports/']", "href");
        await leader.GoAsync(preview!);
    }

    private static async Task ActualsAsync(Visitor person, string[] values)
    {
        foreach (var (index, value) in values.Index())
        {
            await person.FillAsync(($"Input.Rows[{index}].Actual", value));
            await person.FillAsync(
                ($"Input.Rows[{index}].Reason", "季节原因"),
                ($"Input.Rows[{index}].Improvement", "秋季补齐")
            );
        }
    }

    private Task<string> StateAsync(Id<Appraisal> id) =>
        world.ReadAsync(db => db.Appraisals.Where(a => a.Id == id).Select(a => a.State).SingleAsync());
}
