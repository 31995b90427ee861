using FundManager.Domain;
using FundManager.Web.Features.Cases;
using FundManager.Web.Setup;
using FundManager.Web.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace FundManager.Web.Tests;

/// <summary>The classes that make moves and the files that allow them say the same.</summary>
internal sealed class MovesTests
{
    private FundServer _server = null!;
    private IServiceScope _scope = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _server = await FundServer.StartAsync();
        _scope = _server.Services.CreateScope();
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _scope.Dispose();
        await _server.DisposeAsync();
    }

    private List<CaseMove> Moves => [.. _scope.ServiceProvider.GetServices<CaseMove>()];

    [Test]
    public void Every_move_of_a_person_in_a_workflow_has_its_class()
    {
        var workflows = Templates.ReadWorkflows();
        Assert.That(workflows.All, Has.Count.GreaterThanOrEqualTo(9));

        var missing = workflows
            .All.SelectMany(workflow =>
                workflow
                    .Definition.Transitions.Where(t => t.Roles.Any(role => role != Role.System))
                    .Select(t => (workflow.Definition.Name, t.Trigger))
            )
            .Distinct()
            .Where(move => !Moves.Exists(m => m.Kind == move.Name && m.Trigger == move.Trigger && m.NoteRoles is null));

        Assert.That(missing, Is.Empty);
    }

    [Test]
    public void Every_class_that_is_no_note_stands_in_its_workflow()
    {
        var workflows = Templates.ReadWorkflows();
        Assert.That(Moves, Is.Not.Empty);

        var unknown = Moves
            .Where(move =>
                move.NoteRoles is null && !workflows[move.Kind].Definition.Triggers.ContainsKey(move.Trigger)
            )
            .Select(move => $"{move.Kind}.{move.Trigger}");

        Assert.That(unknown, Is.Empty);
    }

    [Test]
    public void Every_move_has_its_texts()
    {
        string[] parts = ["", "_question", "_effect", "_done"];
        var keys = Moves.SelectMany(move => parts.Select(part => $"moves.{move.Kind}_{move.Trigger}{part}"));

        Assert.That(keys.Where(key => Texts.Find(key) is null), Is.Empty);
    }

    [Test]
    public void For_every_state_and_role_the_moves_offered_are_those_accepted()
    {
        var workflows = Templates.ReadWorkflows();
        var seen = 0;
        foreach (var workflow in workflows.All)
        {
            foreach (var state in workflow.Definition.States.Keys)
            {
                foreach (var role in Role.All.Append(Role.System))
                {
                    var actor = new Actor(Guid.CreateVersion7(), role);
                    var accepted = workflow.Definition.Triggers.Keys.Where(trigger =>
                        workflow.WhyNotFire(trigger, state, actor) is null
                    );

                    Assert.That(
                        workflow.Permitted(state, actor),
                        Is.EquivalentTo(accepted),
                        $"{workflow.Definition.Name} {state} {role}"
                    );
                    seen++;
                }
            }
        }

        Assert.That(seen, Is.GreaterThan(500));
    }
}
