using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Funds;
using FundManager.Domain.History;
using FundManager.Web.Features.Cases;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Funds;

/// <summary>Books money into the fund with its paper; it is available once a leader confirms it.</summary>
public sealed class BookMoney : CaseMove<Fund>
{
    public override string Kind => CaseKind.Fund;

    public override string Trigger => nameof(Fund.Book);

    public override IReadOnlyList<string> NoteRoles { get; } = [Role.FinanceOfficer];

    public override bool IsWork => false;

    protected override IReadOnlyList<MoveField> FieldsOf(Fund fund) =>
        [
            new("source", MoveFieldKind.Choice)
            {
                Choices = [.. Enum.GetNames<FundSource>().Select(name => (name, $"funds.Source_{name}"))],
            },
            new("amount", MoveFieldKind.Amount),
            new("paper", MoveFieldKind.Text) { MaxLength = Allocation.PaperMaxLength },
        ];

    protected override Task ExecuteAsync(Fund fund, MoveInput input, Act act, CancellationToken cancellationToken)
    {
        fund.Book(input.Choice<FundSource>("source"), input.Amount("amount"), input.Text("paper"), act);
        return Task.CompletedTask;
    }
}

/// <summary>Confirms booked money: from then on it is available. Its page shows what is to be confirmed.</summary>
public sealed class ConfirmMoney(FundDbContext db) : CaseMove<Fund>
{
    /// <summary>Name of the field that says which money.</summary>
    public const string Field = "allocation";

    public override string Kind => CaseKind.Fund;

    public override string Trigger => nameof(Fund.Confirm);

    public override IReadOnlyList<string> NoteRoles { get; } = [Role.Leader];

    public override IReadOnlyList<string> WorkStates { get; } = ["Active"];

    public override string PageOf(Guid id) => $"/funds/{id}/confirm";

    protected override IReadOnlyList<MoveField> FieldsOf(Fund fund) => [new(Field, MoveFieldKind.Text)];

    protected override async Task<Refusal?> WhyNotAsync(Fund fund, Act act, CancellationToken cancellationToken)
    {
        var waiting = await Waiting(fund).AsNoTracking().ToListAsync(cancellationToken);
        if (waiting.Count == 0)
        {
            return new Refusal("FND-07");
        }

        var answers = waiting.ConvertAll(allocation => Fund.WhyNotConfirm(allocation, act.Actor));
        return answers.Contains(null) ? null : answers[0];
    }

    protected override async Task ExecuteAsync(Fund fund, MoveInput input, Act act, CancellationToken cancellationToken)
    {
        var id = Id<Allocation>.TryParse(input.Text(Field), null, out var given) ? given : default;
        var allocation = await db.Allocations.SingleOrDefaultAsync(
            a => a.FundId == fund.Id && a.Id == id,
            cancellationToken
        );
        Refusal.ThrowIf(allocation is null ? new Refusal("FND-07") : null);
        fund.Confirm(allocation!, act);
    }

    private IQueryable<Allocation> Waiting(Fund fund) =>
        db.Allocations.Where(a => a.FundId == fund.Id && a.ConfirmedBy == null);
}
