using System.Text;
using System.Text.Unicode;

namespace SigmaShake.Rules.Json;

/// <summary>
/// Reads one JSON text, strictly (RFC 8259): no comments, no trailing commas, nothing behind the value. A byte order mark is tolerated,
/// a duplicate key is not: two readers that disagree on which of two <c>command</c> members counts are a way around every rule.
/// </summary>
public static class JsonParser
{
    /// <summary>How deeply arrays and objects may nest.</summary>
    public const int MaxDepth = JsonReader.DeepestLimit;

    private const int MaxShownNameBytes = 100;

    /// <summary>Parses <paramref name="utf8"/>. Never throws; the strings of the result do not refer to it unless it was free of escapes.</summary>
    public static JsonResult Parse(ReadOnlyMemory<byte> utf8)
    {
        if (utf8.Span.StartsWith("\uFEFF"u8)) utf8 = utf8[3..];
        if (!Utf8.IsValid(utf8.Span)) return Refused("the text is not valid UTF-8");

        var reader = new JsonReader(utf8.Span, MaxDepth);
        var builder = new JsonBuilder(utf8);
        reader.Read();
        var value = builder.ReadValue(ref reader);
        if (reader.IsTooDeep) return Refused($"arrays and objects nest deeper than {MaxDepth}");
        if (reader.Token == JsonToken.Refused) return Refused(NotJson(utf8.Span[..reader.Offset]));
        if (builder.Duplicate is { } name) return Refused($"the key `{Shown(name.Span)}` stands twice in one object");
        reader.Read();
        return reader.Token == JsonToken.End ? new JsonResult(value, null) : Refused(NotJson(utf8.Span[..reader.Offset]));
    }

    private static string NotJson(ReadOnlySpan<byte> before) =>
        $"not JSON at line {before.Count((byte)'\n') + 1}, byte {before.Length - before.LastIndexOf((byte)'\n')}";

    private static string Shown(ReadOnlySpan<byte> name) => Encoding.UTF8.GetString(name.Length > MaxShownNameBytes ? name[..MaxShownNameBytes] : name);

    private static JsonResult Refused(string problem) => new(null, problem);
}
