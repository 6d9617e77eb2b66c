namespace SigmaShake.Net.Outbox;

/// <summary>What a rule has done after the decision.</summary>
internal enum EffectKind
{
    /// <summary>Somebody is told: WEBHOOK.</summary>
    Webhook,

    /// <summary>A program is run: RUN.</summary>
    Run,
}

/// <summary>The kinds in words.</summary>
internal static class EffectKinds
{
    private const string Webhook = "webhook";
    private const string Run = "run";

    /// <summary>The word for a kind.</summary>
    public static string Word(this EffectKind kind) => kind == EffectKind.Webhook ? Webhook : Run;

    /// <summary>The kind that a word stands for; null for none.</summary>
    public static EffectKind? Of(string? word) => word switch
    {
        Webhook => EffectKind.Webhook,
        Run => EffectKind.Run,
        _ => null,
    };
}
