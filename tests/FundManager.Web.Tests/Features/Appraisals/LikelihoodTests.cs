using FundManager.Domain.Appraisals;
using FundManager.Domain.Progress;
using FundManager.Web.Reports;
using FundManager.Web.Reports.Appraisals;
using FundManager.Web.Tests.Features.Reports;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FundManager.Web.Tests.Features.Appraisals;

/// <summary>Half-way the recipient says of each target whether it will be met; the monitoring table has it.</summary>
internal sealed class LikelihoodTests
{
    private const string Field = "Input.Rows[0].Likelihood";

    [Test]
    public async Task A_target_that_cannot_be_met_turns_the_light_red_and_costs_no_point()
    {
        await using var scene = await AppraisalScene.StartOpenAsync();
        var applicant = await scene.AsAsync("applicant");

        await applicant.PostFormAsync(
            scene.Page("/self"),
            new()
            {
                [Field] = "Impossible",
                ["Input.Rows[1].Likelihood"] = "Certain",
                ["Input.Rows[2].Likelihood"] = "Perhaps",
            }
        );
        await scene.SubmitSelfAsync();

        var appraisal = await scene.AppraisalAsync();
        var told = AppraisalEntries.Read(appraisal.SelfEntries).Likelihoods;
        Assert.That(
            told,
            Is.EqualTo(
                new Dictionary<int, TargetLikelihood>
                {
                    [1] = TargetLikelihood.Impossible,
                    [2] = TargetLikelihood.Certain,
                }
            )
        );
        Assert.That(appraisal.SelfTotal, Is.EqualTo(93.5m), "as without it");
        var (table, pdf) = await TableAsync(scene);
        var monitoring = table.Monitoring;
        Assert.That(monitoring.Light, Is.EqualTo(ProgressLight.Red));
        Assert.That(monitoring.Reasons, Does.Contain(MonitoringReason.TargetImpossible));
        Assert.That(monitoring.Indicators.Count(one => one.Likelihood is not null), Is.EqualTo(2));
        var text = PdfFile.Flat(await PdfFile.AskAsync(pdf, "pdftotext", "-raw", "-"));
        Assert.That(text, Does.Contain("■ 完全不可能").And.Contain("■ 确定能").And.Contain("□ 有可能"));
        Assert.That(text.Split('■'), Has.Length.EqualTo(3), "two filled boxes");
    }

    [Test]
    public async Task The_appraiser_is_not_asked_nor_the_recipient_at_the_end()
    {
        await using var scene = await AppraisalScene.StartInAsync("InAppraisal");
        await using var final = await AppraisalScene.StartOpenAsync(AppraisalStage.Final);

        var score = await (await scene.AsAsync("appraiser")).GetAsync(scene.Page("/score"));
        var self = await (await final.AsAsync("applicant")).GetAsync(final.Page("/self"));

        Assert.That(score.Document.QuerySelector("[name='Input.Rows[0].Actual']"), Is.Not.Null);
        Assert.That(score.Document.QuerySelector($"[name='{Field}']"), Is.Null);
        Assert.That(self.Document.QuerySelector("[name='Input.Rows[0].Actual']"), Is.Not.Null);
        Assert.That(self.Document.QuerySelector($"[name='{Field}']"), Is.Null);
    }

    private static Task<(MonitoringContent Table, byte[] Pdf)> TableAsync(AppraisalScene scene) =>
        scene.Server.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<FundManager.Data.FundDbContext>();
            var appraisal = await db.Appraisals.SingleAsync(a => a.Id == scene.Id);
            var report = services.GetServices<Report>().Single(one => one.Name == "monitoring");
            var table = (MonitoringContent)(await report.ReadAsync(appraisal, CancellationToken.None))!;
            return (table, services.GetRequiredService<RenderReport>().Pdf(report, table, "zh-Hans"));
        });
}
