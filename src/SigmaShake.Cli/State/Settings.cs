namespace SigmaShake.Cli.State;

/// <summary>What <c>config.toml</c> says, defaults filled in.</summary>
internal sealed record Settings
{
    public static readonly Settings Defaults = new();

    public bool Observes { get; init; }

    public bool Grants { get; init; }

    public string[] PacksEnabled { get; init; } = [];

    public string[] PacksDisabled { get; init; } = [];

    public string[] PacksTrusted { get; init; } = [];

    /// <summary>The same with one setting changed.</summary>
    public Settings With(SettingKey key, object value) => key.Name switch
    {
        "mode" => this with { Observes = (string)value == "observe" },
        "grant" => this with { Grants = (bool)value },
        "packs.enabled" => this with { PacksEnabled = (string[])value },
        "packs.disabled" => this with { PacksDisabled = (string[])value },
        "packs.trusted" => this with { PacksTrusted = (string[])value },
        _ => throw new ArgumentOutOfRangeException(nameof(key), key.Name, null),
    };

    /// <summary>One setting as TOML.</summary>
    public string Toml(SettingKey key) => key.Name switch
    {
        "mode" => Observes ? "\"observe\"" : "\"enforce\"",
        "grant" => Grants ? "true" : "false",
        "packs.enabled" => TomlText.Strings(PacksEnabled),
        "packs.disabled" => TomlText.Strings(PacksDisabled),
        "packs.trusted" => TomlText.Strings(PacksTrusted),
        _ => throw new ArgumentOutOfRangeException(nameof(key), key.Name, null),
    };
}
