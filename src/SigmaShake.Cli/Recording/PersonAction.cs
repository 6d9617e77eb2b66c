namespace SigmaShake.Cli.Recording;

/// <summary>Something that a person did to the guard, and that belongs into the log.</summary>
/// <param name="Name"><c>pause</c>, <c>trust</c>, <c>rule-disable</c> ….</param>
/// <param name="Detail">What exactly; empty for nothing more.</param>
internal sealed record PersonAction(string Name, string Detail);
