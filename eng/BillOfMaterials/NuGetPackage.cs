using System.Xml.Linq;

namespace SigmaShake.BillOfMaterials;

/// <summary>A package of NuGet, as it lies unpacked in the folder that everything is restored from.</summary>
internal static class NuGetPackage
{
    private static readonly string[] LicenceNames = ["LICENSE*", "license*", "THIRD-PARTY-NOTICES*"];

    private static readonly string Packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    /// <summary>The package as a component; null where nothing of it gets into a program: analyzers, and what only builds.</summary>
    /// <exception cref="IOException">It was not restored.</exception>
    public static Component? FindShipped(string name, string version) =>
        Directory.Exists(Path.Combine(Folder(name, version), "lib")) || Directory.Exists(Path.Combine(Folder(name, version), "runtimes")) ? Read(name, version) : null;

    private static Component Read(string name, string version)
    {
        var folder = Folder(name, version);
        var lower = name.ToLowerInvariant();
        var description = XDocument.Load(Path.Combine(folder, $"{lower}.nuspec")).Root!;
        var licence = description.Descendants().Single(element => element.Name.LocalName == "license").Value;
        var sum = Convert.FromBase64String(File.ReadAllText(Path.Combine(folder, $"{lower}.{version}.nupkg.sha512")));
        return new Component(name, version, $"pkg:nuget/{name}@{version}", licence, Convert.ToHexStringLower(sum), LicenceFiles(name, folder));
    }

    // Two packages come without the text that their licence wants to be kept; it lies beside this program.
    private static string[] LicenceFiles(string name, string folder)
    {
        string[] files = [.. LicenceNames.SelectMany(pattern => Directory.EnumerateFiles(folder, pattern)).Distinct().Order(StringComparer.Ordinal)];
        var kept = Path.Combine("eng", "BillOfMaterials", "Licences", $"{name}.txt");
        if (files.Length == 0 && File.Exists(kept)) files = [kept];
        return files.Length > 0 ? files : throw new InvalidDataException($"`{name}` comes without the text of its licence; put it into `{kept}`");
    }

    private static string Folder(string name, string version) => Path.Combine(Packages, name.ToLowerInvariant(), version);
}
