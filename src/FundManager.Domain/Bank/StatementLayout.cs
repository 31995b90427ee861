namespace FundManager.Domain.Bank;

/// <summary>What stands under a column of a statement that a bank gives as a table.</summary>
public enum StatementFact
{
    /// <summary>The day on which the bank booked it.</summary>
    Day,

    /// <summary>Money that came in; empty or 0 else.</summary>
    Credit,

    /// <summary>Money that went out; empty or 0 else.</summary>
    Debit,

    /// <summary>Money that came in or, below zero or with such a <see cref="Direction"/>, went out.</summary>
    Amount,

    /// <summary>Which way the <see cref="Amount"/> went, in the bank's words: 借 or 贷, D or C.</summary>
    Direction,

    /// <summary>The balance after the entry.</summary>
    Balance,

    /// <summary>The bank's number of the entry.</summary>
    Reference,

    /// <summary>Our identifier of the payment, where the bank gives it back.</summary>
    EndToEndId,

    /// <summary>The other account.</summary>
    OtherAccount,

    /// <summary>Remark, purpose, or the other's name; several are joined.</summary>
    Text,
}

/// <summary>How a bank's statement looks as a table: headings that name each fact. Part of the bank's profile.</summary>
/// <param name="Headings">A fact and a heading; one fact may have several, the file those that it likes.</param>
public sealed record StatementLayout(IReadOnlyList<(StatementFact Fact, string Heading)> Headings)
{
    internal static StatementLayout Read(JsonFields statement)
    {
        List<(StatementFact, string)> headings = [];
        foreach (var column in statement.Items("columns"))
        {
            var fact = column.OneOf("fact", [.. Enum.GetValues<StatementFact>().Select(f => (f.ToString(), f))]);
            headings.Add((fact, column.Text("header")));
        }

        var isInOne = headings.Exists(heading => heading.Item1 == StatementFact.Amount);
        StatementFact[] needed = isInOne
            ? [StatementFact.Day]
            : [StatementFact.Day, StatementFact.Credit, StatementFact.Debit];
        foreach (var fact in needed.Where(fact => !headings.Exists(heading => heading.Item1 == fact)))
        {
            statement.Fault("columns", "missing", fact.ToString());
        }

        return new StatementLayout(headings);
    }

    /// <summary>
    /// Whether a table with columns of these facts can be read: the day, and money that says which way it went. An amount alone says it
    /// only where balances prove it.
    /// </summary>
    internal static bool CanBeRead(IReadOnlyCollection<StatementFact> facts) =>
        facts.Contains(StatementFact.Day)
        && (
            (facts.Contains(StatementFact.Credit) && facts.Contains(StatementFact.Debit))
            || (
                facts.Contains(StatementFact.Amount)
                && (facts.Contains(StatementFact.Direction) || facts.Contains(StatementFact.Balance))
            )
        );
}
