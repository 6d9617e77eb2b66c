using System.Text;

namespace SigmaShake.Rules.Json;

/// <summary>Builds a value from the tokens of a reader, and finds the first key that stands twice in one object.</summary>
/// <remarks>
/// Members and items wait on two stacks until the object or array that they belong to ends: arrays of the right size from the start, and no
/// list for each.
/// </remarks>
internal ref struct JsonBuilder(ReadOnlyMemory<byte> source)
{
    // Above this many members a set finds duplicates faster than comparing all pairs, and keeps a hostile object linear.
    private const int PairwiseLimit = 16;

    private JsonMember[] _members = new JsonMember[16];
    private JsonValue[] _items = [];
    private int _memberCount;
    private int _itemCount;

    /// <summary>The first key that was found twice; null for none.</summary>
    public ReadOnlyMemory<byte>? Duplicate { get; private set; }

    /// <summary>The value that <paramref name="reader"/> has come to. Of no meaning where the reader refuses the text.</summary>
    // Depth is bounded by the reader, so recursion is too.
    public JsonValue ReadValue(ref JsonReader reader) => reader.Token switch
    {
        JsonToken.BeginObject => ReadObject(ref reader),
        JsonToken.BeginArray => ReadArray(ref reader),
        JsonToken.String => JsonValue.Of(ReadText(ref reader)),
        JsonToken.Number => new JsonValue(JsonKind.Number, source.Slice(reader.RawStart, reader.Raw.Length), [], []),
        JsonToken.True => new JsonValue(JsonKind.True, default, [], []),
        JsonToken.False => new JsonValue(JsonKind.False, default, [], []),
        _ => new JsonValue(JsonKind.Null, default, [], []),
    };

    private JsonValue ReadArray(ref JsonReader reader)
    {
        var first = _itemCount;
        while (reader.Read() && reader.Token != JsonToken.EndArray)
        {
            var item = ReadValue(ref reader);
            if (_itemCount == _items.Length) Array.Resize(ref _items, Math.Max(16, 2 * _itemCount));
            _items[_itemCount++] = item;
        }

        JsonValue[] items = [.. _items.AsSpan(first, _itemCount - first)];
        _itemCount = first;
        return new JsonValue(JsonKind.Array, default, [], items);
    }

    private JsonValue ReadObject(ref JsonReader reader)
    {
        var first = _memberCount;
        HashSet<string>? names = null;
        while (reader.Read() && reader.Token != JsonToken.EndObject)
        {
            var name = ReadText(ref reader);
            if (IsDuplicate(_members.AsSpan(first, _memberCount - first), name.Span, ref names)) Duplicate ??= name;
            reader.Read();
            var value = ReadValue(ref reader);
            if (_memberCount == _members.Length) Array.Resize(ref _members, 2 * _memberCount);
            _members[_memberCount++] = new JsonMember(name, value);
        }

        JsonMember[] members = [.. _members.AsSpan(first, _memberCount - first)];
        _memberCount = first;
        return new JsonValue(JsonKind.Object, default, members, []);
    }

    private static bool IsDuplicate(ReadOnlySpan<JsonMember> members, ReadOnlySpan<byte> name, ref HashSet<string>? names)
    {
        if (members.Length < PairwiseLimit)
        {
            foreach (ref readonly var member in members)
            {
                if (member.Name.Span.SequenceEqual(name)) return true;
            }

            return false;
        }

        if (names is null)
        {
            names = [];
            foreach (ref readonly var member in members) names.Add(Encoding.UTF8.GetString(member.Name.Span));
        }

        return !names.Add(Encoding.UTF8.GetString(name));
    }

    private readonly ReadOnlyMemory<byte> ReadText(ref JsonReader reader) =>
        reader.IsEscaped ? JsonEscapes.Resolve(reader.Raw) : source.Slice(reader.RawStart, reader.Raw.Length);
}
