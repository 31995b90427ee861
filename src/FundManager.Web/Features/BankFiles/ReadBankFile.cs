using System.Security.Cryptography;
using System.Text;
using FundManager.Data;
using FundManager.Data.Bank;
using FundManager.Documents.Workbooks;
using FundManager.Domain;
using FundManager.Domain.Bank;
using FundManager.Domain.Funds;
using FundManager.Domain.Organisations;
using FundManager.Web.Files;
using FundManager.Web.Options;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace FundManager.Web.Features.BankFiles;

/// <summary>A file that somebody brought from a bank.</summary>
/// <param name="Name">As it is called.</param>
/// <param name="Content">All of it.</param>
/// <param name="Fund">Of which fund's account a table is; a message says so itself.</param>
public sealed record BroughtFile(string Name, byte[] Content, Id<Fund>? Fund);

/// <summary>Takes a file from a bank: read whole or refused, kept under its hash, each line a row that a job books.</summary>
[UseCase]
public sealed class ReadBankFile(
    FundDbContext db,
    LinesOfMessage lines,
    BankCatalog banks,
    IFileStore store,
    IOptions<StorageOptions> storage,
    TimeProvider clock
)
{
    private const int SheetRowsMax = 200_000;

    /// <summary>The identity of what was read; the same content brought again is what it was.</summary>
    /// <exception cref="RefusedException">BNK-09 to BNK-31: nothing of it is kept.</exception>
    public async Task<(Guid Id, bool IsNew)> ExecuteAsync(
        BroughtFile file,
        Person person,
        CancellationToken cancellationToken
    )
    {
        Refusal.ThrowIf(
            file.Content.Length == 0 ? new Refusal("FIL-01", file.Name)
            : file.Content.Length > storage.Value.MaxUploadBytes
                ? new Refusal("FIL-02", file.Name, FileSizes.Of(storage.Value.MaxUploadBytes))
            : null
        );
        var hash = Convert.ToHexStringLower(SHA256.HashData(file.Content));
        if (await FindAsync(hash, cancellationToken) is { } before)
        {
            return (before, false);
        }

        var message = await ParseAsync(file, cancellationToken);
        using (var content = new MemoryStream(file.Content))
        {
            await store.WriteAsync(content, cancellationToken);
        }

        return await db.InTransactionAsync(
            () => KeepAsync(file, hash, message, person, cancellationToken),
            cancellationToken
        );
    }

    private async Task<(Guid Id, bool IsNew)> KeepAsync(
        BroughtFile file,
        string hash,
        BankMessage message,
        Person person,
        CancellationToken cancellationToken
    )
    {
        // One file after the other: what the next one brings is held against what this one left.
        await db.LockAsync("bank-import", cancellationToken);
        if (await FindAsync(hash, cancellationToken) is { } before)
        {
            return (before, false);
        }

        var at = clock.GetUtcNow();
        var id = Guid.CreateVersion7(at);
        var (found, known) = await lines.ExecuteAsync(id, message, cancellationToken);
        db.BankImports.Add(
            new BankImport
            {
                Id = id,
                FileName = UploadCheck.CleanName(file.Name),
                Hash = hash,
                SizeBytes = file.Content.Length,
                Version = message.Version,
                UploadedBy = person.UserId,
                UploadedAt = at,
                Lines = found.Count,
                Known = known,
                EndedAt = found.Any(line => line.State == BankLineState.Waiting) ? null : at,
            }
        );
        db.BankLines.AddRange(found);
        await db.SaveChangesAsync(cancellationToken);
        return (id, true);
    }

    private async Task<Guid?> FindAsync(string hash, CancellationToken cancellationToken) =>
        await db
            .BankImports.Where(i => i.Hash == hash)
            .Select(i => (Guid?)i.Id)
            .SingleOrDefaultAsync(cancellationToken);

    private async Task<BankMessage> ParseAsync(BroughtFile file, CancellationToken cancellationToken)
    {
        var content = file.Content;
        var start = content is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0;
        var first = content.AsSpan(start).IndexOfAnyExcept(" \n\r\t"u8);
        if (first >= 0 && content[start + first] == (byte)'<')
        {
            using var xml = new MemoryStream(content);
            return ReadBankXml.Read(xml);
        }

        var fund = file.Fund is { } id
            ? await db.Funds.AsNoTracking().SingleOrDefaultAsync(f => f.Id == id, cancellationToken)
            : null;
        Refusal.ThrowIf(fund?.PayingAccount is null ? new Refusal("BNK-33") : null);
        var profile = banks.Find(fund!.BankProfile) is { Statement: not null } own
            ? own
            : banks.Newest.FirstOrDefault(p => p.Statement is not null);
        Refusal.ThrowIf(profile is null ? new Refusal("BNK-33") : null);
        var rows = content is [0x50, 0x4B, 0x03, 0x04, ..]
            ? await SheetAsync(content, cancellationToken)
            : CsvTable.Read(TextOf(content));
        var of = new StatementList(file.Name, fund.PayingAccount!.AccountNumber, fund.Currency);
        return new BankMessage(
            BankCatalog.KeyOf(profile!),
            [],
            [ReadStatementList.Read(rows, profile!.Statement!, of)]
        );
    }

    /// <summary>Banks in China give GB18030, or UTF-8 with its mark; a text that is sound UTF-8 without it is taken as that.</summary>
    private static string TextOf(byte[] content)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(content).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetString(content);
        }
    }

    private static async Task<IReadOnlyList<CsvRow>> SheetAsync(byte[] content, CancellationToken cancellationToken)
    {
        try
        {
            using var file = new MemoryStream(content);
            var limits = new SheetLimits { FileBytesMax = content.Length, RowsMax = SheetRowsMax };
            var sheet = await SheetReader.ReadAsync(file, limits, sheetName: null, cancellationToken);
            return [.. sheet.Rows.Select(row => new CsvRow(row.Number, CellsOf(row)))];
        }
        catch (WorkbookRefusedException refused)
        {
            throw new RefusedException(new Refusal("BNK-34", refused.Code), refused);
        }
    }

    private static List<string> CellsOf(ReadRow row)
    {
        List<string> cells = [];
        foreach (var (letters, text) in row.Cells)
        {
            var column = letters.Aggregate(0, (sum, letter) => (sum * 26) + letter - 'A' + 1) - 1;
            while (cells.Count <= column)
            {
                cells.Add("");
            }

            cells[column] = text;
        }

        return cells;
    }
}
