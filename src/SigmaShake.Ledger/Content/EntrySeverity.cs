using SigmaShake.Ledger.Format;

namespace SigmaShake.Ledger.Content;

/// <summary>How much an entry concerns whoever watches.</summary>
internal enum EntrySeverity
{
    /// <summary>What is done every day.</summary>
    Informational,

    /// <summary>Worth a look when something else is found.</summary>
    Low,

    /// <summary>The guard was loosened, or something was held up.</summary>
    Medium,

    /// <summary>Something was stopped, or evidence is missing.</summary>
    High,
}

/// <summary>The severity of each kind of entry.</summary>
internal static class EntrySeverities
{
    public static EntrySeverity Of(EntryContent content)
    {
        if (content.Entry.IsErased) return EntrySeverity.Informational;
        if (content.Entry.Payload is null) return EntrySeverity.High;
        return content.Entry.Kind switch
        {
            EntryKind.Erasure => content.IsBy("retention"u8) ? EntrySeverity.Low : EntrySeverity.Medium,
            EntryKind.Recovered => OfRecovery(content),
            EntryKind.PersonAction => OfAction(content.Action),
            _ => OfDecision(content.Decision),
        };
    }

    private static EntrySeverity OfRecovery(EntryContent content) =>
        content.Number("missing_bytes"u8) > 0 || content.Number("failed_answered"u8) > 0 ? EntrySeverity.High
        : content.Number("failed_appends"u8) > 0 ? EntrySeverity.Medium
        : EntrySeverity.Low;

    // What this version does not know may loosen.
    private static EntrySeverity OfAction(string? action) => action switch
    {
        "pause-end" or "pause-over" or "approve-deny" or "rule-enable" or "trust-revoke" => EntrySeverity.Low,
        _ => EntrySeverity.Medium,
    };

    private static EntrySeverity OfDecision(string? decision) => decision switch
    {
        "block" => EntrySeverity.High,
        "ask" or "force" => EntrySeverity.Medium,
        "log" or "shadow" => EntrySeverity.Low,
        _ => EntrySeverity.Informational,
    };
}
