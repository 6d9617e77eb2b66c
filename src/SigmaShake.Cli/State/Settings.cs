using SigmaShake.Ledger.Append;

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

    /// <summary>How judged calls are recorded. What a person does to the guard is always durable, or does not happen.</summary>
    public RecordingPolicy Recording { get; init; }

    /// <summary>How old a call may become before what it was is dropped; zero for no limit.</summary>
    public TimeSpan RetentionAge { get; init; }

    /// <summary>How many bytes of the log, from its end, keep what the calls were; zero for no limit.</summary>
    public long RetentionBytes { get; init; }

    /// <summary>How a person is asked for approval.</summary>
    public AskingPolicy Asking { get; init; }

    /// <summary>The same with one setting changed.</summary>
    public Settings With(SettingKey key, object value) => key.Name switch
    {
        "mode" => this with { Observes = (string)value == "observe" },
        "grant" => this with { Grants = (bool)value },
        "packs.enabled" => this with { PacksEnabled = (string[])value },
        "packs.disabled" => this with { PacksDisabled = (string[])value },
        "packs.trusted" => this with { PacksTrusted = (string[])value },
        "recording.on_failure" => this with { Recording = Recording with { GoesOnUnrecorded = (string)value == "answer" } },
        "recording.durability" => this with { Recording = Recording with { IsRelaxed = (string)value == "relaxed" } },
        "retention.age" => this with { RetentionAge = (TimeSpan)value },
        "retention.size" => this with { RetentionBytes = (long)value },
        "approvals.ask" => this with { Asking = Asking with { IsOursAlways = (string)value == "ssg" } },
        "approvals.wait" => this with { Asking = Asking with { WaitSeconds = (int)value } },
        "approvals.notify" => this with { Asking = Asking with { IsSilent = !(bool)value } },
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
        "recording.on_failure" => Recording.GoesOnUnrecorded ? "\"answer\"" : "\"block\"",
        "recording.durability" => Recording.IsRelaxed ? "\"relaxed\"" : "\"full\"",
        "retention.age" => TomlText.String(RetentionText.Of(RetentionAge)),
        "retention.size" => TomlText.String(RetentionText.Of(RetentionBytes)),
        "approvals.ask" => Asking.IsOursAlways ? "\"ssg\"" : "\"client\"",
        "approvals.wait" => TomlText.String(WaitText.Of(Asking.WaitSeconds)),
        "approvals.notify" => Asking.IsSilent ? "false" : "true",
        _ => throw new ArgumentOutOfRangeException(nameof(key), key.Name, null),
    };
}
