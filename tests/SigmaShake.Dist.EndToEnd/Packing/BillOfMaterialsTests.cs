using System.Text.Json;
using SigmaShake.Testing;

namespace SigmaShake.Dist.EndToEnd.Packing;

/// <summary>The bill of materials of the programs of this machine.</summary>
public sealed class BillOfMaterialsTests
{
    private static string Modules => Path.Combine(Checkout.Root, "artifacts", "bom-schema", "node_modules");

    [Fact]
    public async Task The_official_schema_finds_nothing_in_it()
    {
        Assert.SkipUnless(Directory.Exists(Modules) || Environment.GetEnvironmentVariable("CI") == "true", "needs the schema from npm; `eng/bom-schema/install` installs it (12 MB)");
        using var folder = new TemporaryFolder();
        var file = folder.Write("sigmashake.cdx.json", await MakeAsync());

        var result = await ChildProcess.RunAsync("node", [Path.Combine(Checkout.Root, "eng", "bom-schema", "check.js"), file], environment: new Dictionary<string, string?> { ["NODE_PATH"] = Modules });

        Assert.True(result.ExitCode == 0, result.Error);
    }

    [Fact]
    public async Task It_names_every_package_that_is_referred_to_the_runtime_and_what_is_linked_in_from_Debian()
    {
        using var bill = JsonDocument.Parse(await MakeAsync());
        var dependencies = bill.RootElement.GetProperty("dependencies").EnumerateArray()
            .ToDictionary(entry => entry.GetProperty("ref").GetString()!, entry => entry.GetProperty("dependsOn").EnumerateArray().Select(part => part.GetString()!.Split('@')[0]).ToList());

        Assert.Equal(
            ["pkg:deb/debian/libc6-dev", "pkg:deb/debian/libgcc-12-dev", "pkg:deb/debian/libsqlite3-dev", "pkg:nuget/BouncyCastle.Cryptography", "pkg:nuget/Microsoft.NETCore.App.Runtime.NativeAOT.linux-x64", "pkg:nuget/System.CommandLine", "pkg:nuget/Tomlyn"],
            dependencies["ssg/linux-x64"]);
        Assert.Contains("pkg:nuget/Microsoft.AspNetCore.App.Runtime.linux-x64", dependencies["ssg-net/linux-x64"]);
        Assert.DoesNotContain("pkg:deb/debian/libc6-dev", dependencies["ssg-net/linux-x64"]);
    }

    [Fact]
    public async Task The_same_programs_give_the_same_bytes()
    {
        Assert.Equal(await MakeAsync(), await MakeAsync());
    }

    [Fact]
    public async Task The_licences_of_all_of_it_are_there_whole()
    {
        var notices = await DistScripts.RunAsync("notices");

        foreach (var name in (string[])["Tomlyn", "System.CommandLine", "BouncyCastle.Cryptography", "libsqlite3-dev", "libc6-dev", "Microsoft.NETCore.App.Runtime.NativeAOT.linux-x64"]) Assert.Contains(name, notices);
        Assert.Contains("Redistributions in binary form must reproduce the above copyright notice", notices);
        Assert.Contains("Legion of the Bouncy Castle", notices);
    }

    private static Task<string> MakeAsync() => DistScripts.RunAsync("bill-of-materials", "cyclonedx", DistScripts.Version, $"linux-x64={Path.Combine(Checkout.Root, "artifacts")}");
}
