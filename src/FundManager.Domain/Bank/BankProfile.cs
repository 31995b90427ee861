namespace FundManager.Domain.Bank;

/// <summary>The form in which a bank takes payments.</summary>
public enum BankFormat
{
    /// <summary>ISO 20022 pain.001.001.09.</summary>
    CreditTransfer,

    /// <summary>A comma-separated list, as banks in China import it.</summary>
    List,
}

/// <summary>What one bank takes: characters, lengths, and the columns of its list. Read from templates/banks.</summary>
public sealed record BankProfile
{
    private const int TextMax = 140;

    /// <summary>Like "pain-cn"; the name that people choose it by.</summary>
    public required string Name { get; init; }

    /// <summary>1 or more.</summary>
    public required int Version { get; init; }

    /// <summary>pain.001 or a list.</summary>
    public required BankFormat Format { get; init; }

    /// <summary>Whether Chinese characters are taken besides the Latin set.</summary>
    public required bool TakesChinese { get; init; }

    /// <summary>Longest identifier in characters; 35 at most (ISO 20022, Max35Text).</summary>
    public required int IdMax { get; init; }

    /// <summary>Longest name of an account in characters; 140 at most (Max140Text).</summary>
    public required int NameMax { get; init; }

    /// <summary>Longest remark in characters; 140 at most (Max140Text).</summary>
    public required int RemarkMax { get; init; }

    /// <summary>Code of the clearing system whose member number a bank code is, like CNAPS; null where bank codes are BICs.</summary>
    public string? ClearingSystem { get; init; }

    /// <summary>Who bears the charges: SHAR, SLEV, DEBT or CRED.</summary>
    public string ChargeBearer { get; init; } = "SHAR";

    /// <summary>Whether a list is written in GB18030; else in UTF-8 with its mark.</summary>
    public bool IsGb18030 { get; init; }

    /// <summary>Columns of a list: the bank's header and which fact stands under it; empty for pain.001.</summary>
    public IReadOnlyList<(string Header, PaymentFact Fact)> Columns { get; init; } = [];

    /// <summary>How the bank's statement looks as a table; null where it sends none.</summary>
    public StatementLayout? Statement { get; init; }

    /// <summary>Reads a profile.</summary>
    /// <exception cref="FaultyFileException">It is not sound; every fault is told.</exception>
    public static BankProfile Parse(string json) => JsonFields.ReadAll(json, Read);

    private static BankProfile Read(JsonFields file)
    {
        _ = file.TextOrNull("$schema");
        var profile = new BankProfile
        {
            Name = file.Text("name"),
            Version = file.Whole("version", 1, 999),
            Format = file.OneOf("format", ("pain.001.001.09", BankFormat.CreditTransfer), ("list", BankFormat.List)),
            TakesChinese = file.OneOf("characters", ("latin", false), ("chinese", true)),
            IdMax = file.Whole("idMax", 1, 35),
            NameMax = file.Whole("nameMax", 1, TextMax),
            RemarkMax = file.Whole("remarkMax", 1, TextMax),
            ClearingSystem = file.TextOrNull("clearingSystem"),
            ChargeBearer = file.IsNull("chargeBearer")
                ? "SHAR"
                : file.OneOf("chargeBearer", ("SHAR", "SHAR"), ("SLEV", "SLEV"), ("DEBT", "DEBT"), ("CRED", "CRED")),
            IsGb18030 = !file.IsNull("encoding") && file.OneOf("encoding", ("utf-8-bom", false), ("gb18030", true)),
            Columns = file.IsNull("columns")
                ? []
                : [.. file.Items("columns").Select(column => (column.Text("header"), FactOf(column)))],
            Statement = file.IsNull("statement") ? null : StatementLayout.Read(file.Object("statement")!),
        };
        if (profile.Format == BankFormat.List && profile.Columns.Count == 0)
        {
            file.Fault("columns", "missing");
        }

        file.RefuseUnknown();
        return profile;
    }

    private static PaymentFact FactOf(JsonFields column) =>
        column.OneOf("fact", [.. Enum.GetValues<PaymentFact>().Select(fact => (fact.ToString(), fact))]);
}

/// <summary>What can stand in a column of a list of payments.</summary>
public enum PaymentFact
{
    /// <summary>1 for the first.</summary>
    Position,

    /// <summary>The payee's account, always as text.</summary>
    AccountNumber,

    /// <summary>The payee's name.</summary>
    AccountName,

    /// <summary>The payee's bank.</summary>
    BankName,

    /// <summary>The bank's number.</summary>
    BankCode,

    /// <summary>The amount with as many decimals as the currency has.</summary>
    Amount,

    /// <summary>The three letters of the currency.</summary>
    Currency,

    /// <summary>What it is for.</summary>
    Remark,

    /// <summary>By what it is found again on the statement.</summary>
    EndToEndId,
}
