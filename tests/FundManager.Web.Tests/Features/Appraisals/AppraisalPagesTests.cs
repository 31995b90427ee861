using System.Net;
using FundManager.Domain.Appraisals;

namespace FundManager.Web.Tests.Features.Appraisals;

internal sealed class AppraisalPagesTests
{
    [Test]
    public async Task A_save_in_the_background_answers_scores_and_faults()
    {
        await using var scene = await AppraisalScene.StartOpenAsync();
        var applicant = await scene.AsAsync("applicant");
        var page = await applicant.GetAsync(scene.Page("/self"));
        applicant.Http.DefaultRequestHeaders.Add("HX-Request", "true");

        var answer = await page.SendAsync(
            applicant,
            scene.Page("/self?handler=Save"),
            new() { ["Input.Rows[0].Actual"] = "15", ["Input.Rows[1].Actual"] = "≥4" }
        );

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(answer.Document.QuerySelector("#points-1")!.TextContent, Does.Contain("15.00 / 20"));
        Assert.That(
            answer.Document.QuerySelector("#points-2")!.TextContent,
            Does.Contain("– / 10").And.Contain("An actual has no ≥ or ≤")
        );
        Assert.That(
            answer.Document.QuerySelector("#Input_Rows_1__Actual-error")!.TextContent,
            Is.EqualTo("Enter a number like 120 or 95.5, without a sign or a unit.")
        );
        Assert.That(
            AppraisalEntries.Read((await scene.AppraisalAsync()).SelfEntries).ActualOf(2).Text,
            Is.EqualTo("≥4")
        );
    }

    [Test]
    public async Task A_wrong_value_stays_with_the_sentence_beside_it()
    {
        await using var scene = await AppraisalScene.StartOpenAsync();
        var applicant = await scene.AsAsync("applicant");

        var page = await applicant.PostFormAsync(
            scene.Page("/self"),
            new()
            {
                ["Input.Money.Executed"] = "a lot",
                ["Input.Rows[0].Actual"] = "20 sets",
                ["Input.Rows[4].Band"] = "achieved",
                ["Input.Rows[4].Percent"] = "79.99",
            }
        );

        Assert.That((int)page.Status, Is.EqualTo(422));
        Assert.That(
            page.Faults,
            Is.EqualTo(
                new[]
                {
                    "Enter an amount like 12500.00.",
                    "Enter a number like 120 or 95.5, without a sign or a unit.",
                    "This band reaches from 80 to 100.",
                }
            )
        );
        Assert.That(page.ValueOf("Input.Money.Executed"), Is.EqualTo("a lot"));
        Assert.That(page.ValueOf("Input.Rows[0].Actual"), Is.EqualTo("20 sets"));
        Assert.That(page.ValueOf("Input.Rows[4].Percent"), Is.EqualTo("79.99"));
    }

    [Test]
    public async Task Handing_in_tells_every_gap_beside_its_row()
    {
        await using var scene = await AppraisalScene.StartOpenAsync();
        var signatory = await scene.AsAsync("signatory");

        var page = await signatory.PostFormAsync(
            scene.Page("/self"),
            new()
            {
                ["Input.Money.Executed"] = "320000",
                ["Input.Rows[0].Actual"] = "18",
                ["Input.Rows[1].IsNotApplicable"] = "true",
                ["Input.Rows[2].Actual"] = "3",
                ["Input.Rows[3].Actual"] = "900",
                ["Input.Rows[4].Band"] = "achieved",
            },
            "Submit"
        );

        Assert.That((int)page.Status, Is.EqualTo(422));
        Assert.That(
            page.Faults,
            Is.EquivalentTo(
                new[]
                {
                    "“示范县数量”: say why it is not applicable.",
                    "“农户满意度”: enter the actual, or mark it as not applicable.",
                    "“技术推广机制”: enter what can be scored.",
                    "“热泵干燥机组安装数量” falls short: say why, and what you will do about it.",
                    "“合作社新增收入” is far above the target: say why.",
                    "Tick the box to go on.",
                }
            )
        );
    }

