using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.Metadata;
using SigmaShake.Platform.Keys;

namespace SigmaShake.Platform.Export;

/// <summary>Writes rows of a table as JSON objects, a member for each column in the order of their names; what is sealed is opened.</summary>
internal sealed class RowJson
{
    private readonly List<(string Name, PropertyInfo Property, SealedFieldAttribute? Sealed)> _columns = [];
    private readonly IEntityType _entity;

    public RowJson(IEntityType entity)
    {
        _entity = entity;
        foreach (var column in entity.GetProperties().OrderBy(property => property.Name, StringComparer.Ordinal))
        {
            var property = column.PropertyInfo ?? throw new InvalidOperationException($"{entity.Name}.{column.Name} has no property to export it by");
            _columns.Add((JsonNamingPolicy.CamelCase.ConvertName(column.Name), property, property.GetCustomAttribute<SealedFieldAttribute>()));
        }
    }

    /// <summary>Writes one.</summary>
    /// <exception cref="PlatformException">A sealed value does not open.</exception>
    public void Write(Utf8JsonWriter writer, object row, DataKey key)
    {
        writer.WriteStartObject();
        foreach (var (name, property, box) in _columns)
        {
            writer.WritePropertyName(name);
            var value = property.GetValue(row);
            WriteValue(writer, box is not null && value is byte[] bytes ? Open(row, bytes, box, key) : value);
        }

        writer.WriteEndObject();
    }

    private string Open(object row, byte[] bytes, SealedFieldAttribute box, DataKey key)
    {
        var text = Convert.ToString(_entity.FindProperty(box.Key)!.PropertyInfo!.GetValue(row), CultureInfo.InvariantCulture)!;
        return key.Open(bytes, new FieldPlace(box.Table, box.Column, text)) ?? throw new PlatformException("a sealed value does not open", "restore the organisation's database from your backup");
    }

    private static void WriteValue(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null: writer.WriteNullValue(); break;
            case string text: writer.WriteStringValue(text); break;
            case bool truth: writer.WriteBooleanValue(truth); break;
            case byte[] bytes: writer.WriteBase64StringValue(bytes); break;
            case sbyte or byte or short or ushort or int or uint or long: writer.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture)); break;
            case double number: writer.WriteNumberValue(number); break;
            case DateTimeOffset time: writer.WriteStringValue(time); break;
            case DateTime time: writer.WriteStringValue(time); break;
            case Enum or Guid or decimal or ulong or TimeSpan or DateOnly: writer.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture)); break;
            case System.Collections.IEnumerable list: WriteList(writer, list); break;
            default: throw new InvalidOperationException($"no column holds {value.GetType().Name}");
        }
    }

    private static void WriteList(Utf8JsonWriter writer, System.Collections.IEnumerable list)
    {
        writer.WriteStartArray();
        foreach (var value in list) WriteValue(writer, value);
        writer.WriteEndArray();
    }
}
