using System.Runtime.InteropServices;

namespace SigmaShake.Rules.Json;

/// <summary>Writes a value as JSON without white space: how <c>input.k</c> shows what is not a string.</summary>
public static class CompactJson
{
    private const int MaxFirstBytes = 32 << 20;

    /// <summary>The value as UTF-8. Members keep their order, numbers their spelling.</summary>
    public static byte[] Write(JsonValue value)
    {
        // Of the right size from the start: a large text is not copied from buffer to larger buffer.
        var output = new List<byte>(LikelyBytes(value));
        Write(value, output);
        return CollectionsMarshal.AsSpan(output).ToArray();
    }

    // With room for an escape in each line or so of a text.
    private static int LikelyBytes(JsonValue value)
    {
        var bytes = (long)value.Text.Length + (value.Text.Length >> 3) + 8;
        for (var i = 0; i < value.Items.Count; i++) bytes += LikelyBytes(value.Items[i]);
        for (var i = 0; i < value.Members.Count; i++) bytes += value.Members[i].Name.Length + 8 + LikelyBytes(value.Members[i].Value);
        return (int)Math.Min(bytes, MaxFirstBytes);
    }

    // The depth of a value is bounded by the parser that made it.
    private static void Write(JsonValue value, List<byte> output)
    {
        switch (value.Kind)
        {
            case JsonKind.Null: output.AddRange("null"u8); break;
            case JsonKind.True: output.AddRange("true"u8); break;
            case JsonKind.False: output.AddRange("false"u8); break;
            case JsonKind.Number: output.AddRange(value.Text.Span); break;
            case JsonKind.String: JsonEscapes.Write(value.Text.Span, output); break;
            case JsonKind.Array: WriteArray(value, output); break;
            case JsonKind.Object: WriteObject(value, output); break;
            default: throw new InvalidOperationException($"a JSON value of kind {value.Kind}");
        }
    }

    private static void WriteArray(JsonValue array, List<byte> output)
    {
        output.Add((byte)'[');
        for (var i = 0; i < array.Items.Count; i++)
        {
            if (i > 0) output.Add((byte)',');
            Write(array.Items[i], output);
        }

        output.Add((byte)']');
    }

    private static void WriteObject(JsonValue @object, List<byte> output)
    {
        output.Add((byte)'{');
        for (var i = 0; i < @object.Members.Count; i++)
        {
            if (i > 0) output.Add((byte)',');
            JsonEscapes.Write(@object.Members[i].Name.Span, output);
            output.Add((byte)':');
            Write(@object.Members[i].Value, output);
        }

        output.Add((byte)'}');
    }
}
