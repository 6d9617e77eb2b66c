namespace SigmaShake.Rules.Json;

/// <summary>Writes a value as JSON without white space: how <c>input.k</c> shows what is not a string.</summary>
public static class CompactJson
{
    private const int MaxFirstBytes = 32 << 20;

    /// <summary>The value as UTF-8, in memory of its own. Members keep their order, numbers their spelling.</summary>
    public static ReadOnlyMemory<byte> Write(JsonValue value)
    {
        // Of the right size from the start: a large text is not copied from buffer to larger buffer.
        var output = new JsonOutput(LikelyBytes(value));
        Write(value, ref output);
        return output.Written;
    }

    // With room for an escape in each line or so of a text.
    private static int LikelyBytes(JsonValue value)
    {
        var bytes = (long)value.Text.Length + (value.Text.Length >> 3) + 8;
        foreach (var item in value.ItemSpan) bytes += LikelyBytes(item);
        foreach (ref readonly var member in value.MemberSpan) bytes += member.Name.Length + 8 + LikelyBytes(member.Value);
        return (int)Math.Min(bytes, MaxFirstBytes);
    }

    // The depth of a value is bounded by the parser that made it.
    private static void Write(JsonValue value, ref JsonOutput output)
    {
        switch (value.Kind)
        {
            case JsonKind.Null: output.Add("null"u8); break;
            case JsonKind.True: output.Add("true"u8); break;
            case JsonKind.False: output.Add("false"u8); break;
            case JsonKind.Number: output.Add(value.Text.Span); break;
            case JsonKind.String: JsonEscapes.Write(value.Text.Span, ref output); break;
            case JsonKind.Array: WriteArray(value, ref output); break;
            case JsonKind.Object: WriteObject(value, ref output); break;
            default: throw new InvalidOperationException($"a JSON value of kind {value.Kind}");
        }
    }

    private static void WriteArray(JsonValue array, ref JsonOutput output)
    {
        output.Add((byte)'[');
        for (var i = 0; i < array.ItemSpan.Length; i++)
        {
            if (i > 0) output.Add((byte)',');
            Write(array.ItemSpan[i], ref output);
        }

        output.Add((byte)']');
    }

    private static void WriteObject(JsonValue @object, ref JsonOutput output)
    {
        output.Add((byte)'{');
        for (var i = 0; i < @object.MemberSpan.Length; i++)
        {
            if (i > 0) output.Add((byte)',');
            JsonEscapes.Write(@object.MemberSpan[i].Name.Span, ref output);
            output.Add((byte)':');
            Write(@object.MemberSpan[i].Value, ref output);
        }

        output.Add((byte)'}');
    }
}
