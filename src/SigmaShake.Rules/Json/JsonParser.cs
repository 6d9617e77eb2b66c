using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace SigmaShake.Rules.Json;

/// <summary>
/// Reads one JSON text, strictly (RFC 8259): no comments, no trailing commas, nothing behind the value. A byte order mark is tolerated,
/// a duplicate key is not: two readers that disagree on which of two <c>command</c> members counts are a way around every rule.
/// </summary>
public static class JsonParser
{
    /// <summary>How deeply arrays and objects may nest.</summary>
    public const int MaxDepth = 128;

    // Above this many members a set finds duplicates faster than comparing all pairs, and keeps a hostile object linear.
    private const int PairwiseLimit = 16;

    /// <summary>Parses <paramref name="utf8"/>. Never throws; the strings of the result do not refer to it unless it was free of escapes.</summary>
    public static JsonResult Parse(ReadOnlyMemory<byte> utf8)
    {
        if (utf8.Span.StartsWith("\uFEFF"u8)) utf8 = utf8[3..];
        if (!Utf8.IsValid(utf8.Span)) return Refused("the text is not valid UTF-8");

        // One level more than is allowed, so that what is too deep is told from what is no JSON; the recursion stays bounded.
        var reader = new Utf8JsonReader(utf8.Span, new JsonReaderOptions { MaxDepth = MaxDepth + 1, CommentHandling = JsonCommentHandling.Disallow });
        var state = new State(utf8);
        try
        {
            if (!reader.Read()) return Refused("the text is empty");
            var value = ReadValue(ref reader, ref state);
            if (state.IsTooDeep) return Refused(TooDeep);
            if (state.Duplicate is { } name) return Refused($"the key `{name}` stands twice in one object");
            return reader.Read() ? Refused("something stands behind the value") : new JsonResult(value, null);
        }
        catch (JsonException e)
        {
            return Refused(state.IsTooDeep ? TooDeep : $"not JSON at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}");
        }
    }

    private static string TooDeep => $"arrays and objects nest deeper than {MaxDepth}";

    private static JsonResult Refused(string problem) => new(null, problem);

    // Depth is bounded by the reader, so recursion is too.
    private static JsonValue ReadValue(ref Utf8JsonReader reader, ref State state) => reader.TokenType switch
    {
        JsonTokenType.StartObject => ReadObject(ref reader, ref state),
        JsonTokenType.StartArray => ReadArray(ref reader, ref state),
        JsonTokenType.String => new JsonValue(JsonKind.String, ReadText(ref reader, state.Source), [], []),
        JsonTokenType.Number => new JsonValue(JsonKind.Number, Raw(ref reader, state.Source), [], []),
        JsonTokenType.True => new JsonValue(JsonKind.True, default, [], []),
        JsonTokenType.False => new JsonValue(JsonKind.False, default, [], []),
        _ => new JsonValue(JsonKind.Null, default, [], []),
    };

    private static JsonValue ReadArray(ref Utf8JsonReader reader, ref State state)
    {
        state.Enter(reader.CurrentDepth);
        var items = new List<JsonValue>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) items.Add(ReadValue(ref reader, ref state));
        return new JsonValue(JsonKind.Array, default, [], [.. items]);
    }

    private static JsonValue ReadObject(ref Utf8JsonReader reader, ref State state)
    {
        state.Enter(reader.CurrentDepth);
        var members = new List<JsonMember>();
        HashSet<string>? names = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = ReadText(ref reader, state.Source);
            if (IsDuplicate(members, name.Span, ref names)) state.Duplicate ??= Shown(name.Span);
            reader.Read();
            members.Add(new JsonMember(name, ReadValue(ref reader, ref state)));
        }

        return new JsonValue(JsonKind.Object, default, [.. members], []);
    }

    private static bool IsDuplicate(List<JsonMember> members, ReadOnlySpan<byte> name, ref HashSet<string>? names)
    {
        if (members.Count < PairwiseLimit)
        {
            foreach (var member in members)
            {
                if (member.Name.Span.SequenceEqual(name)) return true;
            }

            return false;
        }

        names ??= [.. members.Select(member => Encoding.UTF8.GetString(member.Name.Span))];
        return !names.Add(Encoding.UTF8.GetString(name));
    }

    private static string Shown(ReadOnlySpan<byte> name) => Encoding.UTF8.GetString(name.Length > 100 ? name[..100] : name);

    private static ReadOnlyMemory<byte> Raw(ref Utf8JsonReader reader, ReadOnlyMemory<byte> source) =>
        source.Slice((int)reader.TokenStartIndex, reader.ValueSpan.Length);

    private static ReadOnlyMemory<byte> ReadText(ref Utf8JsonReader reader, ReadOnlyMemory<byte> source)
    {
        // The token starts at its quote.
        var raw = source.Slice((int)reader.TokenStartIndex + 1, reader.ValueSpan.Length);
        return reader.ValueIsEscaped ? JsonEscapes.Resolve(raw.Span) : raw;
    }

    private struct State(ReadOnlyMemory<byte> source)
    {
        public readonly ReadOnlyMemory<byte> Source = source;
        public string? Duplicate;
        public bool IsTooDeep;

        /// <summary>Notes an array or object inside <paramref name="enclosing"/> others.</summary>
        public void Enter(int enclosing) => IsTooDeep |= enclosing >= MaxDepth;
    }
}
