using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace FundManager.Documents.Tests.Workbooks;

/// <summary>Opens workbooks with a program that was written by others: LibreOffice.</summary>
internal static partial class OtherSpreadsheet
{
    /// <summary>Each workbook as that program writes it again, in the same order. Skips the test where the program is not there.</summary>
    /// <param name="workbooks">xlsx files.</param>
    /// <param name="format">As it is named to the program, for example "xlsx".</param>
    public static IReadOnlyList<byte[]> Convert(IReadOnlyList<byte[]> workbooks, string format)
    {
        var folder = Directory.CreateTempSubdirectory("fund-sheet-");
        try
        {
            var paths = workbooks.Select((_, i) => Path.Combine(folder.FullName, $"book{i}.xlsx")).ToList();
            for (var i = 0; i < paths.Count; i++)
            {
                File.WriteAllBytes(paths[i], workbooks[i]);
            }

            var written = folder.CreateSubdirectory("written").FullName;
            Run([
                "--headless",
                $"-env:UserInstallation=file://{folder.FullName}/profile",
                "--convert-to",
                format,
                "--outdir",
                written,
                .. paths,
            ]);
            var extension = format.Split(':')[0];
            return
            [
                .. paths.Select(path =>
                    File.ReadAllBytes(Path.Combine(written, Path.ChangeExtension(Path.GetFileName(path), extension)))
                ),
            ];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The workbook without what its formulas came to, so that whoever opens it has to compute them.</summary>
    public static byte[] WithoutValues(byte[] workbook)
    {
        using var file = new MemoryStream();
        file.Write(workbook);
        using (var zip = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            var sheets = zip.Entries.Where(entry =>
                entry.FullName.Contains("worksheets/sheet", StringComparison.Ordinal)
            );
            foreach (var sheet in sheets.ToList())
            {
                string text;
                using (var reader = new StreamReader(sheet.Open()))
                {
                    text = reader.ReadToEnd();
                }

                var name = sheet.FullName;
                sheet.Delete();
                using var written = new StreamWriter(zip.CreateEntry(name).Open(), new UTF8Encoding(false));
                written.Write(FormulaValue().Replace(text, "$1"));
            }
        }

        return file.ToArray();
    }

    private static void Run(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("soffice", arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var process = Process.Start(start)!;
            var faults = process.StandardError.ReadToEndAsync();
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.That(process.ExitCode, Is.Zero, () => faults.GetAwaiter().GetResult());
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Ignore("LibreOffice (soffice) is not installed.");
        }
    }

    [GeneratedRegex(@"(</(?:x:)?f>)<(?:x:)?v>[^<]*</(?:x:)?v>")]
    private static partial Regex FormulaValue();
}
