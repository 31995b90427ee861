using System.Globalization;

namespace FundManager.Domain.Bank;

/// <summary>Of which account a table is; the table itself seldom says so.</summary>
/// <param name="Name">What refusals call it: the file's name.</param>
/// <param name="Account">Number of the account.</param>
/// <param name="Currency">Three letters by ISO 4217.</param>
public sealed record StatementList(string Name, string Account, string Currency);

/// <summary>Reads a statement that a bank gives as a table: rows above the headings and sums below are left out, everything else is read or the file refused.</summary>
public static class ReadStatementList
{
    private static readonly string[] Days =
    [
        "yyyy-MM-dd",
        "yyyyMMdd",
        "yyyy/M/d",
        "yyyy-M-d",
        "yyyy.M.d",
        "yyyy年M月d日",
    ];

    // The bank's side: it owes us what came in, so that is its credit.
    private static readonly string[] InWords =
    [
        "贷",
        "贷方",
        "贷记",
        "收",
        "收入",
        "来账",
        "转入",
        "C",
        "CR",
        "CRDT",
        "Credit",
    ];
    private static readonly string[] OutWords =
    [
        "借",
        "借方",
        "借记",
        "支",
        "支出",
        "往账",
        "转出",
        "D",
        "DR",
        "DBIT",
        "Debit",
    ];

    private static readonly StatementFact[] Amounts = [StatementFact.Credit, StatementFact.Debit, StatementFact.Amount];

    private static readonly string[] SumWords = ["合计", "总计", "小计"];

    /// <summary>The statement; its balances only where the table has a balance after each entry.</summary>
    /// <param name="rows">Each with its line in the file, 1 for the first.</param>
    /// <param name="layout">Headings of the bank.</param>
    /// <param name="of">Of which account.</param>
    /// <exception cref="RefusedException">BNK-13: balances do not follow from the entries. BNK-28: no headings. BNK-29: a cell cannot be read. BNK-09: no currency.</exception>
    public static BankStatement Read(IReadOnlyList<CsvRow> rows, StatementLayout layout, StatementList of)
    {
        var places = CurrencyUnits.Of(of.Currency);
        Refusal.ThrowIf(places is null ? new Refusal("BNK-09", of.Currency) : null);
        var (head, columns) = HeadOf(rows, layout);
        List<(StatementEntry Entry, decimal? Balance)> read = [];
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in rows.Skip(head + 1))
        {
            if (new ListRow(row, columns, places!.Value) is { IsEntry: true } entry)
            {
                read.Add((entry.Read(seen), entry.Balance));
            }
        }

