namespace SigmaShake.Rules.Json;

/// <summary>Writes a value as JSON without white space: how <c>input.k</c> shows what is not a string.</summary>
public static class CompactJson
{
    /// <summary>The value as UTF-8. Members keep their order, numbers their spelling.</summary>
    public static byte[] Write(JsonValue value)
    {
        var output = new List<byte>();
        Write(value, output);
        return [.. output];
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
