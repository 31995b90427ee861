using FundManager.Domain;
using FundManager.Domain.History;
using FundManager.Domain.Organisations;
using FundManager.Domain.Workflows;
using FundManager.Web.Access;

namespace FundManager.Web.Features.Cases;

/// <summary>What a person can do with a case now, and for what he cannot the reason.</summary>
/// <param name="Move">The act.</param>
/// <param name="WhyNot">Null when it is offered.</param>
/// <param name="Until">The first instant that is too late, where there is one to know.</param>
public sealed record MoveOffer(CaseMove Move, Refusal? WhyNot, DateTimeOffset? Until);

/// <summary>Knows every move that a page can offer, and which of them a person has.</summary>
[UseCase]
public sealed class CaseMoves(IEnumerable<CaseMove> moves, WorkflowCatalog workflows, TimeProvider clock)
{
    public CaseMove? Find(string kind, string trigger) =>
        moves.FirstOrDefault(move => move.Kind == kind && move.Trigger == trigger);

    public IEnumerable<CaseMove> Of(string kind) => moves.Where(move => move.Kind == kind);

    /// <summary>Moves that this person's roles have from the case's state, in the order of the workflow; notes after them.</summary>
    public async Task<IReadOnlyList<MoveOffer>> OffersAsync(
        Case @case,
        Person person,
        CancellationToken cancellationToken
    )
    {
        List<MoveOffer> offers = [];
        foreach (var move in Candidates(@case, person))
        {
            var whyNot = await WhyNotAsync(move, @case, person, cancellationToken);
            offers.Add(new MoveOffer(move, whyNot, await move.UntilAsync(@case, cancellationToken)));
        }

        return offers;
    }

    /// <summary>Moves that this person's roles have from the case's state, whether or not a rule refuses them now.</summary>
    public IEnumerable<CaseMove> Candidates(Case @case, Person person) => Candidates(@case, person.In(@case));

    /// <summary>Null when a rule refuses nothing of the move now.</summary>
    public Task<Refusal?> WhyNotAsync(CaseMove move, Case @case, Person person, CancellationToken cancellationToken) =>
        move.WhyNotAsync(@case, new Act(person.In(@case), clock.GetUtcNow(), Reason: "…"), cancellationToken);

    /// <summary>Null when <paramref name="actor"/>'s roles have the move from the case's state; else why not.</summary>
    public Refusal? WhyNotByRole(CaseMove move, Case @case, Actor actor) =>
        move.NoteRoles is null
            ? workflows.Get(@case.Kind, @case.WorkflowVersion).WhyNotFire(move.Trigger, @case.State, actor)
        : move.NoteRoles.Any(actor.Is) ? null
        : new Refusal("GEN-04");

    private IEnumerable<CaseMove> Candidates(Case @case, Actor actor)
    {
        var own = Of(@case.Kind).ToList();
        var ordered =
            @case.Kind == CaseKind.Fund
                ? []
                : workflows
                    .Get(@case.Kind, @case.WorkflowVersion)
                    .Permitted(@case.State, actor)
                    .Select(trigger => own.FirstOrDefault(move => move.NoteRoles is null && move.Trigger == trigger))
                    .OfType<CaseMove>();
        return [.. ordered, .. own.Where(move => move.NoteRoles?.Any(actor.Is) == true)];
    }
}
