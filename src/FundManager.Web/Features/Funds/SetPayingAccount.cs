using FundManager.Domain;
using FundManager.Domain.Bank;
using FundManager.Domain.Funds;
using FundManager.Domain.History;
using FundManager.Domain.Organisations;
using FundManager.Web.Features.Cases;

namespace FundManager.Web.Features.Funds;

/// <summary>Sets the account that pays, and how its bank takes payments.</summary>
public sealed class SetPayingAccount(BankCatalog banks) : CaseMove<Fund>
{
    private const int NumberMax = 34;
    private const int CodeMax = 35;

    public override string Kind => CaseKind.Fund;

    public override string Trigger => nameof(Fund.SetPayingAccount);

    public override IReadOnlyList<string> NoteRoles { get; } = [Role.Leader];

    public override bool IsWork => false;

    protected override IReadOnlyList<MoveField> FieldsOf(Fund fund) =>
        [
            Text("accountName", fund.PayingAccount?.AccountName, Organisation.NameMaxLength),
            Text("accountNumber", fund.PayingAccount?.AccountNumber, NumberMax),
            Text("bankName", fund.PayingAccount?.BankName, Organisation.NameMaxLength),
            Text("bankCode", fund.PayingAccount?.BankCode, CodeMax),
            new("bankProfile", MoveFieldKind.Choice)
            {
                Default = fund.BankProfile,
                Choices = [.. banks.Newest.Select(profile => (profile.Name, $"banks.{profile.Name}"))],
            },
            MoveField.Reason,
        ];

    protected override Task ExecuteAsync(Fund fund, MoveInput input, Act act, CancellationToken cancellationToken)
    {
        var account = new Payee(
            input.Text("accountName"),
            input.Text("accountNumber").Replace(" ", "", StringComparison.Ordinal),
            input.Text("bankName"),
            input.Text("bankCode")
        );
        fund.SetPayingAccount(account, banks.Find(input.Text("bankProfile"))!, act);
        return Task.CompletedTask;
    }

    private static MoveField Text(string name, string? value, int max) =>
        new(name, MoveFieldKind.Text) { Default = value ?? "", MaxLength = max };
}
