using System.Text;
using SigmaShake.Rules.Json;
using SigmaShake.Testing;

namespace SigmaShake.Agents.Tests;

/// <summary>The captured payloads of real clients, in the shared folder.</summary>
internal static class Samples
{
    /// <summary>The payload files below <paramref name="client"/>, relative to the samples' root; without the schemas.</summary>
    public static List<string> Of(string client)
    {
        var root = SharedData.Path("hook-samples");
        return
        [
            .. Directory.EnumerateFiles(Path.Combine(root, client), "*.json", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(root, file))
                .Where(file => !file.Contains("/schema/"))
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>All clients for which there are samples.</summary>
    public static IEnumerable<string> Clients() =>
        Directory.EnumerateDirectories(SharedData.Path("hook-samples")).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal);

    public static JsonValue Read(string file) => Parse(File.ReadAllBytes(SharedData.Path($"hook-samples/{file}")));

    public static JsonValue Parse(string json) => Parse(Encoding.UTF8.GetBytes(json));

    private static JsonValue Parse(byte[] json)
    {
        var parsed = JsonParser.Parse(json);
        Assert.True(parsed.Succeeded, parsed.Problem);
        return parsed.Value;
    }
}
