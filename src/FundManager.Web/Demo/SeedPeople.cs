using FundManager.Data;
using FundManager.Data.Assignment;
using FundManager.Data.Identity;
using FundManager.Domain;
using FundManager.Domain.Organisations;
using FundManager.Web.Features;
using FundManager.Web.Features.Account;
using Microsoft.AspNetCore.Identity;

namespace FundManager.Web.Demo;

/// <summary>The invented organisations and people of the demo fund.</summary>
[UseCase]
public sealed class SeedPeople(FundDbContext db, UserManager<FundUser> users)
{
    /// <summary>Region, then a made-up organisation number: the check characters are computed.</summary>
    private static readonly IReadOnlyList<(
        string Key,
        string En,
        string Zh,
        OrganisationKind Kind,
        string Region
    )> Organisations =
    [
        ("hexi", "Hexi Grain Technology Association", "河西粮食科技协会", OrganisationKind.LocalAssociation, "62"),
        ("lanbei", "Lanbei Soil Institute", "兰北土壤研究所", OrganisationKind.Institute, "62"),
        ("donghai", "Donghai Cold Chain Technology Company", "东海冷链科技有限公司", OrganisationKind.Enterprise, "33"),
        ("jiangnan", "Jiangnan University of Food Engineering", "江南食品工程大学", OrganisationKind.University, "32"),
        ("yunling", "Yunling Highland Agriculture Institute", "云岭高原农业研究院", OrganisationKind.Institute, "53"),
        ("beihe", "Beihe Remote Sensing Company", "北河遥感信息有限公司", OrganisationKind.Enterprise, "13"),
        ("grain-society", "National Grain Society", "全国粮食学会", OrganisationKind.NationalSociety, "11"),
        (
            "gansu-association",
            "Longyuan Association for Science",
            "陇原科学技术协会",
            OrganisationKind.LocalAssociation,
            "62"
        ),
    ];

    private static readonly IReadOnlyList<(
        string Account,
        string En,
        string Zh,
        string Role,
        string? Organisation
    )> Accounts =
    [
        ("applicant", "Lin Mei", "林梅", Role.Applicant, "hexi"),
        ("signatory", "Zhao Guodong", "赵国栋", Role.Signatory, "hexi"),
        ("endorser", "Sun Yaqin", "孙雅琴", Role.Endorser, "grain-society"),
        ("officer", "Chen Bo", "陈博", Role.ProgrammeOfficer, null),
        ("officer2", "Wu Jing", "吴静", Role.ProgrammeOfficer, null),
        ("reviewer1", "Ma Lihua", "马丽华", Role.Reviewer, null),
        ("reviewer2", "Gao Wen", "高文", Role.Reviewer, null),
        ("reviewer3", "Xu Tao", "许涛", Role.Reviewer, null),
        ("reviewer4", "Deng Rui", "邓睿", Role.Reviewer, null),
        ("reviewer5", "Peng Yu", "彭宇", Role.Reviewer, null),
        ("appraiser", "Huang Shan", "黄珊", Role.Appraiser, null),
        ("finance1", "Zhou Ning", "周宁", Role.FinanceOfficer, null),
        ("finance2", "He Yun", "贺云", Role.FinanceOfficer, null),
        ("finance3", "Tang Min", "唐敏", Role.FinanceOfficer, null),
        ("finance4", "Fang Lei", "方磊", Role.FinanceOfficer, null),
        ("leader", "Liang Zhiyuan", "梁致远", Role.Leader, null),
        ("leader2", "Song Hua", "宋华", Role.Leader, null),
        ("auditor", "Shen Jie", "沈洁", Role.Auditor, null),
        ("admin", "Qin Feng", "秦峰", Role.Administrator, null),
    ];

    /// <summary>
    /// People of the other organisations: they act in the demo's past and can sign in, but the sign-in page does not offer them.
    /// </summary>
    private static readonly IReadOnlyList<(
        string Account,
        string En,
        string Zh,
        string Role,
        string? Organisation
    )> Others =
    [
        ("applicant-lanbei", "Luo Chunyan", "罗春燕", Role.Applicant, "lanbei"),
        ("signatory-lanbei", "Jia Hongwei", "贾宏伟", Role.Signatory, "lanbei"),
        ("applicant-donghai", "Yin Haibo", "尹海波", Role.Applicant, "donghai"),
        ("signatory-donghai", "Mao Xiuying", "毛秀英", Role.Signatory, "donghai"),
        ("applicant-jiangnan", "Shao Peng", "邵鹏", Role.Applicant, "jiangnan"),
        ("signatory-jiangnan", "Cao Yifan", "曹一凡", Role.Signatory, "jiangnan"),
        ("applicant-yunling", "Duan Lianhua", "段莲花", Role.Applicant, "yunling"),
        ("signatory-yunling", "Nie Daming", "聂大明", Role.Signatory, "yunling"),
        ("applicant-beihe", "Hou Zixuan", "侯子轩", Role.Applicant, "beihe"),
        ("signatory-beihe", "Meng Fanhua", "孟繁华", Role.Signatory, "beihe"),
        ("applicant-gansu-association", "Bao Yulan", "包玉兰", Role.Applicant, "gansu-association"),
        ("signatory-gansu-association", "An Shilin", "安世林", Role.Signatory, "gansu-association"),
        ("endorser-longyuan", "Kang Ruiming", "康瑞明", Role.Endorser, "gansu-association"),
    ];

