using System.Runtime.InteropServices;
using System.Text.Json;

namespace FundManager.Domain.Ledger;

/// <summary>Whose money it is. A fund's own money has no call and no award.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct LedgerKey(Guid Fund, Guid? Call = null, Guid? Award = null);

/// <summary>Money that went from one place to another; never changed, corrected only by one the other way.</summary>
/// <param name="Key">Whose.</param>
/// <param name="From">The place that has less afterwards.</param>
/// <param name="To">The place that has more afterwards.</param>
/// <param name="Amount">More than nothing.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Posting(LedgerKey Key, Place From, Place To, Money Amount)
{
    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("fund", Key.Fund);
        WriteId(json, "call", Key.Call);
        WriteId(json, "award", Key.Award);
        json.WriteString("from", From.ToString());
        json.WriteString("to", To.ToString());
        json.WriteString("amount", Amount.ToString());
        json.WriteEndObject();
    }

    private static void WriteId(Utf8JsonWriter json, string name, Guid? id)
    {
        if (id is { } known)
        {
            json.WriteString(name, known);
        }
    }
}
