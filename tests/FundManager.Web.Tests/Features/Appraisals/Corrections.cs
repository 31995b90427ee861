using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Appraisals;
using FundManager.Domain.History;
using FundManager.Web.Reports;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FundManager.Web.Tests.Features.Appraisals;

/// <summary>What the people of an appraisal do to correct it.</summary>
internal static class Corrections
{
    public const string Why = "Two dryers were counted twice.";

    internal static async Task<Appraisal> CorrectAsync(this AppraisalScene scene)
    {
        await scene.DoAsync("leader", "Correct", new() { ["reason"] = Why });
        return (await OfAwardAsync(scene)).Single(one => one.CorrectsId == scene.Id);
    }

    /// <summary>Scores the correction, lets the reply go by, makes it final, approves and publishes it.</summary>
    internal static async Task FinishAsync(
        this AppraisalScene scene,
        Id<Appraisal> id,
        string outcome,
        string dryers,
        string? growth = null,
        string? loss = null
    )
    {
        Dictionary<string, string> found = new()
        {
            ["Input.Rows[0].Actual"] = dryers,
            ["Input.Rows[0].Reason"] = "现场复核。",
            ["Input.Outcome"] = outcome,
        };
        if (growth is not null)
        {
            (found["Input.Rows[3].Actual"], found["Input.Rows[2].Actual"]) = (growth, loss!);
        }

        var appraiser = await scene.AsAsync("appraiser");
        var sent = await appraiser.PostFormAsync($"/appraisals/{id}/score", found, "Send");
        Assert.That(sent.Location?.OriginalString, Is.EqualTo($"/appraisals/{id}"), sent.Text);
        scene.Wait(TimeSpan.FromDays(20));
        foreach (
            var (account, trigger) in new[] { ("appraiser", "Finalise"), ("leader", "Approve"), ("officer", "Publish") }
        )
        {
            var client = await scene.AsAsync(account);
            Dictionary<string, string> values = trigger == "Approve" ? new() { ["reason"] = "Looked at again." } : [];
            var page = await client.MoveAsync(CaseKind.Appraisal, id.Value, trigger, values);
            Assert.That(page.Location, Is.Not.Null, $"{trigger}: {page.Text}");
        }
    }

    internal static Task<Appraisal> AppraisalAsync(this AppraisalScene scene, Id<Appraisal> id) =>
        scene.Server.InDatabaseAsync(db => db.Appraisals.AsNoTracking().SingleAsync(a => a.Id == id));

    internal static Task<List<Appraisal>> OfAwardAsync(this AppraisalScene scene) =>
        scene.Server.InDatabaseAsync(db =>
            db.Appraisals.AsNoTracking().Where(a => a.AwardId == scene.AwardId).OrderBy(a => a.Number).ToListAsync()
        );

    internal static Task<List<string>> CountedAsync(this AppraisalScene scene) =>
        scene.Server.InDatabaseAsync(db => db.InForce().Select(a => a.Number).ToListAsync());

    internal static Task<string> ReportAsync(this AppraisalScene scene, Id<Appraisal> id) =>
        scene.Server.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<FundDbContext>();
            var appraisal = await db.Appraisals.SingleAsync(a => a.Id == id);
            var report = services.GetServices<Report>().Single(one => one.Name == "appraisal");
            var content = await report.ReadAsync(appraisal, CancellationToken.None);
            return System.Text.Json.JsonSerializer.Serialize(content, content!.GetType());
        });
}
