using System.Text;
using System.Text.Json;
using SigmaShake.Rules.Patterns;
using SigmaShake.Testing;

namespace SigmaShake.Rules.Tests.Patterns.Vectors;

/// <summary>Reading of the outside glob tables.</summary>
internal static class GlobVectors
{
    public static JsonElement Load(string relativePath)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(SharedData.Path("vectors/" + relativePath)));
        return document.RootElement.Clone();
    }

    public static bool Has(JsonElement options, string name) => options.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    /// <summary>Whether the glob matches on a path; null where it is refused.</summary>
    public static bool? Match(string glob, string path) =>
        TextPattern.Compile(Operator.Glob, onPath: true, glob).Pattern?.IsMatch(Encoding.UTF8.GetBytes(path));
}
