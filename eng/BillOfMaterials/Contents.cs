namespace SigmaShake.BillOfMaterials;

/// <summary>What is in each program, on each kind of machine: the packages of its lock file, the runtime, and what Debian's linker adds.</summary>
internal static class Contents
{
    private static readonly (string Name, string Project)[] Programs = [("ssg", "SigmaShake.Cli"), ("ssg-net", "SigmaShake.Net")];

    /// <summary>Both programs for a kind of machine.</summary>
    /// <param name="runtime">The kind of machine.</param>
    /// <param name="folder">Where their files are; null where only their parts are asked for.</param>
    public static IEnumerable<ShippedProgram> Of(string runtime, string? folder) => Programs.Select(program => new ShippedProgram(
        program.Name, runtime, folder is null ? null : FileSum.Sha256(Path.Combine(folder, program.Name)), [.. Parts(program.Name, program.Project, runtime)]));

    private static IEnumerable<Component> Parts(string program, string project, string runtime)
    {
        var versions = LockFile.Read(LockFileOf(project, runtime)).Versions;
        var isNative = runtime.StartsWith("linux-", StringComparison.Ordinal);
        foreach (var (name, version) in versions.OrderBy(package => package.Key, StringComparer.Ordinal))
        {
            // The compiler's parts for this machine and the linker's, which are no part of what they make.
            if (name.Contains("ILCompiler", StringComparison.Ordinal) || name.Contains("ILLink", StringComparison.Ordinal)) continue;
            if (NuGetPackage.FindShipped(name, version) is { } component) yield return component;
        }

        // The runtime is chosen by the SDK, together with this tool of its own, which the lock file names.
        var ofRuntime = versions["Microsoft.NET.ILLink.Tasks"];
        yield return Runtime(isNative ? $"Microsoft.NETCore.App.Runtime.NativeAOT.{runtime}" : $"Microsoft.NETCore.App.Runtime.{runtime}", ofRuntime);
        if (program == "ssg-net") yield return Runtime($"Microsoft.AspNetCore.App.Runtime.{runtime}", ofRuntime);
        if (!isNative) yield break;
        foreach (var archive in Archives(program, runtime)) yield return archive;
    }

    // Only `ssg` is linked with libc itself; with SQLite and the compiler's own library both are.
    private static IEnumerable<Component> Archives(string program, string runtime)
    {
        const string Sqlite = "libsqlite3-dev", SqliteLicence = "blessing";
        const string LibC = "LGPL-2.1-or-later", Compiler = "GPL-3.0-or-later WITH GCC-exception-3.1";
        var isHere = runtime == "linux-x64";
        if (program == "ssg") yield return DebianPackage.Installed(isHere ? "libc6-dev" : "libc6-dev-arm64-cross", LibC);
        yield return DebianPackage.Installed(isHere ? "libgcc-12-dev" : "libgcc-12-dev-arm64-cross", Compiler);
        yield return isHere
            ? DebianPackage.Installed(Sqlite, SqliteLicence)
            : DebianPackage.Fetched(Sqlite, $"artifacts/for/{runtime}/libraries/{Sqlite}.version", "arm64", SqliteLicence);
    }

    private static Component Runtime(string name, string version) =>
        NuGetPackage.FindShipped(name, version) ?? throw new InvalidDataException($"`{name}` {version} was not restored; build the programs first");

    private static string LockFileOf(string project, string runtime) =>
        runtime == "linux-x64" ? $"src/{project}/packages.lock.json" : $"eng/dist/locks/{project}.{runtime}.json";
}
