namespace SigmaShake.Rules.Json;

/// <summary>The kinds of JSON value (RFC 8259, section 3).</summary>
public enum JsonKind : byte
{
    /// <summary><c>null</c>.</summary>
    Null,

    /// <summary><c>false</c>.</summary>
    False,

    /// <summary><c>true</c>.</summary>
    True,

    /// <summary>A number, kept as it was written.</summary>
    Number,

    /// <summary>A string, escapes resolved.</summary>
    String,

    /// <summary>An array.</summary>
    Array,

    /// <summary>An object; its keys are unique.</summary>
    Object,
}

/// <summary>A member of an object.</summary>
/// <param name="Name">UTF-8, escapes resolved.</param>
/// <param name="Value">Its value.</param>
public readonly record struct JsonMember(ReadOnlyMemory<byte> Name, JsonValue Value);

/// <summary>A JSON value over UTF-8; immutable, and safe to read from several threads.</summary>
public sealed class JsonValue
{
    /// <summary>The empty object.</summary>
    public static readonly JsonValue EmptyObject = new(JsonKind.Object, default, [], []);

    private readonly JsonMember[] _members;
    private readonly JsonValue[] _items;

    internal JsonValue(JsonKind kind, ReadOnlyMemory<byte> text, JsonMember[] members, JsonValue[] items)
    {
        Kind = kind;
        Text = text;
        _members = members;
        _items = items;
    }

    /// <summary>What it is.</summary>
    public JsonKind Kind { get; }

    /// <summary>A string's characters, a number's spelling (both UTF-8); empty for everything else.</summary>
    public ReadOnlyMemory<byte> Text { get; }

    /// <summary>An object's members, in the order they were written; empty for everything else.</summary>
    public IReadOnlyList<JsonMember> Members => _members;

    /// <summary>An array's items; empty for everything else.</summary>
    public IReadOnlyList<JsonValue> Items => _items;

    /// <summary>The same, for the loops that every call runs through: reading a list through an interface costs a look-up for each place of the code.</summary>
    internal ReadOnlySpan<JsonValue> ItemSpan => _items;

    /// <summary>As <see cref="ItemSpan"/>.</summary>
    internal ReadOnlySpan<JsonMember> MemberSpan => _members;

    /// <summary>Whether it is a string.</summary>
    public bool IsString => Kind == JsonKind.String;

    /// <summary>A string value.</summary>
    public static JsonValue Of(ReadOnlyMemory<byte> utf8) => new(JsonKind.String, utf8, [], []);

    /// <summary>An object with these members, whose names must be unique.</summary>
    public static JsonValue Of(IEnumerable<JsonMember> members) => new(JsonKind.Object, default, [.. members], []);

    /// <summary>The member of that name, or null where there is none or this is not an object.</summary>
    public JsonValue? Member(ReadOnlySpan<byte> name)
    {
        foreach (ref readonly var member in _members.AsSpan())
        {
            if (member.Name.Span.SequenceEqual(name)) return member.Value;
        }

        return null;
    }

    /// <summary>The member of a name that is all ASCII.</summary>
    internal JsonValue? Member(string name)
    {
        foreach (ref readonly var member in _members.AsSpan())
        {
            if (member.Name.Length == name.Length && IsSpelt(member.Name.Span, name)) return member.Value;
        }

        return null;
    }

    private static bool IsSpelt(ReadOnlySpan<byte> text, string ascii)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != ascii[i]) return false;
        }

        return true;
    }

    /// <summary>Whether both say the same, whatever the order of members; numbers are compared as they are spelt.</summary>
    public bool SaysTheSameAs(JsonValue other) =>
        Kind == other.Kind
        && Text.Span.SequenceEqual(other.Text.Span)
        && _items.Length == other._items.Length
        && _items.Zip(other._items).All(pair => pair.First.SaysTheSameAs(pair.Second))
        && _members.Length == other._members.Length
        && _members.All(member => other.Member(member.Name.Span) is { } value && member.Value.SaysTheSameAs(value));
}
