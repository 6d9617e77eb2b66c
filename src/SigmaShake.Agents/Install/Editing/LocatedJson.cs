using System.Text;
using System.Text.Json;
using SigmaShake.Rules.Json;

namespace SigmaShake.Agents.Install.Editing;

/// <summary>A JSON value and where it stands in its text, so that a part can be changed and every other byte stays.</summary>
internal sealed class LocatedJson
{
    private LocatedJson(JsonKind kind, int start)
    {
        Kind = kind;
        Start = start;
    }

    public JsonKind Kind { get; }

    /// <summary>The first byte of the value.</summary>
    public int Start { get; }

    /// <summary>The first byte behind the value.</summary>
    public int End { get; private set; }

    /// <summary>A string's value, a number's spelling; null for everything else.</summary>
    public string? Text { get; private init; }

    /// <summary>The members of an object or the items of an array, in their order.</summary>
    public List<LocatedChild> Children { get; } = [];

    /// <summary>An object's member of that name, or null.</summary>
    public LocatedJson? Member(string name) => Kind == JsonKind.Object ? Children.Find(child => child.Name == name)?.Value : null;

    /// <summary>Where the member of that name stands among the children; -1 where there is none.</summary>
    public int IndexOf(string name) => Children.FindIndex(child => child.Name == name);

    /// <summary>Reads a text that <see cref="JsonParser"/> has accepted.</summary>
    public static LocatedJson Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = JsonParser.MaxDepth + 1 });
        reader.Read();
        return ReadValue(ref reader);
    }

    private static LocatedJson ReadValue(ref Utf8JsonReader reader)
    {
        var value = new LocatedJson(KindOf(reader.TokenType), (int)reader.TokenStartIndex)
        {
            Text = reader.TokenType switch
            {
                JsonTokenType.String => reader.GetString(),
                JsonTokenType.Number => Encoding.ASCII.GetString(reader.ValueSpan),
                _ => null,
            },
        };
        var isContainer = value.Kind is JsonKind.Object or JsonKind.Array;
        while (isContainer && reader.Read() && reader.TokenType is not (JsonTokenType.EndObject or JsonTokenType.EndArray))
        {
            var start = (int)reader.TokenStartIndex;
            string? name = null;
            if (value.Kind == JsonKind.Object)
            {
                name = reader.GetString();
                reader.Read();
            }

            value.Children.Add(new LocatedChild(name, start, ReadValue(ref reader)));
        }

        value.End = (int)reader.BytesConsumed;
        return value;
    }

    private static JsonKind KindOf(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => JsonKind.Object,
        JsonTokenType.StartArray => JsonKind.Array,
        JsonTokenType.String => JsonKind.String,
        JsonTokenType.Number => JsonKind.Number,
        JsonTokenType.True => JsonKind.True,
        JsonTokenType.False => JsonKind.False,
        _ => JsonKind.Null,
    };
}

/// <summary>A member of an object or an item of an array.</summary>
/// <param name="Name">The member's name; null for an item.</param>
/// <param name="Start">The first byte of the name, or of the item.</param>
/// <param name="Value">The value.</param>
internal sealed record LocatedChild(string? Name, int Start, LocatedJson Value);
