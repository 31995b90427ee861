using FundManager.Domain.Applications;
using FundManager.Domain.Calls;
using FundManager.Domain.Funds;
using FundManager.Domain.History;
using FundManager.Domain.Organisations;
using FundManager.Domain.Reviews;

namespace FundManager.Domain.Tests.Reviews;

internal sealed class ConflictsTests
{
    private static readonly Id<Organisation> Applicant = new(Guid.CreateVersion7());
    private static readonly Id<Organisation> Endorser = new(Guid.CreateVersion7());
    private static readonly Id<Organisation> Other = new(Guid.CreateVersion7());

    private static ApplicationForm Form =>
        new()
        {
            LeadName = "Lin Mei",
            LeadEmail = "lin.mei@hexi.example",
            Team = [new TeamRow("白雪", "测量")],
            Partners = [new PartnerRow("Donghai Cold Chain Technology Company", "Storage")],
            Avoided = [new AvoidedRow("Gao Wen", "Rival")],
        };

    private static readonly Id<GrantApplication> Application = new(Guid.CreateVersion7());

    private static ConflictFacts Facts(Id<Organisation>? endorser = null, string lead = "lin.mei@hexi.example") =>
        new(
            Application,
            new CaseParties(new Id<Fund>(Guid.Empty), new Id<Call>(Guid.Empty), Applicant, endorser ?? Endorser),
            Form,
            lead
        );

    private static JudgeFacts Judge(
        string en = "Xu Tao",
        string zh = "许涛",
        string email = "xu.tao@univ.example",
        params (Id<Organisation> Id, LocalText Name)[] organisations
    ) => new(new LocalText(en, zh), email, [.. organisations.Select(own => new JudgeMembership(own.Id, own.Name))]);

    private static string? HardOf(JudgeFacts judge, ConflictFacts facts) =>
        Conflicts.Of(judge, facts, ConflictHistory.None).FirstOrDefault(found => found.IsHard)?.Code;

    private static string? NamedOf(JudgeFacts judge, ConflictFacts facts) =>
        Conflicts.Of(judge, facts, ConflictHistory.None).FirstOrDefault(found => found.IsSuspicion)?.Code;

    [Test]
    public void A_stranger_has_no_conflict() =>
        Assert.That(
            HardOf(Judge(organisations: (Other, new LocalText("Far University", "远方大学"))), Facts()),
            Is.Null
        );

    [Test]
    public void Members_of_the_applicant_and_of_the_endorser_have_one()
    {
        var name = new LocalText("X", "某");

        Assert.That(HardOf(Judge(organisations: (Applicant, name)), Facts()), Is.EqualTo("SameOrganisation"));
        Assert.That(HardOf(Judge(organisations: (Endorser, name)), Facts()), Is.EqualTo("Endorser"));
    }

    [TestCase("Donghai Cold Chain Technology Company", "东海冷链科技有限公司", "Partner")]
    [TestCase("DONGHAI  cold chain technology company", "", "Partner")]
    [TestCase("Donghai Cold Chain", "", null)]
    public void A_member_of_a_partner_is_known_by_its_name(string en, string zh, string? code) =>
        Assert.That(HardOf(Judge(organisations: (Other, new LocalText(en, zh))), Facts()), Is.EqualTo(code));

    [TestCase("Gao Wen", "高文", "Avoided")]
    [TestCase("Wen GAO", "", "Avoided")]
    [TestCase("Gao Wenbo", "高文博", null)]
    [TestCase("Snow White", "白雪", "Team")]
    [TestCase("Mei Lin", "林梅", "Lead")]
    [TestCase("", "", null)]
    public void A_name_alone_is_a_suspicion_in_either_script_whatever_its_order(string en, string zh, string? code) =>
        Assert.That(NamedOf(Judge(en, zh), Facts()), Is.EqualTo(code));

    [TestCase("LIN.MEI@hexi.example", "lin.mei@hexi.example", "Lead")]
    [TestCase("new.lead@hexi.example", "new.lead@hexi.example", "Lead")]
    [TestCase("lin.mei@hexi.example", "new.lead@hexi.example", "Lead")]
    [TestCase("xu.tao@univ.example", "lin.mei@hexi.example", null)]
    [TestCase("", "", null)]
    public void The_lead_is_known_by_the_address_now_and_at_the_application(string email, string lead, string? code) =>
        Assert.That(HardOf(Judge(email: email), Facts(lead: lead)), Is.EqualTo(code));

    [Test]
    public void A_name_alone_bars_nobody() => Assert.That(HardOf(Judge("Gao Wen", "高文"), Facts()), Is.Null);

    [TestCase(true, "REV-01")]
    [TestCase(false, null)]
    [TestCase(null, "COI-06")]
    public void A_suspicion_waits_for_somebody_to_decide_it(bool? isSame, string? code)
    {
        var judge = Judge("Gao Wen", "高文");
        if (isSame is { } decided)
        {
            var question = new NameQuestion(Application, Conflicts.Avoided, "GAO WEN");
            judge = judge with { Decided = new Dictionary<NameQuestion, bool> { [question] = decided } };
        }

        var found = Conflicts.Of(judge, Facts(), ConflictHistory.None);

        Assert.That(Conflicts.WhyNotJudge(found)?.Code, Is.EqualTo(code));
    }

    [Test]
    public void Who_was_found_to_be_in_it_stays_in_conflict_when_the_name_leaves_the_form()
    {
        var question = new NameQuestion(Application, Conflicts.Team, "XU TAO");
        var judge = Judge() with { Decided = new Dictionary<NameQuestion, bool> { [question] = true } };

        Assert.That(HardOf(judge, Facts()), Is.EqualTo("Team"));
    }

    [Test]
    public void A_declared_conflict_is_of_its_application_only()
    {
        var declared = new Dictionary<Id<GrantApplication>, DateOnly> { [Application] = new(2026, 6, 1) };

        Assert.That(HardOf(Judge() with { Declared = declared }, Facts()), Is.EqualTo("Declared"));
        Assert.That(
            HardOf(Judge() with { Declared = declared }, Facts() with { ApplicationId = new(Guid.CreateVersion7()) }),
            Is.Null
        );
    }

    [Test]
    public void A_soft_conflict_asks_for_a_reason_and_bars_nobody()
    {
        var history = new ConflictHistory(
            [],
            new Dictionary<(Id<Organisation>, Id<Organisation>), DateOnly> { [(Other, Endorser)] = new(2025, 3, 1) }
        );

        var found = Conflicts.Of(Judge(organisations: (Other, new LocalText("Far", "远方"))), Facts(), history);

        Assert.That(found.Select(each => each.Code), Is.EqualTo(new[] { "SameBranch" }));
        Assert.That(Conflicts.WhyNotJudge(found), Is.Null);
        Assert.That(Review.WhyNotInvite(found, reason: " ")?.Code, Is.EqualTo("COI-01"));
        Assert.That(Review.WhyNotInvite(found, "No other expert."), Is.Null);
    }
}
