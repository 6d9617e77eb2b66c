namespace SigmaShake.Cli.Doctor;

/// <summary>How bad a finding is.</summary>
internal enum Gravity : byte
{
    /// <summary>All is well.</summary>
    Fine,

    /// <summary>A person should know it.</summary>
    Note,

    /// <summary>Calls are not judged, or not as they should be.</summary>
    Problem,
}

/// <summary>What was found about one client's hook.</summary>
/// <param name="Gravity">How bad it is.</param>
/// <param name="Text">What it is, and the cure, as one lower-case line.</param>
internal sealed record Finding(Gravity Gravity, string Text);
