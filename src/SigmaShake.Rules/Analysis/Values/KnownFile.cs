namespace SigmaShake.Rules.Analysis.Values;

/// <summary>A file that the same call makes before it uses it.</summary>
/// <param name="Content">What was written into it, where that is known; else null.</param>
/// <param name="FetchedFrom">The address that it was fetched from, or null.</param>
internal sealed record KnownFile(ReadOnlyMemory<byte>? Content, ReadOnlyMemory<byte>? FetchedFrom);
