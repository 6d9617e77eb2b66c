using SigmaShake.Signing.Json;

namespace SigmaShake.Signing.Fleet;

/// <summary>What a machine tells its server of itself. Immutable, thread-safe.</summary>
/// <param name="Release">The version of the targets metadata whose bundle it enforces; 0 for none.</param>
/// <param name="RulesHash">The SHA-256 of that bundle in lower-case hexadecimal; null for none.</param>
/// <param name="Version">The version of <c>ssg</c> on it.</param>
/// <param name="Hook">How its hooks are.</param>
public sealed record MachineReport(long Release, string? RulesHash, string Version, HookHealth Hook)
{
    private const int FormatVersion = 1;
    private const int HashDigits = 64;

    /// <summary>What was decided on it since its last report; null where the organisation wants no counts.</summary>
    public DecisionCounts? Counts { get; init; }

    /// <summary>What its log says of itself; null where it has none yet.</summary>
    public LogEvidence? Log { get; init; }

    /// <summary>Single decisions, where the organisation wants them; at most <see cref="FleetLimits.MaxDecisions"/>.</summary>
    public IReadOnlyList<ReportedDecision> Decisions { get; init; } = [];

    /// <summary>Reads one strictly. Nothing in it is verified.</summary>
    public static SigningResult<MachineReport> Parse(ReadOnlySpan<byte> body) => StrictReader.Read(body, "report", fields =>
    {
        fields.Only("v", "release", "rules_hash", "ssg", "hook", "counts", "checkpoint", "consistency", "from_size", "log_key", "decisions");
        if (fields.Integer("v", min: 0) != FormatVersion) fields.Refuse($"is not of version {FormatVersion}");
        var hash = fields.OptionalText("rules_hash", HashDigits);
        if (hash is not null && (hash.Length != HashDigits || !hash.All(char.IsAsciiHexDigitLower))) fields.Refuse("has a `rules_hash` that is no SHA-256 in lower-case hexadecimal");
        return new MachineReport(fields.Integer("release", min: 0), hash, fields.Text("ssg", FleetLimits.MaxShortTextBytes), HookHealth.Read(fields.Object("hook")))
        {
            Counts = fields.Has("counts") ? DecisionCounts.Read(fields.Object("counts")) : null,
            Log = LogEvidence.Read(fields),
            Decisions = [.. fields.Objects("decisions", FleetLimits.MaxDecisions).Select(ReportedDecision.Read)],
        };
    });

    /// <summary>The body.</summary>
    public byte[] ToBytes()
    {
        List<JsonMember> members = [new("v", JsonValue.Of(FormatVersion)), new("release", JsonValue.Of(Release)), new("ssg", JsonValue.Of(Version)), new("hook", Hook.ToJson())];
        if (RulesHash is not null) members.Add(new JsonMember("rules_hash", JsonValue.Of(RulesHash)));
        if (Counts is not null) members.Add(new JsonMember("counts", Counts.ToJson()));
        if (Log is not null) members.AddRange(Log.Members());
        if (Decisions.Count > 0) members.Add(new JsonMember("decisions", JsonValue.ArrayOf(Decisions.Select(decision => decision.ToJson()))));
        return CanonicalJson.WriteFile(JsonValue.Of(members));
    }
}
