namespace SigmaShake.Rules.Patterns.Simulation;

/// <summary>Where a match begins and ends, in bytes.</summary>
internal readonly record struct MatchSpan(int Start, int End);
