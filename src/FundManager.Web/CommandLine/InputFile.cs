using System.Globalization;
using System.Text;
using FundManager.Domain;

namespace FundManager.Web.CommandLine;

/// <summary>A file that a verb reads, and its faults as lines: which row, which column, why.</summary>
internal static class InputFile
{
    /// <summary>What <paramref name="parse"/> makes of the text of a file.</summary>
    /// <exception cref="CommandFaultException">The file is not there, is no UTF-8, or has faults: one line for each.</exception>
    public static async Task<T> ReadAsync<T>(string path, Func<string, T> parse, CancellationToken cancellationToken)
    {
        try
        {
            var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
            return parse(await File.ReadAllTextAsync(path, utf8, cancellationToken));
        }
        catch (FaultyFileException faulty)
        {
            throw new CommandFaultException(
                string.Join(Environment.NewLine, faulty.Faults.Select(fault => $"{path}: {LineOf(fault)}"))
            );
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            throw new CommandFaultException($"{path} cannot be read: {fault.Message}");
        }
    }

    private static string LineOf(FileFault fault)
    {
        var row = fault.Row is { } number ? string.Create(CultureInfo.InvariantCulture, $"row {number}, ") : "";
        var column = fault.Field.Length == 0 ? "" : $"column {fault.Field}: ";
        return $"{row}{column}{WhyOf(fault)}";
    }

    private static string WhyOf(FileFault fault)
    {
        var found = fault.Facts.Count == 0 ? "" : $"“{fault.Facts[0]}” ";
        return fault.Code switch
        {
            "not-a-number" => $"{found}is no number",
            "not-an-amount" => $"{found}is no amount: 0 or more with at most two decimal places",
            "twice" => $"{found}occurs twice",
            "unknown" => $"{found}is not in the table of scores",
            "missing" => "is missing",
            "columns" => $"has {fault.Facts[0]} columns instead of {fault.Facts[1]}",
            "quote-not-closed" => "a quotation mark is not closed",
            "empty" => "the file is empty",
            _ => fault.Code,
        };
    }
}
