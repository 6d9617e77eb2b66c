using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using SigmaShake.Rules.Json;

namespace SigmaShake.Cli.Init;

/// <summary>What an installation found and what it left, so that it can be taken back byte for byte.</summary>
/// <param name="Client">The client.</param>
/// <param name="Files">Each file that was changed.</param>
/// <param name="Folders">The folders that were made for them, the outermost first.</param>
internal sealed record InstallRecord(string Client, IReadOnlyList<RecordedFile> Files, IReadOnlyList<string> Folders)
{
    private const int Version = 1;

    /// <summary>The record as JSON.</summary>
    public byte[] Write()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteNumber("version", Version);
            json.WriteString("client", Client);
            json.WriteStartArray("files");
            foreach (var file in Files)
            {
                json.WriteStartObject();
                json.WriteString("path", file.Path);
                if (file.Original is { } original) json.WriteBase64String("original", original);
                else json.WriteNull("original");
                json.WriteString("wrote", file.Wrote);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("folders");
            foreach (var folder in Folders) json.WriteStringValue(folder);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return [.. buffer.WrittenSpan, (byte)'\n'];
    }

    /// <summary>Reads a record; null where it is none, or of another version.</summary>
    public static InstallRecord? Read(byte[] bytes)
    {
        if (JsonParser.Parse(bytes).Value is not { } json) return null;
        if (json.Member("version"u8) is not { Kind: JsonKind.Number } version) return null;
        if (!Utf8Parser.TryParse(version.Text.Span, out int number, out _) || number != Version) return null;
        if (Text(json.Member("client"u8)) is not { } client) return null;
        var files = (json.Member("files"u8)?.Items ?? []).Select(ReadFile).ToList();
        var folders = (json.Member("folders"u8)?.Items ?? []).Select(Text).ToList();
        if (files.Contains(null) || folders.Contains(null)) return null;
        return new InstallRecord(client, [.. files.OfType<RecordedFile>()], [.. folders.OfType<string>()]);
    }

    private static RecordedFile? ReadFile(JsonValue file)
    {
        if (Text(file.Member("path"u8)) is not { } path || Text(file.Member("wrote"u8)) is not { } wrote) return null;
        if (file.Member("original"u8) is { Kind: JsonKind.Null }) return new RecordedFile(path, null, wrote);
        if (Text(file.Member("original"u8)) is not { } text) return null;
        var original = new byte[text.Length];
        return Convert.TryFromBase64String(text, original, out var length) ? new RecordedFile(path, original[..length], wrote) : null;
    }

    private static string? Text(JsonValue? value) => value is { IsString: true } ? Encoding.UTF8.GetString(value.Text.Span) : null;
}

/// <summary>A file that an installation changed.</summary>
/// <param name="Path">Its absolute path.</param>
/// <param name="Original">What it held before, without anything of ours; null where it did not exist.</param>
/// <param name="Wrote">The SHA-256 of what was written, in lower-case hex.</param>
internal sealed record RecordedFile(string Path, byte[]? Original, string Wrote);
