using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using FundManager.Domain.Ledger;

namespace FundManager.Domain.History;

/// <summary>One link of a case's history: who did what, when and why, and what money it moved. Never changed once saved.</summary>
public sealed class CaseEvent
{
    /// <summary>Length of a SHA-256 hash in bytes.</summary>
    public const int HashLength = 32;

    private static readonly JsonWriterOptions Canonical = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly List<Posting> _postings = [];
    private readonly Change[] _changes = [];
    private readonly Act? _act;
    private readonly string _kind = "";
    private readonly string _trigger = "";
    private readonly string _from = "";
    private readonly string _to = "";

    internal CaseEvent(Case @case, string trigger, string from, Act act, Change[] changes)
    {
        (CaseId, Token, _act, _changes) = (@case.CaseId, act.Token, act, changes);
        (_kind, _trigger, _from, _to) = (@case.Kind, trigger, from, @case.State);
    }

    private CaseEvent() { }

    /// <summary>The case whose history this is part of.</summary>
    public Guid CaseId { get; private set; }

    /// <summary>1 for the first event of its case; 0 until sealed.</summary>
    public int Number { get; private set; }

    /// <summary>Canonical JSON: fixed order of names, amounts as text with two places, instants in UTC to the microsecond.</summary>
    public string Body { get; private set; } = "";

    /// <summary>SHA-256 over the hash of the event before and the UTF-8 bytes of <see cref="Body"/>.</summary>
    public byte[] Hash { get; private set; } = [];

    /// <summary>The form that made the move; one form makes one move.</summary>
    public Guid? Token { get; private set; }

    /// <summary>Adds money that this event moved. Nothing is added for an amount of zero.</summary>
    /// <exception cref="InvalidOperationException">The event is sealed already.</exception>
    public CaseEvent Post(Posting posting)
    {
        if (Number != 0)
        {
            throw new InvalidOperationException("The event is sealed.");
        }

        if (posting.Amount > Money.Zero)
        {
            _postings.Add(posting);
        }

        return this;
    }

    /// <summary>The hash of an event whose predecessor has <paramref name="previous"/>.</summary>
    public static byte[] HashOf(ReadOnlySpan<byte> previous, ReadOnlySpan<byte> body)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData(previous);
        sha.AppendData(body);
        return sha.GetHashAndReset();
    }

    internal byte[] Seal(int number, byte[] previous)
    {
        Number = number;
        var body = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(body, Canonical))
        {
            Write(json);
        }

        Body = Encoding.UTF8.GetString(body.WrittenSpan);
        return Hash = HashOf(previous, body.WrittenSpan);
    }

    private void Write(Utf8JsonWriter json)
    {
        var at = _act!.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
        json.WriteStartObject();
        json.WriteString("case", CaseId);
        json.WriteString("kind", _kind);
        json.WriteNumber("number", Number);
        json.WriteString("at", at);
        json.WriteString("actor", _act.Actor.UserId);
        json.WriteString("move", _trigger);
        json.WriteString("from", _from);
        json.WriteString("to", _to);
        json.WriteString("reason", _act.Reason);
        json.WriteStartArray("changes");
        foreach (var change in _changes)
        {
            json.WriteStartObject();
            json.WriteString("name", change.Name);
            json.WriteString("before", change.Before);
            json.WriteString("after", change.After);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("postings");
        foreach (var posting in _postings)
        {
            posting.Write(json);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}

/// <summary>One fact that a move changed. Never a name, an account or an identity number: those must stay deletable.</summary>
/// <param name="Name">Which fact, in camelCase.</param>
/// <param name="Before">As it was; "" for nothing.</param>
/// <param name="After">As it is now.</param>
public readonly record struct Change(string Name, string Before, string After)
{
    /// <summary>A fact that was not there before.</summary>
    public static Change Set(string name, object after) => new(name, "", Text(after));

    /// <summary>A fact that became another.</summary>
    public static Change Of(string name, object? before, object? after) => new(name, Text(before), Text(after));

    private static string Text(object? value) =>
        value switch
        {
            null => "",
            DateTimeOffset at => at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
            DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
            decimal number => number.ToString("0.00", CultureInfo.InvariantCulture),
            bool isTrue => isTrue ? "true" : "false",
            _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
        };
}
