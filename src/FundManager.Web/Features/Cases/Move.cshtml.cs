using FundManager.Domain;
using FundManager.Domain.History;
using FundManager.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace FundManager.Web.Features.Cases;

/// <summary>The form of any move that asks for no more than a few fields. The dialogs of the case pages post here.</summary>
public sealed class MoveModel(CaseReader cases, CaseMoves moves, MakeMove makeMove, Texts texts, TimeProvider clock)
    : FundPage
{
    [BindProperty(SupportsGet = true)]
    public string Kind { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public string Trigger { get; set; } = "";

    [BindProperty]
    public MoveForm Input { get; set; } = new();

    public CaseMove Move { get; private set; } = null!;

    public Case Case { get; private set; } = null!;

    public IReadOnlyList<MoveField> Fields { get; private set; } = [];

    public Refusal? WhyNot { get; private set; }

    /// <summary>The first instant that is too late, where there is one to know.</summary>
    public DateTimeOffset? Until { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        if (Move.PageOf(Id) is { } own)
        {
            return LocalRedirect(own);
        }

        var act = new Act(User.ToPerson().In(Case), clock.GetUtcNow(), Reason: "…");
        WhyNot = moves.WhyNotByRole(Move, Case, act.Actor) ?? await Move.WhyNotAsync(Case, act, cancellationToken);
        Input.Token = Guid.CreateVersion7(clock.GetUtcNow());
        Input.Seen = Case.EventCount;
        Input.Values = Fields.ToDictionary(field => field.Name, field => field.Default, StringComparer.Ordinal);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        var validator = new MoveFormValidator(Fields, texts);
        if (!await PassesAsync(validator, Input, cancellationToken))
        {
            return await ShowAgainAsync(cancellationToken);
        }

        var request = new MoveRequest(Move, Id, new MoveInput(Input.Values, [.. Input.Files]))
        {
            Token = Input.Token,
            Seen = Input.Seen,
        };
        if (!await makeMove.ExecuteAsync(request, User.ToPerson(), cancellationToken))
        {
            return NotFound();
        }

        Done(texts[$"moves.{Kind}_{Trigger}_done"]);
        // Who names a conflict may not see the case any longer.
        var isSeen = await cases.FindAsync(Kind, Id, User.ToPerson(), cancellationToken) is not null;
        return LocalRedirect(isSeen ? CaseLinks.To(Kind, Id) : "/");
    }

    protected override async Task LoadAsync(CancellationToken cancellationToken) => await FindAsync(cancellationToken);

    private async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        if (
            moves.Find(Kind, Trigger) is not { } move
            || await cases.FindAsync(Kind, Id, User.ToPerson(), cancellationToken) is not { } found
        )
        {
            return false;
        }

        (Move, Case, Fields) = (move, found, move.FieldsOf(found));
        Until = await move.UntilAsync(found, cancellationToken);
        return true;
    }
}
