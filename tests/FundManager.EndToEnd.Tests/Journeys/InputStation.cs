using FundManager.Domain;
using FundManager.Domain.Awards;
using Microsoft.EntityFrameworkCore;

namespace FundManager.EndToEnd.Tests.Journeys;

/// <summary>The recipient puts in what it promised and passes the critical checkpoint: the gate of the second tranche opens.</summary>
internal sealed class InputStation(JourneyWorld world, Guid award)
{
    public async Task DeliverAsync()
    {
        var id = new Id<Award>(award);
        Assert.That(await SecondTrancheAsync(id), Is.EqualTo("Planned"));
        var input = await world.ReadAsync(db => db.Inputs.Where(i => i.AwardId == id).Select(i => i.Id).SingleAsync());
        var applicant = await world.AsAsync("applicant");
        await applicant.GoAsync($"/inputs/{input}");
        await applicant.MoveAsync("Declare", ["receipt.txt"], ("amount", "200000"));
        var endorser = await world.AsAsync("endorser");
        await endorser.GoAsync($"/inputs/{input}");
        await endorser.MoveAsync("Verify", ("verification", "查看银行回单，合作社现场，六月十日"));

        var milestone = await world.ReadAsync(db =>
            db.Milestones.Where(m => m.AwardId == id).Select(m => m.Id).SingleAsync()
        );
        await applicant.GoAsync($"/milestones/{milestone}");
        await applicant.MoveAsync("Submit", ["report.txt"], ("report", "三台预冷车试运行一个月，温度达标。"));
        await ReviewStation.InviteAsync(world, $"/milestones/{milestone}/reviewers", ["reviewer4", "reviewer5"]);
        var officer = await world.AsAsync("officer");
        await officer.GoAsync($"/milestones/{milestone}");
        await officer.MoveAsync("OpenReview");
        await ReviewStation.ScoreAsync(world, milestone.Value, "8");
        await officer.GoAsync($"/milestones/{milestone}");
        await officer.MoveAsync("Accept");
        Assert.That(await SecondTrancheAsync(id), Is.EqualTo("Eligible"));
    }

    private Task<string> SecondTrancheAsync(Id<Award> id) =>
        world.ReadAsync(db =>
            db.Disbursements.Where(d => d.AwardId == id && d.Sequence == 2).Select(d => d.State).SingleAsync()
        );
}
