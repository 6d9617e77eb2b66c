using System.Globalization;
using System.Security.Cryptography;
using SigmaShake.Testing;

namespace SigmaShake.Dist.EndToEnd.Installing;

/// <summary>Packages of small programs in a folder, packed and signed by the scripts that pack and sign a release.</summary>
internal sealed class Release
{
    private static readonly string Runtime = $"linux-{(System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture is System.Runtime.InteropServices.Architecture.Arm64 ? "arm64" : "x64")}";

    private Release(string folder, string version) => (Folder, Version) = (folder, version);

    public string Folder { get; }

    public string Version { get; }

    public string Script => Path.Combine(Folder, "install.sh");

    public string Sums => Path.Combine(Folder, "SHA256SUMS");

    public string Signature => Path.Combine(Folder, "SHA256SUMS.sig");

    public string Archive => Path.Combine(Folder, $"sigmashake-{Version}-{Runtime}.tar.gz");

    /// <summary>Makes a key of a releaser; returns the path of its private half, beside which the public one lies.</summary>
    public static async Task<string> MakeKeyAsync(TemporaryFolder folder, string name)
    {
        await DistScripts.CallAsync("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", folder[name]);
        return folder[name];
    }

    /// <param name="folder">Where to make it.</param>
    /// <param name="version">The version that its archive is called by.</param>
    /// <param name="key">The release key; null for packages that nobody signs.</param>
    /// <param name="says">The version that its <c>ssg</c> says, if it is another.</param>
    /// <param name="alsoHolds">A further file, by its path in the package.</param>
    public static async Task<Release> MakeAsync(TemporaryFolder folder, string version, string? key, string? says = null, string? alsoHolds = null)
    {
        var name = $"sigmashake-{version}-{Runtime}";
        SmallPrograms.Write(folder, $"trees/{name}/bin", says ?? version);
        folder.Write($"trees/{name}/share/man/man1/ssg.1", ".TH SSG 1\n");
        if (alsoHolds is not null) folder.Write($"trees/{name}/{alsoHolds}", "");
        var release = new Release(folder[$"release-{version}-{Path.GetRandomFileName()}"], version);
        Directory.CreateDirectory(release.Folder);
        await DistScripts.RunAsync("archive", folder[$"trees/{name}"], release.Archive);
        await DistScripts.RunAsync("sign", key, [release.Folder]);
        return release;
    }

    /// <summary>Runs its install script in a home of its own.</summary>
    public Task<ChildResult> InstallAsync(TemporaryFolder folder, params IEnumerable<string> arguments) => ChildProcess.RunAsync(
        "sh", [Script, .. arguments], workingDirectory: folder.Path, environment: new Dictionary<string, string?> { ["HOME"] = folder["home"] });

    /// <summary>What whoever hands packages out, and has no key, can do: another archive, and the checksums to match.</summary>
    public void Forge()
    {
        File.AppendAllText(Archive, "more");
        var sum = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Archive)));
        var name = Path.GetFileName(Archive);
        File.WriteAllLines(Sums, File.ReadLines(Sums).Select(line => line.EndsWith(name, StringComparison.Ordinal) ? string.Create(CultureInfo.InvariantCulture, $"{sum}  {name}") : line).ToList());
    }
}
