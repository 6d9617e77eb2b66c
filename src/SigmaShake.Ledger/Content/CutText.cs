using System.Text;
using SigmaShake.Rules.Json;

namespace SigmaShake.Ledger.Content;

/// <summary>Text as it was recorded: a string, or <c>{"cut":"its beginning","cut_bytes":N}</c>.</summary>
internal static class CutText
{
    /// <summary>The text; null for any other value.</summary>
    public static string? Of(JsonValue value)
    {
        var text = value.IsString ? value : value.Member("cut"u8);
        return text is { IsString: true } ? Encoding.UTF8.GetString(text.Text.Span) : null;
    }
}
