namespace SigmaShake.Rules.Patterns.Matching;

/// <summary>Where a match begins and ends, in bytes.</summary>
internal readonly record struct MatchSpan(int Start, int End);
