using SigmaShake.Signing.Json;
using SigmaShake.Signing.Tuf.Metadata;

namespace SigmaShake.Signing.Bundles;

/// <summary>
/// Reads a bundle. A member that is not known is refused: it was written for a newer program, and whoever passed over it could pass over what makes a
/// rule stricter.
/// </summary>
internal static class BundleReader
{
    public const string Rebuild = "build it again with `ssg fleet bundle build`";

    private const string Update = "update `ssg`: the bundle was made for a newer one";

    // The least, so that any number is read and told as another version.
    private const int AnyVersion = 0;

    private const int MaxPackBytes = 64;

    public static SigningResult<RuleBundle> Read(JsonValue json, Func<List<BundleFile>, BundleSettings, RuleBundle> make)
    {
        var problems = new FieldProblems();
        var fields = new FieldReader(json, "that is the whole text", problems);
        var version = fields.Integer(BundleMembers.Version, AnyVersion);
        if (problems.First is null && version != RuleBundle.Version) return Refused($"is of version {version}, where {RuleBundle.Version} is known", Update);
        if (UnknownMember(json) is { } unknown) return Refused(unknown, Update);

        var files = ReadFiles(fields);
        var settings = ReadSettings(fields.Object(BundleMembers.Settings));
        return problems.First is { } first ? Refused(first, Rebuild) : SigningResult<RuleBundle>.Of(make(files, settings));
    }

    public static SigningResult<BundleSettings> ReadSettings(JsonValue json)
    {
        if (UnknownSetting(json) is { } unknown) return SigningResult<BundleSettings>.Refused($"the text of the settings {unknown}", Update);
        var problems = new FieldProblems();
        var settings = ReadSettings(new FieldReader(json, "that is the whole text", problems));
        return problems.First is { } first ? SigningResult<BundleSettings>.Refused($"the text of the settings {first}", "mend the file") : SigningResult<BundleSettings>.Of(settings);
    }

    private static List<BundleFile> ReadFiles(FieldReader fields)
    {
        var files = new List<BundleFile>();
        if (fields.Value.Member(BundleMembers.Rules) is not { Kind: JsonKind.Array } array)
        {
            fields.Problems.Add($"has no list `{BundleMembers.Rules}`");
            return files;
        }

        if (array.Items.Count > RuleBundle.MaxFiles)
        {
            fields.Problems.Add($"has {array.Items.Count} rule files, more than {RuleBundle.MaxFiles}");
            return files;
        }

        var paths = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in array.Items)
        {
            var file = new FieldReader(item, $"`{BundleMembers.Rules}`", fields.Problems);
            var (path, text) = (file.Text(BundleMembers.Path), file.Text(BundleMembers.Text));
            if (!BundleFile.IsValidPath(path)) file.Refuse($"has a path {Shown.Of(path)}, which is not of `a-z0-9._-` between slashes with `.rules` at the end,");
            if (!paths.Add(path)) file.Refuse($"has the path {Shown.Of(path)} twice");
            files.Add(new BundleFile(path, text));
        }

        return files;
    }

    private static BundleSettings ReadSettings(FieldReader fields)
    {
        var settings = new BundleSettings { Grants = fields.Flag(BundleMembers.Grant) };
        if (fields.Has(BundleMembers.PacksEnabled)) settings = settings with { PacksEnabled = ReadPacks(fields) };
        if (!fields.Has(BundleMembers.Decisions)) return settings;
        var decisions = fields.Object(BundleMembers.Decisions);
        if (!decisions.Has(BundleMembers.Send)) return settings;
        var word = decisions.Text(BundleMembers.Send);
        if (BundleSettings.SharingOf(word) is { } sharing) return settings with { Decisions = sharing };
        decisions.Refuse($"has {Shown.Of(word)} for `{BundleMembers.Send}`, which is neither `none`, `counts` nor `all`,");
        return settings;
    }

    private static List<string> ReadPacks(FieldReader fields)
    {
        var packs = fields.Texts(BundleMembers.PacksEnabled, RuleBundle.MaxPacks, MaxPackBytes).Order(StringComparer.Ordinal).ToList();
        if (packs.Find(pack => !BundleSettings.IsValidPack(pack)) is { } invalid) fields.Refuse($"has {Shown.Of(invalid)}, which is no name of a pack,");
        if (packs.Distinct(StringComparer.Ordinal).Count() < packs.Count) fields.Refuse("has a pack twice");
        return packs;
    }

    private static string? UnknownMember(JsonValue json) =>
        Unknown(json, BundleMembers.Version, BundleMembers.Rules, BundleMembers.Settings)
        ?? json.Member(BundleMembers.Rules)?.Items.Select(file => Unknown(file, BundleMembers.Path, BundleMembers.Text)).FirstOrDefault(problem => problem is not null)
        ?? UnknownSetting(json.Member(BundleMembers.Settings));

    private static string? UnknownSetting(JsonValue? settings) => settings is null
        ? null
        : Unknown(settings, BundleMembers.Grant, BundleMembers.PacksEnabled, BundleMembers.Decisions)
            ?? (settings.Member(BundleMembers.Decisions) is { } decisions ? Unknown(decisions, BundleMembers.Send) : null);

    private static string? Unknown(JsonValue value, params string[] known)
    {
        foreach (var member in value.Members)
        {
            if (!known.Contains(member.Name, StringComparer.Ordinal)) return $"has a member {Shown.Of(member.Name)}, which is not known";
        }

        return null;
    }

    private static SigningResult<RuleBundle> Refused(string problem, string help) => SigningResult<RuleBundle>.Refused($"the bundle {problem}", help);
}
