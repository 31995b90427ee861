using FundManager.Domain;
using FundManager.Domain.Applications;
using FundManager.Domain.Funds;
using FundManager.Domain.History;
using FundManager.Web.Features.Cases;

namespace FundManager.Web.Features.Funds;

/// <summary>Sets above which amounts a payment needs one more approval.</summary>
public sealed class SetApprovalLevels : CaseMove<Fund>
{
    private const string Field = "levels";

    private static readonly char[] Between = [' ', ';', '；', '\n', '\r', '\t'];

    public override string Kind => CaseKind.Fund;

    public override string Trigger => nameof(Fund.SetApprovalLevels);

    public override IReadOnlyList<string> NoteRoles { get; } = [Role.Leader];

    public override bool IsWork => false;

    protected override IReadOnlyList<MoveField> FieldsOf(Fund fund) =>
        [
            new(Field, MoveFieldKind.Text)
            {
                IsRequired = false,
                Default = string.Join(" ", fund.ApprovalLevels),
                MaxLength = 100,
            },
            MoveField.Reason,
        ];

    protected override Task ExecuteAsync(Fund fund, MoveInput input, Act act, CancellationToken cancellationToken)
    {
        List<Money> levels = [];
        foreach (var text in input.Text(Field).Split(Between, StringSplitOptions.RemoveEmptyEntries))
        {
            Refusal.ThrowIf(Proposal.TryAmount(text, out var level) ? null : new Refusal("PAY-66", text));
            levels.Add(level);
        }

        fund.SetApprovalLevels(levels, act);
        return Task.CompletedTask;
    }
}
