using System.Text.Json;

namespace SigmaShake.Rules.Json;

/// <summary>Hands a value to the framework's writer, for output that is laid out or part of something larger.</summary>
/// <remarks>The framework's own document type would do it too, but drags cryptography into a binary that must hold none.</remarks>
public static class JsonWriting
{
    /// <summary>Writes the value; members keep their order, numbers their spelling.</summary>
    // The depth of a value is bounded by the parser that made it.
    public static void WriteValue(this Utf8JsonWriter writer, JsonValue value)
    {
        switch (value.Kind)
        {
            case JsonKind.Null: writer.WriteNullValue(); break;
            case JsonKind.False: writer.WriteBooleanValue(false); break;
            case JsonKind.True: writer.WriteBooleanValue(true); break;
            case JsonKind.Number: writer.WriteRawValue(value.Text.Span, skipInputValidation: true); break;
            case JsonKind.String: writer.WriteStringValue(value.Text.Span); break;
            case JsonKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.Items) writer.WriteValue(item);
                writer.WriteEndArray();
                break;
            case JsonKind.Object:
                writer.WriteStartObject();
                foreach (var member in value.Members)
                {
                    writer.WritePropertyName(member.Name.Span);
                    writer.WriteValue(member.Value);
                }

                writer.WriteEndObject();
                break;
            default: throw new ArgumentOutOfRangeException(nameof(value), value.Kind, null);
        }
    }
}