    /// <summary>What the demo's reviewers know.</summary>
    private static readonly Dictionary<string, (string[] Disciplines, string Words, string[] Brings)> Fields = new(
        StringComparer.Ordinal
    )
    {
        ["reviewer1"] = (["210", "550"], "grain drying, storage, energy, 粮食干燥，仓储，节能", []),
        ["reviewer2"] = (["210", "180"], "seeds, maize, rice, soil, 育种，玉米，水稻，土壤", ["industry"]),
        ["reviewer3"] = (["520", "510"], "sensors, software, data, 传感器，软件，数据，数字化", ["industry"]),
        ["reviewer4"] = (["790", "630"], "budgets, cost, management, 预算，成本，管理，绩效", ["finance"]),
        ["reviewer5"] = (["610", "530"], "water, waste, environment, 水处理，环境，废弃物", []),
    };

    /// <summary>Makes the demo's own accounts. The caller has made sure that there are none.</summary>
    public async Task<DemoCast> ExecuteAsync(DateTimeOffset at, CancellationToken cancellationToken)
    {
        Dictionary<string, Organisation> organisations = new(StringComparer.Ordinal);
        foreach (var (index, (key, en, zh, kind, region)) in Organisations.Index())
        {
            organisations[key] = MakeOrganisation(index, new LocalText(en, zh), kind, region, at);
        }

        db.Organisations.AddRange(organisations.Values);
        await db.SaveChangesAsync(cancellationToken);
        Dictionary<string, Guid> people = new(StringComparer.Ordinal);
        await MakeAsync(Accounts, organisations, people, at);
        await db.SaveChangesAsync(cancellationToken);
        return new DemoCast(organisations, people);
    }

    /// <summary>The same cast with people of the other organisations.</summary>
    public async Task<DemoCast> WithOthersAsync(DemoCast cast, DateTimeOffset at, CancellationToken cancellationToken)
    {
        Dictionary<string, Guid> people = new(cast.People, StringComparer.Ordinal);
        await MakeAsync(Others, cast.Organisations, people, at);
        await db.SaveChangesAsync(cancellationToken);
        return cast with { People = people };
    }

    private async Task MakeAsync(
        IReadOnlyList<(string Account, string En, string Zh, string Role, string? Organisation)> accounts,
        IReadOnlyDictionary<string, Organisation> organisations,
        Dictionary<string, Guid> people,
        DateTimeOffset at
    )
    {
        // Everybody has the same known password, so it is hashed once: that is what takes longest here.
        var hash = users.PasswordHasher.HashPassword(new FundUser(), DemoAccounts.Password);
        foreach (var (account, en, zh, role, organisation) in accounts)
        {
            people[account] = await MakeUserAsync(account, new LocalText(en, zh), hash, at);
            Id<Organisation>? of = organisation is null ? null : organisations[organisation].Id;
            db.Memberships.Add(new Membership(Id<Membership>.New(at), people[account], role, of));
            if (Fields.TryGetValue(account, out var fields))
            {
                var (disciplines, words, brings) = fields;
                db.Expertise.Add(
                    new Expertise
                    {
                        UserId = people[account],
                        Disciplines = disciplines,
                        Words = words,
                        Brings = brings,
                    }
                );
            }
        }
    }

    private static Organisation MakeOrganisation(
        int index,
        LocalText name,
        OrganisationKind kind,
        string region,
        DateTimeOffset at
    )
    {
        var body =
            $"{(kind == OrganisationKind.Enterprise ? "91" : "51")}{region}0000{700000000 + (index * 7919)}".AsSpan(
                0,
                17
            );
        var organisation = new Organisation(
            Id<Organisation>.New(at),
            name,
            kind,
            $"{body}{CreditCode.CheckOf(body)}",
            region
        );
        organisation.SetPayee(new Payee(name.Zh, $"6222{600000000000 + (index * 104729)}", "演示银行", "102100099996"));
        return organisation;
    }

    private async Task<Guid> MakeUserAsync(string account, LocalText name, string hash, DateTimeOffset at)
    {
        var address = $"{account}@{DemoAccounts.Domain}";
        var user = new FundUser
        {
            Id = Guid.CreateVersion7(at),
            UserName = address,
            Email = address,
            EmailConfirmed = true,
            DisplayName = name,
            PasswordHash = hash,
        };
        var made = await users.CreateAsync(user);
        return made.Succeeded
            ? user.Id
            : throw new InvalidOperationException(string.Join("; ", made.Errors.Select(error => error.Description)));
    }
}

/// <summary>Who is who in the demo fund.</summary>
public sealed record DemoCast(
    IReadOnlyDictionary<string, Organisation> Organisations,
    IReadOnlyDictionary<string, Guid> People
)
{
    public Actor As(string account, params string[] roles) => new(People[account], roles);
}
