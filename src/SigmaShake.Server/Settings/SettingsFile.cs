using System.Text.Json;
using SigmaShake.Platform;

namespace SigmaShake.Server.Settings;

/// <summary>Settings in a file: one JSON object, a member for each, its value a string, a number, or a list of strings.</summary>
internal static class SettingsFile
{
    private const int MaxBytes = 64 << 10;

    /// <summary>What the file says, as text.</summary>
    /// <exception cref="PlatformException">It cannot be read, or is no such object.</exception>
    public static Dictionary<string, string> Read(string path)
    {
        try
        {
            if (new FileInfo(path).Length > MaxBytes) throw new PlatformException($"`{path}` is larger than {MaxBytes} bytes", "settings are a few lines");
            using var document = JsonDocument.Parse(File.ReadAllBytes(path), new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = 3 });
            if (document.RootElement.ValueKind != JsonValueKind.Object) throw new PlatformException($"`{path}` holds no settings", "it is one JSON object");
            return document.RootElement.EnumerateObject().ToDictionary(member => member.Name, member => Text(path, member), StringComparer.Ordinal);
        }
        catch (JsonException e)
        {
            throw new PlatformException($"`{path}` is no JSON (line {e.LineNumber + 1})", "settings are one JSON object, each name in it once", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PlatformException($"the settings `{path}` cannot be read: {e.Message.TrimEnd('.')}", "name a file that the server may read", e);
        }
    }

    private static string Text(string path, JsonProperty member) => member.Value.ValueKind switch
    {
        JsonValueKind.String => member.Value.GetString()!,
        JsonValueKind.Number => member.Value.GetRawText(),
        JsonValueKind.Array when member.Value.EnumerateArray().All(value => value.ValueKind == JsonValueKind.String) => member.Value.GetRawText(),
        _ => throw new PlatformException($"`{member.Name}` in `{path}` has no value that a setting can have", "write a string, a number, or a list of strings"),
    };
}
