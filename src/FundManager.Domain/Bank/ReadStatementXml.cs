using System.Globalization;
using System.Xml.Linq;

namespace FundManager.Domain.Bank;

/// <summary>Reads camt.053 and camt.054.</summary>
internal static class ReadStatementXml
{
    // Our own mark for "no identifier was given" (ISO 20022 usage of EndToEndId).
    private const string NotProvided = "NOTPROVIDED";

    public static IReadOnlyList<BankStatement> Read(XElement message, bool isNotice)
    {
        List<BankStatement> statements =
        [
            .. message.All(isNotice ? "Ntfctn" : "Stmt").Select(statement => StatementOf(statement, isNotice)),
        ];
        Refusal.ThrowIf(statements.Count == 0 ? new Refusal("BNK-18", isNotice ? "Ntfctn" : "Stmt") : null);
        var ids = new HashSet<(string, string)>();
        var again = statements.FirstOrDefault(statement => !ids.Add((statement.Account, statement.Id)));
        Refusal.ThrowIf(again is null ? null : new Refusal("BNK-16", again.Id));
        return statements;
    }

    private static BankStatement StatementOf(XElement statement, bool isNotice)
    {
        var id = statement.Need("Id");
        var account = statement.TextAt("Acct", "Id", "IBAN");
        account = account.Length > 0 ? account : statement.Need("Acct", "Id", "Othr", "Id");
        var opening = BalanceOf(statement, "OPBD") ?? BalanceOf(statement, "PRCD");
        var closing = BalanceOf(statement, "CLBD");
        Refusal.ThrowIf(!isNotice && (opening is null || closing is null) ? new Refusal("BNK-14", id) : null);
        var entries = statement.All("Ntry").Where(IsBooked).ToList();
        var currencies = entries
            .Select(entry => entry.At("Amt"))
            .Concat(statement.All("Bal").Select(balance => balance.At("Amt")))
            .Select(amount => amount?.Attribute("Ccy")?.Value ?? "")
            .Append(statement.TextAt("Acct", "Ccy"))
            .Where(currency => currency.Length > 0)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        Refusal.ThrowIf(currencies.Count != 1 ? new Refusal("BNK-15", id, string.Join(' ', currencies)) : null);
        var read = new BankStatement
        {
            Id = id,
            Account = account,
            Currency = currencies[0],
            Opening = isNotice ? null : opening,
            Closing = isNotice ? null : closing,
            Entries = [.. entries.SelectMany((entry, index) => EntriesOf(entry, id, index))],
        };
        Refusal.ThrowIf(read.WhyNotSound());
        return read;
    }

    private static decimal? BalanceOf(XElement statement, string type) =>
        statement.All("Bal").FirstOrDefault(b => b.TextAt("Tp", "CdOrPrtry", "Cd") == type) is { } balance
            ? IsCredit(balance)
                ? AmountOf(balance)
                : -AmountOf(balance)
            : null;

    // Up to version .007 the state is a text, later a choice of a code or a word of the bank's.
    private static bool IsBooked(XElement entry) => entry.At("Sts") is not { } state || state.Value.Trim() == "BOOK";

    private static bool IsCredit(XElement element)
    {
        var sign = element.Need("CdtDbtInd");
        Refusal.ThrowIf(sign is "CRDT" or "DBIT" ? null : new Refusal("BNK-18", "CdtDbtInd"));
        return sign == "CRDT";
    }

    private static decimal AmountOf(XElement element)
    {
        var amount = element.At("Amt");
        Refusal.ThrowIf(amount is null ? new Refusal("BNK-18", "Amt") : null);
        return amount!.Amount();
    }

    private static List<StatementEntry> EntriesOf(XElement entry, string statement, int index)
    {
        var total = AmountOf(entry);
        var reference = entry.TextAt("AcctSvcrRef");
        reference = reference.Length > 0 ? reference : entry.TextAt("NtryRef");
        // A bank that names no entry leaves its place on the statement.
        reference =
            reference.Length > 0 ? reference : string.Create(CultureInfo.InvariantCulture, $"{statement}:{index + 1}");
        var details = entry.All("NtryDtls").SelectMany(group => group.All("TxDtls")).ToList();
        if (details.Count <= 1)
        {
            return [EntryOf(entry, details.FirstOrDefault(), reference, total)];
        }

        List<StatementEntry> entries =
        [
            .. details.Select(
                (detail, i) =>
                    EntryOf(
                        entry,
                        detail,
                        string.Create(CultureInfo.InvariantCulture, $"{reference}/{i + 1}"),
                        DetailAmount(detail)
                    )
            ),
        ];
        var sum = entries.Sum(part => part.Amount);
        Refusal.ThrowIf(sum == total ? null : new Refusal("BNK-19", reference, sum, total));
        return entries;
    }

    private static decimal DetailAmount(XElement detail)
    {
        var amount =
            detail.At("Amt") ?? detail.At("AmtDtls", "TxAmt", "Amt") ?? detail.At("AmtDtls", "InstdAmt", "Amt");
        Refusal.ThrowIf(amount is null ? new Refusal("BNK-18", "TxDtls/Amt") : null);
        return amount!.Amount();
    }

    private static StatementEntry EntryOf(XElement entry, XElement? detail, string reference, decimal amount)
    {
        var day = entry.TextAt("BookgDt", "Dt");
        day = day.Length > 0 ? day : entry.Need("BookgDt", "DtTm");
        var isDay = DateOnly.TryParseExact(
            day.Length > 10 ? day[..10] : day,
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var bookedOn
        );
        Refusal.ThrowIf(isDay ? null : new Refusal("BNK-18", "BookgDt"));
        var isCredit = IsCredit(entry);
        var endToEndId = detail?.TextAt("Refs", "EndToEndId") ?? "";
        var isReversal = entry.TextAt("RvslInd") is "true" or "1" || detail?.At("RtrInf") is not null;
        return new StatementEntry(
            reference,
            bookedOn,
            amount,
            isCredit,
            isCredit && isReversal,
            endToEndId.Length == 0 || endToEndId == NotProvided ? null : endToEndId,
            detail?.TextAt("RmtInf", "Ustrd") is { Length: > 0 } text ? text : entry.TextAt("AddtlNtryInf")
        );
    }
}
