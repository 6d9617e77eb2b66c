using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SigmaShake.BillOfMaterials;

/// <summary>A bill of materials as CycloneDX 1.6 (ECMA-424, first edition) has it, in JSON. The same programs give the same bytes.</summary>
/// <param name="version">The product's version.</param>
/// <param name="time">When it was made.</param>
/// <param name="programs">The programs and what is in them.</param>
internal sealed class CycloneDxDocument(string version, DateTimeOffset time, IReadOnlyList<ShippedProgram> programs)
{
    private const string Product = "sigmashake";

    public byte[] ToBytes()
    {
        // The serial number follows from everything else: other contents, another number.
        var hash = SHA256.HashData(Write(Guid.Empty));
        return Write(new Guid(hash.AsSpan(0, 16), bigEndian: true));
    }

    private byte[] Write(Guid serialNumber)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("$schema", "http://cyclonedx.org/schema/bom-1.6.schema.json");
            json.WriteString("bomFormat", "CycloneDX");
            json.WriteString("specVersion", "1.6");
            json.WriteString("serialNumber", string.Create(CultureInfo.InvariantCulture, $"urn:uuid:{serialNumber:D}"));
            json.WriteNumber("version", 1);
            WriteMetadata(json);
            json.WriteStartArray("components");
            foreach (var program in programs) WriteProgram(json, program);
            foreach (var part in programs.SelectMany(program => program.Parts).DistinctBy(part => part.Address).OrderBy(part => part.Address, StringComparer.Ordinal)) WritePart(json, part);
            json.WriteEndArray();
            WriteDependencies(json);
            json.WriteEndObject();
        }

        buffer.Write(Encoding.UTF8.GetBytes("\n"));
        return buffer.ToArray();
    }

    private void WriteMetadata(Utf8JsonWriter json)
    {
        json.WriteStartObject("metadata");
        json.WriteString("timestamp", time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        json.WriteStartObject("component");
        json.WriteString("type", "application");
        json.WriteString("bom-ref", Product);
        json.WriteString("name", Product);
        json.WriteString("version", version);
        WriteLicence(json, "Apache-2.0");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteProgram(Utf8JsonWriter json, ShippedProgram program)
    {
        json.WriteStartObject();
        json.WriteString("type", "application");
        json.WriteString("bom-ref", Reference(program));
        json.WriteString("name", program.Name);
        json.WriteString("version", version);
        json.WriteString("description", $"for {program.Runtime}");
        if (program.Sha256 is { } sum) WriteHash(json, "SHA-256", sum);
        WriteLicence(json, "Apache-2.0");
        json.WriteEndObject();
    }

    private static void WritePart(Utf8JsonWriter json, Component part)
    {
        json.WriteStartObject();
        json.WriteString("type", "library");
        json.WriteString("bom-ref", part.Address);
        json.WriteString("name", part.Name);
        json.WriteString("version", part.Version);
        if (part.Sha512 is { } sum) WriteHash(json, "SHA-512", sum);
        WriteLicence(json, part.Licence);
        json.WriteString("purl", part.Address);
        json.WriteEndObject();
    }

    private void WriteDependencies(Utf8JsonWriter json)
    {
        json.WriteStartArray("dependencies");
        WriteDependency(json, Product, programs.Select(Reference));
        foreach (var program in programs) WriteDependency(json, Reference(program), program.Parts.Select(part => part.Address));
        json.WriteEndArray();
    }

    private static void WriteDependency(Utf8JsonWriter json, string reference, IEnumerable<string> parts)
    {
        json.WriteStartObject();
        json.WriteString("ref", reference);
        json.WriteStartArray("dependsOn");
        foreach (var part in parts.Distinct().Order(StringComparer.Ordinal)) json.WriteStringValue(part);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteHash(Utf8JsonWriter json, string algorithm, string content)
    {
        json.WriteStartArray("hashes");
        json.WriteStartObject();
        json.WriteString("alg", algorithm);
        json.WriteString("content", content);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteLicence(Utf8JsonWriter json, string expression)
    {
        json.WriteStartArray("licenses");
        json.WriteStartObject();
        json.WriteString("expression", expression);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static string Reference(ShippedProgram program) => $"{program.Name}/{program.Runtime}";
}
