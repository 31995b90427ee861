using System.Diagnostics;
using System.Text;

namespace FundManager.Web.Tests.Features.Reports;

/// <summary>Asks the tools of the system about a PDF file.</summary>
internal static class PdfFile
{
    /// <summary>What the program says; "-" in the options stands after the file.</summary>
    public static async Task<string> AskAsync(byte[] pdf, string program, params string[] options)
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():n}.pdf");
        await File.WriteAllBytesAsync(path, pdf);
        try
        {
            string[] before = [.. options.Where(option => option != "-")];
            string[] after = [.. options.Where(option => option == "-")];
            var start = new ProcessStartInfo(program, [.. before, path, .. after])
            {
                RedirectStandardOutput = true,
                UseShellExecute = false,
                StandardOutputEncoding = Encoding.UTF8,
            };
            using var process = Process.Start(start)!;
            var text = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            Assert.That(process.ExitCode, Is.Zero, text);
            return text;
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>The text on its pages, white space collapsed.</summary>
    public static async Task<string> TextAsync(byte[] pdf) => Flat(await AskAsync(pdf, "pdftotext", "-layout", "-"));

    public static string Flat(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
