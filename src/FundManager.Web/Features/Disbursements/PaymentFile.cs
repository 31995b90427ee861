using FundManager.Data.Files;
using FundManager.Documents.Workbooks;
using FundManager.Domain;
using FundManager.Domain.Organisations;

namespace FundManager.Web.Features.Disbursements;

/// <summary>One payment as the bank is told to make it.</summary>
public sealed record PaymentLine(Payee Payee, Money Amount, string Remark, string EndToEndId);

/// <summary>The list of payments that a bank in China takes in: the same lines give the same bytes.</summary>
public static class PaymentFile
{
    public const string ContentType = "text/csv";

    // The bank's own words, whatever the language of whoever releases: its import knows the columns by them.
    private static readonly IReadOnlyList<SheetColumn> Columns =
    [
        new("序号"),
        new("收款账号"),
        new("收款户名"),
        new("收款行名"),
        new("联行号"),
        new("金额(元)"),
        new("用途/附言"),
        new("EndToEndId"),
    ];

    public static byte[] Write(IEnumerable<PaymentLine> payments) =>
        Csv.Write(
            new Sheet
            {
                Name = "payments",
                Columns = Columns,
                Rows = [.. payments.Select(RowOf)],
            }
        );

    /// <summary>Whether <paramref name="person"/> may open <paramref name="file"/>: payment files hold whole account numbers.</summary>
    public static bool MayOpen(StoredFile file, Person person) =>
        file.Purpose != ReleasePayment.Purpose || person.Holds(Role.FinanceOfficer) || person.Holds(Role.Auditor);

    /// <summary>Account numbers and bank codes are text: leading zeros count, and more digits than a number keeps.</summary>
    private static IReadOnlyList<SheetCell> RowOf(PaymentLine payment, int index) =>
        [
            index + 1,
            payment.Payee.AccountNumber,
            payment.Payee.AccountName,
            payment.Payee.BankName,
            payment.Payee.BankCode,
            payment.Amount.ToString(),
            payment.Remark,
            payment.EndToEndId,
        ];
}
