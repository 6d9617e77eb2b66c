namespace SigmaShake.Fleet.Overview;

/// <summary>A fleet at a glance.</summary>
/// <param name="Machines">How many machines are enrolled.</param>
/// <param name="InForce">How many of them enforce what they get.</param>
/// <param name="Behind">How many do not yet.</param>
/// <param name="Stale">How many were not heard of for some time.</param>
/// <param name="New">How many have never reported.</param>
/// <param name="Flagged">Of how many the log contradicts itself.</param>
/// <param name="Hours">What was decided, hour by hour, oldest first.</param>
/// <param name="Rules">The rules that decided most often, of the last seven days.</param>
/// <param name="Versions">How many machines have which version of <c>ssg</c>.</param>
public sealed record FleetSummary(
    int Machines, int InForce, int Behind, int Stale, int New, int Flagged, IReadOnlyList<HourCount> Hours, IReadOnlyList<RuleCountView> Rules, IReadOnlyList<VersionCount> Versions);

/// <summary>What was decided in an hour.</summary>
/// <param name="Hour">Its beginning.</param>
/// <param name="Refused">Calls that were refused, or had to be made another way.</param>
/// <param name="Asked">Calls for which a person was asked.</param>
/// <param name="LetThrough">Calls that were let through.</param>
/// <param name="Failed">Calls that could not be judged.</param>
public sealed record HourCount(DateTimeOffset Hour, long Refused, long Asked, long LetThrough, long Failed);

/// <summary>How often a rule decided.</summary>
/// <param name="Rule">The rule, with its layer in front.</param>
/// <param name="Times">How often.</param>
public sealed record RuleCountView(string Rule, long Times);

/// <summary>How many machines have a version.</summary>
/// <param name="Version">The version of <c>ssg</c>.</param>
/// <param name="Machines">How many.</param>
public sealed record VersionCount(string Version, int Machines);
