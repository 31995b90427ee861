using System.Globalization;
using FundManager.Domain;
using FundManager.Domain.Calls;
using FundManager.Domain.History;

namespace FundManager.Web.Demo.Load;

/// <summary>One call of the load and its applications; time stops it where it stands today.</summary>
internal sealed class LoadCall
{
    /// <summary>The most that one application asks for.</summary>
    public static readonly Money MostAsked = new(1_800_000m);

    private const int OpensOn = -40;
    private const int EndorseOn = 10;
    private const int DecidedOn = 80;
    private const int CompletedOn = 140;

    private readonly LoadWorld _world;
    private readonly int _count;
    private readonly int _first;

    public LoadCall(LoadWorld world, int number, int first, int count, DateTimeOffset closesAt)
    {
        (_world, _first, _count) = (world, first, count);
        var content = new CallContent(
            new LocalText(
                string.Create(CultureInfo.InvariantCulture, $"Technology for industry, round {number}"),
                string.Create(CultureInfo.InvariantCulture, $"科技服务产业第{number}批")
            ),
            new LocalText("Projects that bring research into production.", "推动科研成果走向生产的项目。"),
            new Money(MostAsked.Amount * count),
            closesAt.AddDays(OpensOn),
            closesAt,
            closesAt.AddDays(EndorseOn),
            new CallTerms()
        );
        var prepared = closesAt.AddDays(OpensOn - 20);
        var workflow = world.Workflows[CaseKind.Call];
        Call = new Call(
            Id<Call>.New(prepared),
            string.Create(CultureInfo.InvariantCulture, $"{world.Fund.Number}-C{number}"),
            world.Fund.Id,
            content,
            (workflow, world.People.By("officer", Role.ProgrammeOfficer, prepared))
        );
        Call.Schedule(
            workflow,
            content.Ceiling,
            Money.Zero,
            world.People.By("leader", Role.Leader, prepared.AddDays(5))
        );
        Move(OpensOn, act => Call.Open(workflow, act));
        Move(0, act => Call.CloseIntake(workflow, act));
        Move(EndorseOn, act => Call.StartAssessment(workflow, act));
    }

    public Call Call { get; }

    /// <summary>Its applications, as plans that tell when what happens.</summary>
    public IEnumerable<LoadGrant> Grants() =>
        Enumerable.Range(0, _count).Select(i => new LoadGrant(_world, Call, _first + i, i + 1));

    /// <summary>After its applications: decided and completed where time has come.</summary>
    public void End()
    {
        var workflow = _world.Workflows[CaseKind.Call];
        if (Call.ClosesAt.AddDays(DecidedOn) is var decided && decided < _world.Now)
        {
            Call.Decide(workflow, undecided: 0, _world.People.By("leader", Role.Leader, decided));
            Move(CompletedOn, act => Call.Complete(workflow, act));
        }
    }

    private void Move(int day, Action<Act> move)
    {
        if (Call.ClosesAt.AddDays(day) is var at && at <= _world.Now)
        {
            move(new Act(Actor.System, at));
        }
    }
}
