using System.Diagnostics;

namespace SigmaShake.BillOfMaterials;

/// <summary>A package of Debian whose archive is linked into a program.</summary>
internal static class DebianPackage
{
    /// <summary>The package that is installed here.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="licence">An SPDX expression: Debian's own records say it in prose.</param>
    public static Component Installed(string name, string licence)
    {
        using var asked = Process.Start(new ProcessStartInfo("dpkg-query", ["--show", "--showformat=${Version} ${Architecture}", name]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        var answer = asked.StandardOutput.ReadToEnd().Split(' ');
        asked.WaitForExit();
        if (asked.ExitCode != 0) throw new InvalidDataException($"`{name}` is not installed; run `eng/prerequisites dist`");
        return Of(name, answer[0], answer[1], licence);
    }

    /// <summary>A package whose archive was fetched for another processor (eng/dist/arm64-libraries).</summary>
    public static Component Fetched(string name, string versionFile, string architecture, string licence) =>
        Of(name, File.ReadAllText(versionFile).Trim(), architecture, licence);

    private static Component Of(string name, string version, string architecture, string licence) => new(
        name, version, $"pkg:deb/debian/{name}@{Uri.EscapeDataString(version)}?arch={architecture}", licence, Sha512: null, [$"/usr/share/doc/{name}/copyright"]);
}
