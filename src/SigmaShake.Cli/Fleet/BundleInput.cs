using SigmaShake.Cli.Files;
using SigmaShake.Signing.Bundles;

namespace SigmaShake.Cli.Fleet;

/// <summary>A bundle that a person names: its file, a folder that was built, or a folder of rules.</summary>
internal static class BundleInput
{
    /// <summary>The bundle; or what is wrong with what was named.</summary>
    public static (RuleBundle? Bundle, string? Problem) Read(string path)
    {
        if (!Directory.Exists(path)) return ReadFile(path);
        var built = Path.Combine(path, RuleBundle.TargetPath);
        return FileStatus.Of(built).Kind == FileKind.Absent ? RulesFolder.Read(path) : ReadFile(built);
    }

    private static (RuleBundle? Bundle, string? Problem) ReadFile(string path)
    {
        var file = BoundedFile.Read(path, RuleBundle.MaxBytes);
        if (file.Bytes is null) return (null, $"`{path}` {file.Problem}");
        var bundle = RuleBundle.Parse(file.Bytes);
        return bundle.Succeeded ? (bundle.Value, null) : (null, $"`{path}`: {bundle.Error}");
    }
}
