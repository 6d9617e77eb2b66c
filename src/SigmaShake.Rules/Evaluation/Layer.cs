namespace SigmaShake.Rules.Evaluation;

/// <summary>Where rules come from, most trusted first. Nothing silences a more trusted layer.</summary>
public enum Layer : byte
{
    /// <summary>The guards on our own state, inside the binary: nothing reaches them.</summary>
    BuiltIn,

    /// <summary>Signed by the organisation.</summary>
    Fleet,

    /// <summary>The person's own rules and packs.</summary>
    User,

    /// <summary>The packs shipped inside the binary.</summary>
    Default,

    /// <summary>The project's own rules.</summary>
    Project,
}

/// <summary>What follows from a layer.</summary>
public static class Layers
{
    /// <summary>Whether observe mode, a pause, disabling and an ALLOW reach the layer.</summary>
    public static bool CanBeSuspended(this Layer layer) => layer is not (Layer.BuiltIn or Layer.Fleet);
}
