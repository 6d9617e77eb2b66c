namespace SigmaShake.Cli.State;

/// <summary>What a setting holds.</summary>
internal enum SettingKind
{
    Word,
    Boolean,
    Words,
    Age,
    Size,
    Wait,
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

    public static readonly SettingKey RecordingOnFailure = new(
        "recording.on_failure", SettingKind.Word, "\"block\"", ["block", "answer"], InProject: false,
        "What becomes of a call that cannot be put on record: `block` refuses it; `answer` answers it by its verdict, and the log tells of the gap as soon as it can.");

    public static readonly SettingKey RecordingDurability = new(
        "recording.durability", SettingKind.Word, "\"full\"", ["full", "relaxed"], InProject: false,
        "How durable an entry is before its call is answered: `full` has it on the disk; `relaxed` hands it to the system only, so that a power failure may take the last seconds.");

    public static readonly SettingKey RetentionAge = new(
        "retention.age", SettingKind.Age, "\"forever\"", [], InProject: false,
        "How long the log keeps what the calls were; `ssg audit retain` drops what is older, and leaves when, in what order and that they were.");

    public static readonly SettingKey RetentionSize = new(
        "retention.size", SettingKind.Size, "\"unlimited\"", [], InProject: false,
        "How much of the log, counted from its end, keeps what the calls were; `ssg audit retain` drops what stands before.");

    public static readonly SettingKey ApprovalsAsk = new(
        "approvals.ask", SettingKind.Word, "\"client\"", ["client", "ssg"], InProject: false,
        "Where an ASK goes: `client` to the agent's own prompt, where it has one, else to `ssg approve`; `ssg` always to `ssg approve`, as for agents that nobody sits before.");

    public static readonly SettingKey ApprovalsWait = new(
        "approvals.wait", SettingKind.Wait, "\"off\"", [], InProject: false,
        "How long a call that was put to `ssg approve` waits for the answer before it is refused. Only below the time that the agent gives its hook.");

    public static readonly SettingKey ApprovalsNotify = new(
        "approvals.notify", SettingKind.Boolean, "true", [], InProject: false,
        "Whether a call that waits for `ssg approve` shows a notification on the desktop, where there is one.");

    public static readonly IReadOnlyList<SettingKey> All =
    [
        Mode, Grant, PacksEnabled, PacksDisabled, PacksTrusted, RecordingOnFailure, RecordingDurability, RetentionAge, RetentionSize,
        ApprovalsAsk, ApprovalsWait, ApprovalsNotify,
    ];

    /// <summary>The key of that name, or null.</summary>
    public static SettingKey? Find(string name) => All.FirstOrDefault(key => key.Name == name);
}
