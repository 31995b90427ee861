using System.Globalization;
using FundManager.Web.Features.Awards;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FundManager.Web.Tests.Features.Awards;

/// <summary>Earned value on an award's page: from its milestones and what the fund accepted of its costs.</summary>
internal sealed class EarnedValueCardTests
{
    [Test]
    public async Task The_card_counts_accepted_milestones_and_accepted_costs_and_explains_both()
    {
        await using var scene = await AwardScene.StartActiveAsync();
        // The term begins on 1 July; a cost before it is none of the award's.
        scene.Wait(TimeSpan.FromDays(30));
        var before = await CardAsync(scene, "officer");
        await scene.AcceptMilestoneAsync(1);
        await DeclareAsync(scene, "160000.00");
        var declared = await ValueAsync(scene);
        await scene.DoAsync("officer", await CostAsync(scene), "Accept", new() { ["acceptedCost"] = "160000.00" });
        var value = await ValueAsync(scene);
        var card = await CardAsync(scene, "signatory");

        Assert.That(before, Does.Contain("CPI: no cost is accepted yet."));
        var worth = decimal.Round(640_000m / value.Plan.Steps.Count, 2, MidpointRounding.AwayFromZero);
        Assert.That((declared.Value.Earned, declared.Value.Spent), Is.EqualTo((worth, 0m)), "declared is not accepted");
        Assert.That(
            (value.Value.Whole, value.Value.Earned, value.Value.Spent),
            Is.EqualTo((640_000m, worth, 160_000m))
        );
        Assert.That(
            card,
            Does.Contain(
                $"CPI = EV ÷ AC = {EarnedValueView.Amount(worth)} ÷ 160,000.00 = {EarnedValueView.Index(worth / 160_000m)}"
            )
        );
        Assert.That(card, Does.Contain(EarnedValueView.Amount(value.Value.EstimateTypical!.Value)));
    }

    [Test]
    public async Task Weights_of_the_agreement_are_entered_in_full_or_not_at_all_and_share_the_award()
    {
        await using var scene = await AwardScene.StartAsync();
        var path = $"/awards/{scene.AwardId}/agreement";
        var officer = await scene.AsAsync("officer");
        var half = await officer.PostFormAsync(path, new() { ["Form.Milestones[0].Weight"] = "30" });
        scene.Wait(TimeSpan.FromDays(AwardScene.PublicityDays));
        var refused = await scene.WhyNotAsync("officer", "Offer");
        officer = await scene.AsAsync("officer");
        var bad = await officer.PostFormAsync(path, new() { ["Form.Milestones[1].Weight"] = "a lot" });
        var whole = await officer.PostFormAsync(path, new() { ["Form.Milestones[1].Weight"] = "70" });
        var terms = await officer.GetAsync(path);

        Assert.That((half.Location, whole.Location), Is.Not.EqualTo(((Uri?)null, (Uri?)null)), whole.Text);
        Assert.That(refused, Does.Contain("The weights of the milestones sum to 0"), "AWD-19");
        Assert.That(bad.Faults, Has.Count.EqualTo(1));
        Assert.That(bad.ValueOf("Form.Milestones[1].Weight"), Is.EqualTo("a lot"));
        Assert.That(terms.Text, Does.Contain("Weight 30").And.Contain("Weight 70"));
        await scene.BringIntoForceAsync();
        var value = await ValueAsync(scene);
        Assert.That(value.Plan.Steps.Select(step => step.Worth), Is.EqualTo(new[] { 192_000m, 448_000m }));
        Assert.That(
            await CardAsync(scene, "officer"),
            Does.Contain("The 2 milestones share 640,000.00 by the weights of the agreement")
        );
    }

    private static async Task<string> CardAsync(AwardScene scene, string account)
    {
        var page = await (await scene.AsAsync(account)).GetAsync($"/awards/{scene.AwardId}");
        return page.Document.QuerySelector("#h-earned")!.Closest("section")!.TextContent;
    }

    private static Task<EarnedValueView> ValueAsync(AwardScene scene) =>
        scene.Server.InScopeAsync(async services =>
        {
            var award = await services
                .GetRequiredService<FundManager.Data.FundDbContext>()
                .Awards.SingleAsync(a => a.Id == scene.AwardId);
            return (await services.GetRequiredService<ReadEarnedValue>().ExecuteAsync(award, CancellationToken.None))!;
        });

    private static async Task DeclareAsync(AwardScene scene, string amount)
    {
        var client = await scene.AsAsync("applicant");
        var path = $"/awards/{scene.AwardId}/expenditure";
        var page = await client.GetAsync(path);
        var today = scene.Server.Clock.GetUtcNow().AddHours(8).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var sent = await page.SendWithAsync(
            client,
            path,
            new(StringComparer.Ordinal)
            {
                ["Form.Line"] = "1",
                ["Form.What"] = "Dryers",
                ["Form.Amount"] = amount,
                ["Form.SpentOn"] = today,
            },
            ("Form.Files", "invoice.png", AwardScene.Picture)
        );
        Assert.That(sent.Location, Is.Not.Null, sent.Text);
    }

    private static Task<(string Kind, Guid Id)> CostAsync(AwardScene scene) =>
        scene.Server.InDatabaseAsync(async db =>
            (
                Domain.History.CaseKind.Expenditure,
                (await db.Expenditures.SingleAsync(e => e.AwardId == scene.AwardId)).CaseId
            )
        );
}
