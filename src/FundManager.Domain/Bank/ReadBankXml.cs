using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace FundManager.Domain.Bank;

/// <summary>Reads what a bank sends by ISO 20022: pain.002, camt.053 and camt.054, by the local names of elements, whatever their version's namespace.</summary>
public static class ReadBankXml
{
    /// <summary>More characters than a statement of 100,000 entries has; a bound on work over outside data.</summary>
    public const long CharactersMax = 256L * 1024 * 1024;

    private const string Prefix = "urn:iso:std:iso:20022:tech:xsd:";
    private const string Status = "pain.002";
    private const string Statement = "camt.053";
    private const string Notice = "camt.054";

    // Message, the element that it begins with, and the oldest and newest version that is taken: elements are found by their local names.
    private static readonly (string Message, string Root, int Oldest, int Newest)[] Messages =
    [
        (Status, "CstmrPmtStsRpt", 3, 14),
        (Statement, "BkToCstmrStmt", 2, 13),
        (Notice, "BkToCstmrDbtCdtNtfctn", 2, 13),
    ];

    /// <summary>All of it, or a refusal: never a part.</summary>
    /// <exception cref="RefusedException">BNK-10 to BNK-19: no readable XML, another message or version, sums that are wrong, a fact that is missing.</exception>
    public static BankMessage Read(Stream file)
    {
        var document = Load(file);
        var root = document.Elements().FirstOrDefault();
        var known = Messages.FirstOrDefault(m => m.Root == root?.Name.LocalName);
        Refusal.ThrowIf(root is null || known.Root is null ? new Refusal("BNK-11", root?.Name.LocalName ?? "") : null);
        var version = VersionOf(root!.Name.NamespaceName, known);
        return known.Message == Status
            ? new BankMessage(version, ReadStatusXml.Read(root), [])
            : new BankMessage(version, [], ReadStatementXml.Read(root, isNotice: known.Message == Notice));
    }

    private static XElement Load(Stream file)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = CharactersMax,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
        };
        try
        {
            using var reader = XmlReader.Create(file, settings);
            return XElement.Load(reader);
        }
        catch (XmlException broken)
        {
            throw new RefusedException(new Refusal("BNK-10", broken.Message), broken);
        }
    }

    private static string VersionOf(string name, (string Message, string Root, int Oldest, int Newest) known)
    {
        if (!name.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return known.Message;
        }

        var version = name[Prefix.Length..];
        var isKnown =
            version.StartsWith(known.Message + ".001.", StringComparison.Ordinal)
            && int.TryParse(
                version.AsSpan(known.Message.Length + 5),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var number
            )
            && number >= known.Oldest
            && number <= known.Newest;
        Refusal.ThrowIf(isKnown ? null : new Refusal("BNK-12", version));
        return version;
    }
}

/// <summary>Steps through elements by their local names.</summary>
internal static class LocalNames
{
    public static IEnumerable<XElement> All(this XElement element, string name) =>
        element.Elements().Where(child => child.Name.LocalName == name);

    /// <summary>The first element at the end of a path; null where a step is missing.</summary>
    public static XElement? At(this XElement element, params ReadOnlySpan<string> path)
    {
        XElement? at = element;
        foreach (var name in path)
        {
            at = at?.All(name).FirstOrDefault();
        }

        return at;
    }

    /// <summary>Its text without blanks around; "" where it is missing.</summary>
    public static string TextAt(this XElement element, params ReadOnlySpan<string> path) =>
        element.At(path)?.Value.Trim() ?? "";

    /// <summary>Its text, or a refusal that names it.</summary>
    public static string Need(this XElement element, params ReadOnlySpan<string> path)
    {
        var text = element.TextAt(path);
        Refusal.ThrowIf(text.Length == 0 ? new Refusal("BNK-18", string.Join('/', path.ToArray())) : null);
        return text;
    }

    /// <summary>An amount, 0 or more, with a point.</summary>
    public static decimal Amount(this XElement element)
    {
        var isAmount =
            decimal.TryParse(
                element.Value.Trim(),
                NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var amount
            )
            && amount <= Money.MaxAmount;
        Refusal.ThrowIf(isAmount ? null : new Refusal("BNK-18", element.Name.LocalName));
        return amount;
    }
}
