using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace FundManager.EndToEnd.Tests.Journeys;

/// <summary>An applicant writes, saved as it is typed; the signatory asks for endorsement; the endorser recommends; time screens.</summary>
internal sealed class ApplicationStation(JourneyWorld world, Guid call)
{
    public async Task<Guid> SubmitAsync()
    {
        var applicant = await world.AsAsync("applicant");
        await applicant.GoAsync($"/calls/{call}");
        await applicant.GoAsync($"/applications/start?call={call}");
        await applicant.SubmitAsync();
        var id = applicant.IdInAddress();
        await FillAsync(applicant);
        await applicant.SavedAsync();
        await applicant.GoAsync($"/applications/{id}/preview");

        var signatory = await world.AsAsync("signatory");
        await signatory.GoAsync($"/applications/{id}/submit");
        await signatory.TickAsync("Input.Declared");
        await signatory.SubmitAsync();
        Assert.That(await StateAsync(id), Is.EqualTo("AwaitingEndorsement"));

        var endorser = await world.AsAsync("endorser");
        await endorser.GoAsync("/");
        await endorser.GoAsync($"/applications/{id}");
        await endorser.MoveAsync("Endorse");
        await world.AdvanceAsync(TimeSpan.FromDays(26));
        Assert.That(await StateAsync(id), Is.EqualTo("Screening"));
        return id;
    }

    private async Task FillAsync(Visitor applicant)
    {
        var start = world.Today.AddDays(120);
        await applicant.FillAsync(
            ("Form.TitleZh", "山区蔬菜移动预冷"),
            ("Form.TitleEn", "Mobile pre-cooling for hill vegetables"),
            ("Form.Summary", "三台移动预冷车服务两个县的四家合作社，损耗由百分之二十降到百分之八。"),
            ("Form.StartsOn", Text(start)),
            ("Form.TermMonths", "12"),
            ("Form.LeadName", "林梅"),
            ("Form.LeadEmail", "lin.mei@hexi.example")
        );
        await applicant.ChooseFirstAsync("Form.Discipline", "Form.Region");
        await applicant.ChooseAsync("Form.EndorserId", "全国粮食学会");
        await RowsAsync(applicant, start);
    }

    private static async Task RowsAsync(Visitor applicant, DateOnly start)
    {
        await applicant.RowAsync(
            "Budget",
            0,
            ("What", "预冷车"),
            ("Heading", "*"),
            ("FromFund", "400000"),
            ("Own", "100000")
        );
        await applicant.RowAsync(
            "Inputs",
            0,
            ("Kind", "MatchingCash"),
            ("What", "自筹资金"),
            ("Amount", "200000"),
            ("DueOn", Text(start.AddMonths(2)))
        );
        await applicant.RowAsync(
            "Milestones",
            0,
            ("Title", "样车试运行"),
            ("DueOn", Text(start.AddMonths(4))),
            ("Deliverable", "试运行报告"),
            ("Checkpoint", "true")
        );
        await IndicatorsAsync(applicant);
        await applicant.RowAsync("Tranches", 0, ("Amount", "160000"), ("PlannedOn", Text(start)));
        await applicant.RowAsync(
            "Tranches",
            1,
            ("Amount", "240000"),
            ("PlannedOn", Text(start.AddMonths(5))),
            ("InputShare", "100"),
            ("Milestones", "1")
        );
    }

    private static async Task IndicatorsAsync(Visitor applicant)
    {
        (string Name, string Part, string Target, string Weight)[] indicators =
        [
            ("投用预冷车", "quantity", "3", "30"),
            ("合格率", "quality", "95", "20"),
            ("带动农户", "social", "400", "30"),
            ("合作社满意度", "served", "90", "10"),
        ];
        foreach (var (index, (name, part, target, weight)) in indicators.Index())
        {
            await applicant.RowAsync(
                "Indicators",
                index,
                ("Name", name),
                ("Level2", part),
                ("Operator", ">="),
                ("Target", target),
                ("Unit", "项"),
                ("Weight", weight),
                ("Source", "验收记录")
            );
        }
    }

    private Task<string> StateAsync(Guid id) =>
        world.ReadAsync(db =>
            db.Applications.Where(a => a.Id == new Domain.Id<Domain.Applications.GrantApplication>(id))
                .Select(a => a.State)
                .SingleAsync()
        );

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
