using System.Text.Json;

namespace SigmaShake.Ledger.Erasure;

/// <summary>Looks for a text in a payload as a reader of the log sees it: in strings and names of members, after their escapes.</summary>
internal static class PayloadText
{
    public static bool Holds(ReadOnlySpan<byte> payload, ReadOnlySpan<byte> wanted)
    {
        // A payload without an escape shows its strings as they are.
        if (!payload.Contains((byte)'\\') && payload.IndexOf(wanted) < 0) return false;
        try
        {
            return HoldsInStrings(payload, wanted);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // No JSON, or a half of a surrogate pair: the bytes are all there is.
            return payload.IndexOf(wanted) >= 0;
        }
    }

    private static bool HoldsInStrings(ReadOnlySpan<byte> payload, ReadOnlySpan<byte> wanted)
    {
        var json = new Utf8JsonReader(payload, new JsonReaderOptions { MaxDepth = 256 });
        var text = new byte[payload.Length];
        while (json.Read())
        {
            if (json.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName)) continue;
            var length = json.CopyString(text);
            if (text.AsSpan(0, length).IndexOf(wanted) >= 0) return true;
        }

        return false;
    }
}
