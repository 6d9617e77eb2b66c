namespace SigmaShake.Agents.Install;

/// <summary>What becomes of one file.</summary>
/// <param name="Path">Its absolute path.</param>
/// <param name="Before">Its bytes now; null where there is no such file.</param>
/// <param name="After">Its bytes then; null where there is none.</param>
/// <param name="IsProgram">Whether it is made as a program that its owner may run.</param>
public sealed record PlannedFile(string Path, byte[]? Before, byte[]? After, bool IsProgram = false)
{
    /// <summary>Whether anything changes.</summary>
    public bool IsChange => (Before, After) switch
    {
        (null, null) => false,
        (null, _) or (_, null) => true,
        _ => !Before.AsSpan().SequenceEqual(After),
    };
}

/// <summary>What an installation would do; nothing has happened yet.</summary>
public sealed record InstallPlan
{
    /// <summary>The files, in the order in which they are to be written.</summary>
    public IReadOnlyList<PlannedFile> Files { get; init; } = [];

    /// <summary>What a person must know before agreeing, one line each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>What keeps the hook from running although it stands there, one line each with the cure.</summary>
    public IReadOnlyList<string> Obstacles { get; init; } = [];

    /// <summary>Why nothing may be changed, as one lower-case line with the cure; null where the plan is sound.</summary>
    public string? Refusal { get; init; }

    internal static InstallPlan Refused(string refusal) => new() { Refusal = refusal };
}
