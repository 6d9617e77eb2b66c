using System.Text.Json;

namespace SigmaShake.BillOfMaterials;

/// <summary>The packages that a project was restored with: <c>packages.lock.json</c>, version 2.</summary>
internal sealed class LockFile
{
    private readonly Dictionary<string, string> _versions = new(StringComparer.Ordinal);

    private LockFile(JsonElement dependencies)
    {
        // One member for the framework, and one for it on each kind of machine.
        foreach (var packages in dependencies.EnumerateObject().Select(framework => framework.Value))
        {
            foreach (var package in packages.EnumerateObject())
            {
                if (package.Value.TryGetProperty("resolved", out var version)) _versions[package.Name] = version.GetString()!;
            }
        }
    }

    /// <summary>Names and versions of all packages, tools of the build among them.</summary>
    public IReadOnlyDictionary<string, string> Versions => _versions;

    public static LockFile Read(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        return new LockFile(document.RootElement.GetProperty("dependencies"));
    }
}
