using FundManager.Domain;
using FundManager.Domain.Applications;
using FundManager.Domain.Calls;
using FundManager.Domain.Funds;
using FundManager.Domain.History;
using FundManager.Domain.Organisations;
using FundManager.Domain.Reviews;

namespace FundManager.Testing;

/// <summary>Judges and applications that are tied in every way that there is, drawn from a seed: few enough names that namesakes meet.</summary>
public sealed class PlantedConflicts
{
    private static readonly (string En, string Zh)[] Families =
    [
        ("Wang", "王"),
        ("Li", "李"),
        ("Zhang", "张"),
        ("Liu", "刘"),
        ("Chen", "陈"),
        ("Ouyang", "欧阳"),
    ];

    private static readonly (string En, string Zh)[] Given =
    [
        ("Wei", "伟"),
        ("Fang", "芳"),
        ("Na", "娜"),
        ("Xiuying", "秀英"),
        ("Min", "敏"),
        ("Jing", "静"),
        ("Qiang", "强"),
        ("Lei", "磊"),
        ("Yang", "洋"),
        ("Guiying", "桂英"),
        ("Tao", "涛"),
        ("Xia", "霞"),
    ];

    private readonly Random _random;
    private readonly DateTimeOffset _at;

    /// <summary>Draws them; the same seed draws the same.</summary>
    public PlantedConflicts(int seed, int judges, int applications, DateTimeOffset at)
    {
        (_random, _at) = (new Random(seed), at);
        Organisations =
        [
            .. Enumerable
                .Range(1, 24)
                .Select(i => new Body(Id<Organisation>.New(at), new($"Institute of Field {i}", $"第{i}研究院"))),
        ];
        Judges = [.. Enumerable.Range(1, judges).Select(MakeJudge)];
        Applications = [.. Enumerable.Range(1, applications).Select(MakeApplication)];
        Awards =
        [
            .. Applications
                .Where((_, i) => i % 4 == 0)
                .Select((a, i) => new Grant(a, $"FM-2026-{i + 1:0000}", IsRunning: i % 2 == 0)),
        ];
    }

    public IReadOnlyList<Body> Organisations { get; }

    public IReadOnlyList<Judge> Judges { get; }

    public IReadOnlyList<Request> Applications { get; }

    /// <summary>What runs, or ended lately.</summary>
    public IReadOnlyList<Grant> Awards { get; }

    /// <summary>What endorsed what lately: every application that names a body.</summary>
    public IReadOnlySet<(Id<Organisation>, Id<Organisation>)> Endorsed =>
        Applications.Where(a => a.Endorser is not null).Select(a => (a.Applicant.Id, a.Endorser!.Id)).ToHashSet();

    /// <summary>As the rules take a judge.</summary>
    public JudgeFacts FactsOf(Judge judge) =>
        new(judge.Name, judge.Email, [.. judge.Bodies.Select(body => new JudgeMembership(body.Id, body.Name))])
        {
            Interests =
            [
                .. judge.Ties.Select(tie => new JudgeInterest(
                    tie.Kind,
                    tie.Other,
                    tie.Body?.Id,
                    tie.Body?.Name,
                    DateOnly.FromDateTime(_at.Date)
                )),
            ],
        };

    /// <summary>As the rules take an application.</summary>
    public static ConflictFacts FactsOf(Request request) =>
        new(
            request.Id,
            new CaseParties(
                new Id<Fund>(Guid.Empty),
                new Id<Call>(Guid.Empty),
                request.Applicant.Id,
                request.Endorser?.Id
            ),
            request.Form,
            request.Form.LeadEmail
        )
        {
            Applicant = request.Applicant.Name,
            Endorser = request.Endorser?.Name ?? new LocalText("", ""),
        };

    private Judge MakeJudge(int number) =>
        new(
            Guid.CreateVersion7(_at),
            MakeName(),
            $"judge{number}@univ.example",
            [.. Enumerable.Range(0, _random.Next(3)).Select(_ => Any(Organisations)).Distinct()],
            [.. Enumerable.Range(0, _random.Next(3)).Select(_ => MakeTie())]
        );

    private Tie MakeTie()
    {
        var kind = Any(Enum.GetValues<InterestKind>());
        return _random.Next(4) switch
        {
            0 => new Tie(kind, "", Any(Organisations)),
            1 => new Tie(kind, Typed(Any(Organisations).Name), null),
            2 => new Tie(kind, $"Lead{_random.Next(1, 40)}@Lab.example ", null),
            _ => new Tie(kind, Typed(MakeName()), null),
        };
    }

    private Request MakeApplication(int number)
    {
        var form = new ApplicationForm
        {
            TitleEn = $"Work {number}",
            TitleZh = $"工作{number}",
            LeadName = Typed(MakeName()),
            LeadEmail = _random.Next(8) == 0 ? Any(Judges).Email : $"lead{number}@lab.example",
            Team = [.. Enumerable.Range(0, _random.Next(4)).Select(_ => new TeamRow(Typed(MakeName()), "Work"))],
            Partners =
            [
                .. Enumerable
                    .Range(0, _random.Next(2))
                    .Select(_ => new PartnerRow(Typed(Any(Organisations).Name), "Work")),
            ],
            Avoided = [.. Enumerable.Range(0, _random.Next(3)).Select(_ => new AvoidedRow(MakeAvoided(), "Rival"))],
        };
        return new Request(
            Id<GrantApplication>.New(_at),
            form,
            Any(Organisations),
            _random.Next(3) == 0 ? null : Any(Organisations)
        );
    }

    private string MakeAvoided() =>
        _random.Next(3) switch
        {
            0 => Any(Judges).Email.ToUpperInvariant(),
            1 => Typed(Any(Organisations).Name),
            _ => Typed(Any(Judges).Name),
        };

    private LocalText MakeName()
    {
        var (family, one) = (Any(Families), Any(Given));
        return new LocalText($"{family.En} {one.En}", family.Zh + one.Zh);
    }

    // As people type: either script or both, with other spacing, case and order of words.
    private string Typed(LocalText name) =>
        _random.Next(4) switch
        {
            0 => name.En.ToUpperInvariant(),
            1 => string.Join("  ", name.En.Split(' ').Reverse()),
            2 => $" {name.Zh} ",
            _ => name.Zh,
        };

    private T Any<T>(IReadOnlyList<T> list) => list[_random.Next(list.Count)];

    public sealed record Body(Id<Organisation> Id, LocalText Name);

    public sealed record Tie(InterestKind Kind, string Other, Body? Body);

    public sealed record Judge(
        Guid Id,
        LocalText Name,
        string Email,
        IReadOnlyList<Body> Bodies,
        IReadOnlyList<Tie> Ties
    );

    public sealed record Request(Id<GrantApplication> Id, ApplicationForm Form, Body Applicant, Body? Endorser);

    public sealed record Grant(Request Request, string Number, bool IsRunning);
}
