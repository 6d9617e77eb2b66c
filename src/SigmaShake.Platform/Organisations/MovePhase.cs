namespace SigmaShake.Platform.Organisations;

/// <summary>What of an organisation is served while it is moved to another region.</summary>
internal enum MovePhase
{
    /// <summary>It stays: everything.</summary>
    None,

    /// <summary>It is copied: whoever looks, and nobody who changes anything.</summary>
    Copying,

    /// <summary>Its last moments where it was: nothing.</summary>
    Closed,
}
