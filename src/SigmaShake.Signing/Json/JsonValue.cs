namespace SigmaShake.Signing.Json;

/// <summary>The kinds of JSON value (RFC 8259, section 3); of numbers, integers only.</summary>
internal enum JsonKind : byte
{
    Null,
    False,
    True,
    Integer,
    String,
    Array,
    Object,
}

/// <summary>A member of an object.</summary>
internal readonly record struct JsonMember(string Name, JsonValue Value);

/// <summary>A JSON value, free of whatever two readers could read differently: no key twice, no fractions, no halves of characters. Immutable.</summary>
internal sealed class JsonValue
{
    /// <summary>The largest integer, and its negative the smallest: what fits into the numbers of every reader (RFC 8259, section 6).</summary>
    public const long LargestInteger = (1L << 53) - 1;

    public static readonly JsonValue EmptyObject = Of([]);

    private JsonValue(JsonKind kind, string text, long integer, IReadOnlyList<JsonValue> items, IReadOnlyList<JsonMember> members)
    {
        Kind = kind;
        Text = text;
        Integer = integer;
        Items = items;
        Members = members;
    }

    public JsonKind Kind { get; }

    /// <summary>A string's characters; empty for everything else.</summary>
    public string Text { get; }

    /// <summary>An integer's value; zero for everything else.</summary>
    public long Integer { get; }

    /// <summary>An array's items; none for everything else.</summary>
    public IReadOnlyList<JsonValue> Items { get; }

    /// <summary>An object's members in the order in which they were written; none for everything else.</summary>
    public IReadOnlyList<JsonMember> Members { get; }

    public static JsonValue Null { get; } = new(JsonKind.Null, "", 0, [], []);

    public static JsonValue Of(bool flag) => new(flag ? JsonKind.True : JsonKind.False, "", 0, [], []);

    public static JsonValue Of(long integer) => new(JsonKind.Integer, "", integer, [], []);

    public static JsonValue Of(string text) => new(JsonKind.String, text, 0, [], []);

    /// <summary>An object; the names are different.</summary>
    public static JsonValue Of(IReadOnlyList<JsonMember> members) => new(JsonKind.Object, "", 0, [], members);

    public static JsonValue ArrayOf(IEnumerable<JsonValue> items) => new(JsonKind.Array, "", 0, [.. items], []);

    /// <summary>The member of that name, or null where there is none or this is no object.</summary>
    public JsonValue? Member(string name)
    {
        foreach (var member in Members)
        {
            if (string.Equals(member.Name, name, StringComparison.Ordinal)) return member.Value;
        }

        return null;
    }
}
