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

    private static ConflictFacts Facts(Id<Organisation>? endorser = null, string lead = "lin.mei@hexi.example") =>
        new(
            new CaseParties(new Id<Fund>(Guid.Empty), new Id<Call>(Guid.Empty), Applicant, endorser ?? Endorser),
            Form,
            lead
        );

    private static JudgeFacts Judge(
        string en = "Xu Tao",
        string zh = "许涛",
        string email = "xu.tao@univ.example",
        params (Id<Organisation> Id, LocalText Name)[] organisations
    ) => new(new LocalText(en, zh), email, organisations);

    [Test]
    public void A_stranger_has_no_conflict() =>
        Assert.That(
            Conflicts.HardOf(Judge(organisations: (Other, new LocalText("Far University", "远方大学"))), Facts()),
            Is.Null
        );

    [Test]
    public void Members_of_the_applicant_and_of_the_endorser_have_one()
    {
        var name = new LocalText("X", "某");

        Assert.That(Conflicts.HardOf(Judge(organisations: (Applicant, name)), Facts()), Is.EqualTo("SameOrganisation"));
        Assert.That(Conflicts.HardOf(Judge(organisations: (Endorser, name)), Facts()), Is.EqualTo("Endorser"));
    }

    [TestCase("Donghai Cold Chain Technology Company", "东海冷链科技有限公司", "Partner")]
    [TestCase("DONGHAI  cold chain technology company", "", "Partner")]
    [TestCase("Donghai Cold Chain", "", null)]
    public void A_member_of_a_partner_is_known_by_its_name(string en, string zh, string? code) =>
        Assert.That(Conflicts.HardOf(Judge(organisations: (Other, new LocalText(en, zh))), Facts()), Is.EqualTo(code));

    [TestCase("Gao Wen", "高文", "Avoided")]
    [TestCase("Wen GAO", "", "Avoided")]
    [TestCase("Gao Wenbo", "高文博", null)]
    [TestCase("Snow White", "白雪", "Team")]
    [TestCase("Mei Lin", "林梅", "Lead")]
    [TestCase("", "", null)]
    public void Names_are_compared_in_either_script_whatever_their_order(string en, string zh, string? code) =>
        Assert.That(Conflicts.HardOf(Judge(en, zh), Facts()), Is.EqualTo(code));

    [TestCase("LIN.MEI@hexi.example", "lin.mei@hexi.example", "Lead")]
    [TestCase("new.lead@hexi.example", "new.lead@hexi.example", "Lead")]
    [TestCase("lin.mei@hexi.example", "new.lead@hexi.example", "Lead")]
    [TestCase("xu.tao@univ.example", "lin.mei@hexi.example", null)]
    [TestCase("", "", null)]
    public void The_lead_is_known_by_the_address_now_and_at_the_application(string email, string lead, string? code) =>
        Assert.That(Conflicts.HardOf(Judge(email: email), Facts(lead: lead)), Is.EqualTo(code));
}