    [Test]
    public async Task The_applicant_writes_and_the_signatory_hands_in()
    {
        await using var scene = await AppraisalScene.StartOpenAsync();
        var applicant = await scene.AsAsync("applicant");

        var page = await applicant.PostFormAsync(scene.Page("/self"), Answers.Self, "Submit");

        Assert.That((int)page.Status, Is.EqualTo(422));
        Assert.That((await scene.AppraisalAsync()).State, Is.EqualTo("SelfAppraisal"));
    }

    [Test]
    public async Task The_recipient_reads_what_was_found_from_the_right_of_reply_on()
    {
        await using var scene = await AppraisalScene.StartInAsync("InAppraisal");
        var appraiser = await scene.AsAsync("appraiser");
        await appraiser.PostFormAsync(scene.Page("/score"), Answers.Found);
        var before = (await (await scene.AsAsync("signatory")).GetAsync(scene.Page())).Text;
        var office = (await (await scene.AsAsync("officer")).GetAsync(scene.Page())).Text;
        await scene.SendForReplyAsync("Continue");

        var after = (await (await scene.AsAsync("signatory")).GetAsync(scene.Page())).Text;

        Assert.That(before, Does.Not.Contain("现场核实").And.Not.Contain("Independent appraisal"));
        Assert.That(office, Does.Contain("现场核实"));
        Assert.That(after, Does.Contain("现场核实").And.Contain("88.50").And.Contain(Answers.Opinion));
    }

    [Test]
    public async Task A_draft_is_its_writers_own()
    {
        await using var scene = await AppraisalScene.StartOpenAsync();
        await (await scene.AsAsync("applicant")).PostFormAsync(
            scene.Page("/self"),
            new() { ["Input.Rows[0].Actual"] = "7654" }
        );

        var own = (await (await scene.AsAsync("signatory")).GetAsync(scene.Page())).Text;
        var office = (await (await scene.AsAsync("leader")).GetAsync(scene.Page())).Text;

        Assert.That(own, Does.Contain("7,654"));
        Assert.That(office, Does.Not.Contain("7,654").And.Contain("has not handed in its self-appraisal yet"));
    }

    [TestCase("officer", "/self", 403)]
    [TestCase("signatory", "/score", 403)]
    [TestCase("reviewer1", "", 403)]
    [TestCase("admin", "", 403)]
    public async Task The_wrong_role_is_turned_away(string account, string page, int status)
    {
        await using var scene = await AppraisalScene.StartInAsync("InAppraisal");

        var answer = await (await scene.AsAsync(account)).GetAsync(scene.Page(page));

        Assert.That((int)answer.Status is 302 ? 403 : (int)answer.Status, Is.EqualTo(status), answer.Text);
        Assert.That(answer.Text, Does.Not.Contain("热泵"));
    }

    [Test]
    public async Task The_list_is_narrowed_by_stage_state_and_grade()
    {
        await using var scene = await AppraisalScene.StartInAsync("RightOfReply");
        var signatory = await scene.AsAsync("signatory");

        var all = await signatory.GetAsync("/appraisals");
        var good = await signatory.GetAsync("/appraisals?grade=good&stage=MidTerm&state=RightOfReply");
        var poor = await signatory.GetAsync("/appraisals?grade=poor");

        Assert.That(all.Text, Does.Contain("Appraisals 1–1 of 1").And.Contain("88.50"));
        Assert.That(good.Text, Does.Contain("Appraisals 1–1 of 1"));
        Assert.That(poor.Text, Does.Contain("No appraisal fits these filters."));
    }

    [Test]
    public async Task The_list_tells_the_recipient_no_result_before_its_time()
    {
        await using var scene = await AppraisalScene.StartInAsync("RightOfReply");
        await scene.DoAsync("appraiser", "Revise");

        var own = await (await scene.AsAsync("signatory")).GetAsync("/appraisals?grade=good");
        var office = await (await scene.AsAsync("auditor")).GetAsync("/appraisals?grade=good");

        Assert.That(own.Text, Does.Contain("No appraisal fits these filters."));
        Assert.That(office.Text, Does.Contain("88.50"));
    }
}
