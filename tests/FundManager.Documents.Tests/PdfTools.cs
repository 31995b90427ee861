using System.Diagnostics;
using System.Text;

namespace FundManager.Documents.Tests;

/// <summary>Programs that read PDF files and were written by others: poppler and qpdf.</summary>
internal static class PdfTools
{
    /// <summary>What a program says on standard output about the file.</summary>
    /// <param name="pdf">The file.</param>
    /// <param name="command">The program and its arguments before the file's name, parted by spaces.</param>
    /// <param name="after">Arguments after the file's name.</param>
    public static string Ask(byte[] pdf, string command, params string[] after)
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".pdf");
        File.WriteAllBytes(path, pdf);
        try
        {
            var words = command.Split(' ');
            var start = new ProcessStartInfo(words[0], [.. words.Skip(1), path, .. after])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                StandardOutputEncoding = Encoding.UTF8,
            };
            using var process = Process.Start(start)!;
            var faults = process.StandardError.ReadToEndAsync();
            var text = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.That(process.ExitCode, Is.Zero, () => faults.GetAwaiter().GetResult() + text);
            return text;
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>Text of each page.</summary>
    public static string[] Pages(byte[] pdf) => Ask(pdf, "pdftotext -layout", "-").TrimEnd('\f').Split('\f');

    /// <summary>The file with everything unpacked, so that its dictionaries can be read.</summary>
    public static string Unpacked(byte[] pdf) =>
        Ask(pdf, "qpdf --qdf --object-streams=disable --no-original-object-ids", "-");
}
