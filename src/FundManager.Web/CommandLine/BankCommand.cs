using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using FundManager.Domain.Bank;
using FundManager.Web.Features.Disbursements;
using FundManager.Web.Setup;

namespace FundManager.Web.CommandLine;

/// <summary>bank: writes a batch of payments as a bank takes it, and reads what a bank sends; only a released batch needs the database.</summary>
internal static class BankCommand
{
    private static readonly JsonSerializerOptions Form = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    public static Command Create() => new("bank", "Files for and from banks.") { CreateWrite(), CreateRead() };

    private static Command CreateWrite()
    {
        var batch = new Argument<string>("batch")
        {
            Description = "A released batch by its number, like F-01-2026-B0001, or a file that holds one as JSON.",
        };
        var profile = new Option<string>("--profile")
        {
            Description = "What the bank takes, like pain-cn.",
            Required = true,
        };
        var output = new Option<string>("--out") { Description = "The file to write.", Required = true };
        var command = new Command("write", "Write a batch of payments as the bank takes it.")
        {
            batch,
            profile,
            output,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
                ToldAsync(() =>
                    WriteAsync(
                        (
                            parsed.GetRequiredValue(batch),
                            parsed.GetRequiredValue(profile),
                            parsed.GetRequiredValue(output)
                        ),
                        cancellationToken
                    )
                )
        );
        return command;
    }

    private static Command CreateRead()
    {
        var file = new Argument<string>("file")
        {
            Description = "A status file (pain.002), a statement (camt.053) or a notice (camt.054).",
        };
        var asJson = new Option<bool>("--json") { Description = "Write what it says as JSON." };
        var command = new Command("read", "Read a bank's file and tell what it says.") { file, asJson };
        command.SetAction(
            (parsed, _) => ToldAsync(() => ReadAsync(parsed.GetRequiredValue(file), parsed.GetValue(asJson)))
        );
        return command;
    }

    private static async Task<int> WriteAsync(
        (string Batch, string Profile, string Path) asked,
        CancellationToken cancellationToken
    )
    {
        var profiles = Templates.ReadBanks();
        var profile =
            profiles.Find(asked.Profile)
            ?? throw new CommandFaultException(
                $"There is no profile “{asked.Profile}”. There are: {string.Join(", ", profiles.Newest.Select(p => p.Name))}."
            );
        if (!File.Exists(asked.Batch))
        {
            return await CommandScope.RunAsync(
                services => WriteReleasedAsync(services, asked.Batch, profile, asked.Path, cancellationToken),
                cancellationToken
            );
        }

        var batch =
            JsonSerializer.Deserialize<PaymentBatch>(await File.ReadAllTextAsync(asked.Batch, cancellationToken), Form)
            ?? throw new CommandFaultException($"{asked.Batch} holds no batch.");
        await File.WriteAllBytesAsync(asked.Path, BankFile.Write(batch, profile), cancellationToken);
        await Console.Out.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{batch.Payments.Count} payments, {batch.Currency} {batch.Written(batch.Total)} → {asked.Path}"
            )
        );
        return 0;
    }

    private static async Task<int> WriteReleasedAsync(
        IServiceProvider services,
        string number,
        BankProfile profile,
        string path,
        CancellationToken cancellationToken
    )
    {
        var file =
            await services.GetRequiredService<WriteBatch>().ExecuteAsync(number, profile, cancellationToken)
            ?? throw new CommandFaultException($"There is neither a file nor a released batch “{number}”.");
        await File.WriteAllBytesAsync(path, file, cancellationToken);
        await Console.Out.WriteLineAsync($"{number} → {path}");
        return 0;
    }

    private static async Task<int> ReadAsync(string path, bool asJson)
    {
        await using var file = File.OpenRead(path);
        var message = ReadBankXml.Read(file);
        await Console.Out.WriteLineAsync(asJson ? JsonSerializer.Serialize(message, Form) : TextOf(message));
        return 0;
    }

    /// <summary>A file that cannot be read is told like every fault of a verb.</summary>
    private static async Task<int> ToldAsync(Func<Task<int>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new CommandFaultException(fault.Message);
        }
    }

    private static string TextOf(BankMessage message)
    {
        var text = new StringBuilder(message.Version).AppendLine();
        foreach (var status in message.Statuses)
        {
            text.AppendLine(
                $"{status.MessageId}  {status.EndToEndId ?? "*"}  {status.Code}  {status.Reason}  {status.Text}".TrimEnd()
            );
        }

        foreach (var statement in message.Statements)
        {
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"{statement.Id}  {statement.Account}  {statement.Currency}  {statement.Opening} → {statement.Closing}"
            );
            foreach (var entry in statement.Entries)
            {
                var line = string.Create(
                    CultureInfo.InvariantCulture,
                    $"{entry.BookedOn:yyyy-MM-dd}  {entry.Reference}  {entry.Effect}  {entry.EndToEndId ?? "–"}  {entry.Text}"
                );
                text.AppendLine(line.TrimEnd());
            }
        }

        return text.ToString().TrimEnd();
    }
}
