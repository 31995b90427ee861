using System.Globalization;
using System.Text.Json;
using FundManager.Domain.Ledger;

namespace FundManager.Data.Ledger;

/// <summary>A posting, in the event's text or in the table.</summary>
internal sealed record PostingLine(Guid Fund, Guid? Call, Guid? Award, Place From, Place To, decimal Amount)
{
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{From} to {To} {Amount:0.00}")
        + $" (fund {Fund}, call {Call?.ToString() ?? "none"}, award {Award?.ToString() ?? "none"})";
}

/// <summary>What an event's text says of itself and of money.</summary>
internal sealed record EventText(Guid CaseId, int Number, IReadOnlyList<PostingLine> Postings)
{
    /// <summary>Reads the text.</summary>
    /// <exception cref="FormatException">It is no event.</exception>
    public static EventText Read(byte[] text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            var root = json.RootElement;
            return new(
                root.GetProperty("case").GetGuid(),
                root.GetProperty("number").GetInt32(),
                [.. root.GetProperty("postings").EnumerateArray().Select(ReadPosting)]
            );
        }
        catch (Exception broken)
            when (broken is JsonException or KeyNotFoundException or InvalidOperationException or OverflowException)
        {
            throw new FormatException(broken.Message, broken);
        }
    }

    private static PostingLine ReadPosting(JsonElement posting) =>
        new(
            posting.GetProperty("fund").GetGuid(),
            ReadId(posting, "call"),
            ReadId(posting, "award"),
            ReadPlace(posting, "from"),
            ReadPlace(posting, "to"),
            decimal.Parse(posting.GetProperty("amount").GetString()!, CultureInfo.InvariantCulture)
        );

    private static Guid? ReadId(JsonElement posting, string name) =>
        posting.TryGetProperty(name, out var id) ? id.GetGuid() : null;

    private static Place ReadPlace(JsonElement posting, string name) =>
        Enum.TryParse<Place>(posting.GetProperty(name).GetString(), out var place) && Enum.IsDefined(place)
            ? place
            : throw new FormatException($"{name} is no place.");
}
