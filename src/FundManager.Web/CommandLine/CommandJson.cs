using System.Text.Encodings.Web;
using System.Text.Json;

namespace FundManager.Web.CommandLine;

/// <summary>How verbs write JSON: indented, and Chinese as it is.</summary>
internal static class CommandJson
{
    public static JsonSerializerOptions Options { get; } =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
