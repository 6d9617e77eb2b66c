namespace SigmaShake.Cli.State;

/// <summary>What a setting holds.</summary>
internal enum SettingKind
{
    Word,
    Boolean,
    Words,
}

/// <summary>One key of <c>config.toml</c>: the only definition, from which reading, checking, help and the documentation follow.</summary>
/// <param name="Name">With its table: <c>packs.enabled</c>.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Default">The default as TOML.</param>
/// <param name="Words">The words it may hold; empty where any will do.</param>
/// <param name="InProject">Whether a project's file may hold it too.</param>
/// <param name="Description">One sentence for people.</param>
internal sealed record SettingKey(
    string Name, SettingKind Kind, string Default, IReadOnlyList<string> Words, bool InProject, string Description)
{
    public static readonly SettingKey Mode = new(
        "mode", SettingKind.Word, "\"enforce\"", ["enforce", "observe"], InProject: false,
        "`enforce` refuses what the rules refuse; `observe` judges and records everything and refuses nothing but attacks on SigmaShake itself and calls that cannot be understood.");

    public static readonly SettingKey Grant = new(
        "grant", SettingKind.Boolean, "false", [], InProject: false,
        "Whether an ALLOW of your own rules that covers a whole call answers the agent's own permission prompt as well.");

    public static readonly SettingKey PacksEnabled = new(
        "packs.enabled", SettingKind.Words, "[]", [], InProject: true,
        "Packs to enforce beside those that are in force by default.");

    public static readonly SettingKey PacksDisabled = new(
        "packs.disabled", SettingKind.Words, "[]", [], InProject: false,
        "Packs of the default layer not to enforce.");

    public static readonly SettingKey PacksTrusted = new(
        "packs.trusted", SettingKind.Words, "[]", [], InProject: false,
        "Packs whose ALLOW may loosen less trusted layers.");

    public static readonly IReadOnlyList<SettingKey> All = [Mode, Grant, PacksEnabled, PacksDisabled, PacksTrusted];

    /// <summary>The key of that name, or null.</summary>
    public static SettingKey? Find(string name) => All.FirstOrDefault(key => key.Name == name);
}
