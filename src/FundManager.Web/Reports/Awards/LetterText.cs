using FundManager.Documents.Blocks;

namespace FundManager.Web.Reports.Awards;

/// <summary>
/// The plain markup of letters: "# " and "## " begin headings, "- " a point of a list, "label :: value" a fact, an empty line ends a
/// paragraph, "signatures: A | B" draws lines to sign on.
/// </summary>
public static class LetterText
{
    private const string FactMark = " :: ";
    private const string SignatureMark = "signatures: ";

    /// <summary>The blocks of <paramref name="text"/>.</summary>
    /// <param name="text">A letter as its template gives it.</param>
    /// <param name="labels">The words on signature lines: signature, name, date.</param>
    public static IReadOnlyList<Block> Read(string text, (string Signature, string Name, string Date) labels)
    {
        List<Block> blocks = [];
        List<string> open = [];
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n').Append(""))
        {
            var kind = KindOf(line);
            if (open.Count > 0 && kind != KindOf(open[0]))
            {
                blocks.Add(BlockOf(open, labels));
                open.Clear();
            }

            if (kind is LineKind.Heading or LineKind.Signatures)
            {
                blocks.Add(BlockOf([line], labels));
            }
            else if (kind != LineKind.Empty)
            {
                open.Add(line);
            }
        }

        return blocks;
    }

    private enum LineKind
    {
        Empty,
        Heading,
        Point,
        Fact,
        Signatures,
        Words,
    }

    private static LineKind KindOf(string line) =>
        string.IsNullOrWhiteSpace(line) ? LineKind.Empty
        : line.StartsWith('#') ? LineKind.Heading
        : line.StartsWith("- ", StringComparison.Ordinal) ? LineKind.Point
        : line.StartsWith(SignatureMark, StringComparison.Ordinal) ? LineKind.Signatures
        : line.Contains(FactMark, StringComparison.Ordinal) ? LineKind.Fact
        : LineKind.Words;

    private static Block BlockOf(List<string> lines, (string Signature, string Name, string Date) labels) =>
        KindOf(lines[0]) switch
        {
            LineKind.Heading => new Heading(lines[0].TakeWhile(c => c == '#').Count(), lines[0].TrimStart('#').Trim()),
            LineKind.Point => new ItemList([.. lines.Select(line => new Paragraph(line[2..].Trim()))]),
            LineKind.Fact => new KeyValues([.. lines.Select(FactOf)]),
            LineKind.Signatures => new SignatureBlock(
                [.. lines[0][SignatureMark.Length..].Split('|').Select(role => new Signatory(role.Trim()))],
                labels.Signature,
                labels.Name,
                labels.Date
            ),
            _ => new Paragraph(string.Join(' ', lines.Select(line => line.Trim()))),
        };

    private static KeyValue FactOf(string line)
    {
        var at = line.IndexOf(FactMark, StringComparison.Ordinal);
        return new KeyValue(line[..at].Trim(), line[(at + FactMark.Length)..].Trim());
    }
}
