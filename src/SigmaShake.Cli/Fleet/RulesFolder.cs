using System.Text;
using System.Text.Unicode;
using SigmaShake.Cli.Files;
using SigmaShake.Cli.Loading;
using SigmaShake.Rules.Checking;
using SigmaShake.Signing.Bundles;

namespace SigmaShake.Cli.Fleet;

/// <summary>A folder in which people write what a bundle is made of: rule files, in it and below it, and <c>settings.json</c>.</summary>
internal static class RulesFolder
{
    /// <summary>The settings of a bundle, as they stand in it.</summary>
    public const string Settings = "settings.json";

    private const int MaxDepth = 8;

    private static readonly EnumerationOptions Below = new() { RecurseSubdirectories = true, MaxRecursionDepth = MaxDepth, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = false };

    /// <summary>What the folder holds as a bundle; or what is wrong with it. Whether its rules are any good is not looked at.</summary>
    public static (RuleBundle? Bundle, string? Problem) Read(string folder)
    {
        var files = new List<BundleFile>();
        foreach (var path in Directory.EnumerateFiles(folder, "*.rules", Below).Order(StringComparer.Ordinal).Take(RuleBundle.MaxFiles + 1))
        {
            var name = Path.GetRelativePath(folder, path);
            if (!BundleFile.IsValidPath(name)) return (null, $"`{path}` cannot be in a bundle under that name; rename it to small letters, digits, `.`, `_` and `-`");
            var file = BoundedFile.Read(path, RuleFileReader.MaxFileBytes);
            if (file.Bytes is null) return (null, $"`{path}` {file.Problem}");
            if (!Utf8.IsValid(file.Bytes)) return (null, $"`{path}` is not UTF-8; save it as UTF-8");
            files.Add(new BundleFile(name, Encoding.UTF8.GetString(file.Bytes)));
        }

        var settingsFile = Path.Combine(folder, Settings);
        if (files.Count == 0 && !File.Exists(settingsFile)) return (null, $"`{folder}` holds no `.rules` files");
        var (settings, problem) = ReadSettings(settingsFile);
        if (settings is null) return (null, problem);
        if (EmbeddedPack.FirstUnknown([.. settings.PacksEnabled]) is { } unknown) return (null, $"`{settingsFile}` enables {unknown}");
        var bundle = RuleBundle.Of(files, settings);
        return bundle.Succeeded ? (bundle.Value, null) : (null, $"`{folder}`: {bundle.Error}");
    }

    private static (BundleSettings? Settings, string? Problem) ReadSettings(string path)
    {
        if (FileStatus.Of(path).Kind == FileKind.Absent) return (BundleSettings.Defaults, null);
        var file = BoundedFile.Read(path, RuleBundle.MaxBytes);
        if (file.Bytes is null) return (null, $"`{path}` {file.Problem}");
        var settings = BundleSettings.Parse(file.Bytes);
        return settings.Succeeded ? (settings.Value, null) : (null, $"`{path}`: {settings.Error}");
    }
}