        var (opening, closing) = BalancesOf(read, of.Name);
        return new BankStatement
        {
            Id = of.Name,
            Account = of.Account,
            Currency = of.Currency,
            Opening = opening,
            Closing = closing,
            Entries = [.. read.Select(one => one.Entry)],
        };
    }

    private static (int Row, IReadOnlyList<(StatementFact Fact, int Column)> Columns) HeadOf(
        IReadOnlyList<CsvRow> rows,
        StatementLayout layout
    )
    {
        foreach (var (index, row) in rows.Index())
        {
            List<(StatementFact Fact, int Column)> columns =
            [
                .. row
                    .Fields.Index()
                    .SelectMany(cell =>
                        layout
                            .Headings.Where(heading => heading.Heading == cell.Item.Trim())
                            .Select(heading => (heading.Fact, cell.Index))
                    ),
            ];
            if (StatementLayout.CanBeRead([.. columns.Select(column => column.Fact)]))
            {
                return (index, columns);
            }
        }

        throw new RefusedException(new Refusal("BNK-28"));
    }

    /// <summary>Banks print the latest first or last; the balances must follow one way or the other.</summary>
    private static (decimal? Opening, decimal? Closing) BalancesOf(
        List<(StatementEntry Entry, decimal? Balance)> read,
        string name
    )
    {
        if (read.Count == 0 || read.Exists(one => one.Balance is null))
        {
            return (null, null);
        }

        if (!Follows(read))
        {
            var turned = read.AsEnumerable().Reverse().ToList();
            Refusal.ThrowIf(Follows(turned) ? null : FaultOf(read, name));
            read = turned;
        }

        return (read[0].Balance - read[0].Entry.Effect, read[^1].Balance);
    }

    private static bool Follows(List<(StatementEntry Entry, decimal? Balance)> read) =>
        read.Zip(read.Skip(1)).All(pair => pair.First.Balance + pair.Second.Entry.Effect == pair.Second.Balance);

    private static Refusal FaultOf(List<(StatementEntry Entry, decimal? Balance)> read, string name)
    {
        var opening = read[0].Balance - read[0].Entry.Effect;
        return new Refusal("BNK-13", name, opening + read.Sum(one => one.Entry.Effect) ?? 0m, read[^1].Balance ?? 0m);
    }

    private sealed class ListRow(CsvRow row, IReadOnlyList<(StatementFact Fact, int Column)> columns, int places)
    {
        /// <summary>An entry has an amount; blank rows, remarks and sums below the table have none, or say that they are sums.</summary>
        public bool IsEntry =>
            Amounts.Any(fact => Of(fact).Length > 0)
            && !row.Fields.Any(cell => SumWords.Any(word => cell.Trim().StartsWith(word, StringComparison.Ordinal)));

        public decimal? Balance => Of(StatementFact.Balance) is { Length: > 0 } ? Number(StatementFact.Balance) : null;

        public StatementEntry Read(Dictionary<string, int> seen)
        {
            var effect = Effect();
            Refusal.ThrowIf(effect == 0 ? Fault(Amounts.First(fact => Of(fact).Length > 0)) : null);
            var day = Day();
            var other = Of(StatementFact.OtherAccount);
            var text = string.Join(' ', AllOf(StatementFact.Text));
            var reference = Of(StatementFact.Reference);
            if (reference.Length == 0)
            {
                // Without a number of the bank's the entry is known by what it says, and equal ones of a day by their order.
                var said = string.Create(CultureInfo.InvariantCulture, $"{day:yyyyMMdd}:{effect:0.00}:{other}");
                var n = seen[said] = seen.GetValueOrDefault(said) + 1;
                reference = string.Create(CultureInfo.InvariantCulture, $"{said}:{n}");
            }

            var id = Of(StatementFact.EndToEndId);
            return new StatementEntry(
                reference,
                day,
                Math.Abs(effect),
                effect > 0,
                IsReturn: effect > 0 && text.Contains("退汇", StringComparison.Ordinal),
                id.Length == 0 ? null : id,
                text
            );
        }

        /// <summary>Above zero for what came in.</summary>
        private decimal Effect() =>
            Has(StatementFact.Credit) && Has(StatementFact.Debit)
                ? Number(StatementFact.Credit) - Number(StatementFact.Debit)
                : Number(StatementFact.Amount) * Sign();

        /// <summary>1 or −1: an amount below zero takes an entry of its direction back.</summary>
        private int Sign()
        {
            if (!Has(StatementFact.Direction))
            {
                return 1;
            }

            var word = Of(StatementFact.Direction);
            var isIn = InWords.Contains(word, StringComparer.OrdinalIgnoreCase);
            var isOut = OutWords.Contains(word, StringComparer.OrdinalIgnoreCase);
            Refusal.ThrowIf(isIn == isOut ? Fault(StatementFact.Direction) : null);
            return isIn ? 1 : -1;
        }

        private bool Has(StatementFact fact) => columns.Any(column => column.Fact == fact);

        private DateOnly Day()
        {
            // A table may give the instant; its day is what counts.
            var text = Of(StatementFact.Day).Split(' ', 'T')[0];
            var isDay = DateOnly.TryParseExact(
                text,
                Days,
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var day
            );
            Refusal.ThrowIf(isDay ? null : Fault(StatementFact.Day));
            return day;
        }

        private decimal Number(StatementFact fact)
        {
            var text = Of(fact).Replace(",", "", StringComparison.Ordinal);
            if (text.Length == 0 || text is "-" or "--")
            {
                return 0m;
            }

            var isAmount =
                decimal.TryParse(
                    text,
                    NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign,
                    CultureInfo.InvariantCulture,
                    out var amount
                )
                && Math.Abs(amount) <= Money.MaxAmount
                && (fact is StatementFact.Balance or StatementFact.Amount || amount >= 0)
                && CurrencyUnits.Fits(amount, places);
            Refusal.ThrowIf(isAmount ? null : Fault(fact));
            return amount;
        }

        private Refusal Fault(StatementFact fact) => new("BNK-29", row.Line, Of(fact), fact.ToString());

        private string Of(StatementFact fact) => AllOf(fact).FirstOrDefault() ?? "";

        private IEnumerable<string> AllOf(StatementFact fact) =>
            columns
                .Where(column => column.Fact == fact && column.Column < row.Fields.Count)
                .Select(column => row.Fields[column.Column].Trim('\t', ' ', '\u3000'))
                .Where(text => text.Length > 0);
    }
}
