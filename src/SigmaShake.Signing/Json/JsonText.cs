using System.Text.Json;
using System.Text.Unicode;

namespace SigmaShake.Signing.Json;

/// <summary>Reads JSON (RFC 8259) strictly: what is signed must have one meaning, whoever reads it.</summary>
/// <remarks>
/// The framework's token reader does the grammar: it needs no reflection and brings no cryptography along. <c>SigmaShake.Rules</c> has a
/// reader of its own, made for the path of the hook; the two projects do not know each other, and nothing here is on that path.
/// </remarks>
internal static class JsonText
{
    /// <summary>How deeply arrays and objects may nest. Metadata nests six deep; the rest is for what others add to it.</summary>
    public const int MaxDepth = 32;

    // Below this, comparing all pairs of names is cheaper than a set.
    private const int PairwiseLimit = 16;

    /// <summary>The value that <paramref name="utf8"/> holds; null, and the end of a sentence that says why, where it holds none. Never throws.</summary>
    public static JsonValue? Parse(ReadOnlySpan<byte> utf8, out string problem)
    {
        problem = "is not UTF-8";
        if (!Utf8.IsValid(utf8)) return null;
        try
        {
            var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MaxDepth + 1 });
            reader.Read();
            problem = "";
            var value = ReadValue(ref reader, ref problem);
            if (problem.Length > 0) return null;
            reader.Read();
            return value;
        }
        catch (JsonException e)
        {
            problem = $"is not JSON (line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1})";
        }
        catch (InvalidOperationException)
        {
            problem = "escapes half of a character";
        }

        return null;
    }

    // The depth is bounded, so the recursion is. Of several problems the last one is told: the reader goes on to the end either way.
    private static JsonValue ReadValue(ref Utf8JsonReader reader, ref string problem)
    {
        if (reader.CurrentDepth >= MaxDepth && reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject)
            problem = $"nests deeper than {MaxDepth}";
        return reader.TokenType switch
        {
            JsonTokenType.StartObject => ReadObject(ref reader, ref problem),
            JsonTokenType.StartArray => ReadArray(ref reader, ref problem),
            JsonTokenType.String => JsonValue.Of(reader.GetString()!),
            JsonTokenType.Number => ReadInteger(ref reader, ref problem),
            JsonTokenType.True => JsonValue.Of(true),
            JsonTokenType.False => JsonValue.Of(false),
            _ => JsonValue.Null,
        };
    }

    private static JsonValue ReadArray(ref Utf8JsonReader reader, ref string problem)
    {
        var items = new List<JsonValue>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) items.Add(ReadValue(ref reader, ref problem));
        return JsonValue.ArrayOf(items);
    }

    private static JsonValue ReadObject(ref Utf8JsonReader reader, ref string problem)
    {
        var members = new List<JsonMember>();
        HashSet<string>? names = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetString()!;
            if (IsDuplicate(members, name, ref names)) problem = $"has the key {Shown.Of(name)} twice in one object";
            reader.Read();
            members.Add(new JsonMember(name, ReadValue(ref reader, ref problem)));
        }

        return JsonValue.Of(members);
    }

    private static bool IsDuplicate(List<JsonMember> members, string name, ref HashSet<string>? names)
    {
        if (members.Count < PairwiseLimit) return members.Exists(member => string.Equals(member.Name, name, StringComparison.Ordinal));
        names ??= members.Select(member => member.Name).ToHashSet(StringComparer.Ordinal);
        return !names.Add(name);
    }

    // Canonical JSON has integers only, and one spelling for each: neither `1.0` nor `1e0`, which the reader takes for no integers, nor `-0`.
    private static JsonValue ReadInteger(ref Utf8JsonReader reader, ref string problem)
    {
        var isSafe = reader.TryGetInt64(out var integer) && integer is >= -JsonValue.LargestInteger and <= JsonValue.LargestInteger;
        if (isSafe && !reader.ValueSpan.SequenceEqual("-0"u8)) return JsonValue.Of(integer);
        problem = $"holds a number that is no integer of at most {JsonValue.LargestInteger}";
        return JsonValue.Of(0);
    }
}
