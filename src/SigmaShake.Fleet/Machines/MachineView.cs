namespace SigmaShake.Fleet.Machines;

/// <summary>A machine as people and programs see it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Hostname">What it calls itself; null for nothing said.</param>
/// <param name="Version">The version of <c>ssg</c> on it.</param>
/// <param name="State"><c>in_force</c>, <c>behind</c>, <c>stale</c> or <c>new</c>.</param>
/// <param name="Release">The release that it says to enforce; 0 for none.</param>
/// <param name="Expected">The release that it gets; 0 for none.</param>
/// <param name="RulesHash">The hash of what it enforces; null for nothing said.</param>
/// <param name="Enrolled">When it came.</param>
/// <param name="EnrolledWith">The enrolment key that it came with.</param>
/// <param name="Seen">When it was last heard of.</param>
/// <param name="Reported">When it last reported; null for never.</param>
/// <param name="HookOk">Whether its hooks are in order.</param>
/// <param name="HookProblems">What is wrong with them.</param>
/// <param name="Log">What its log says; null for nothing yet.</param>
public sealed record MachineView(
    string Id, string Name, string? Hostname, string Version, string State, long Release, long Expected, string? RulesHash, DateTimeOffset Enrolled, string EnrolledWith,
    DateTimeOffset Seen, DateTimeOffset? Reported, bool HookOk, IReadOnlyList<string> HookProblems, MachineLogView? Log);

/// <summary>What the witness knows of a machine's log.</summary>
/// <param name="Origin">The log's name.</param>
/// <param name="Size">How many entries it had.</param>
/// <param name="Root">The root of its tree, base 64.</param>
/// <param name="Seen">When.</param>
/// <param name="Flag">What is wrong with it; null for nothing.</param>
/// <param name="Flagged">Since when.</param>
/// <param name="Contradiction">The note that contradicts it; null for none.</param>
/// <param name="Note">The note that is held.</param>
/// <param name="IsCosigned">Whether this server vouches for it.</param>
public sealed record MachineLogView(
    string Origin, long Size, string Root, DateTimeOffset? Seen, string? Flag, DateTimeOffset? Flagged, string? Contradiction, string? Note, bool IsCosigned);
