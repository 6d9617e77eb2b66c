namespace SigmaShake.Measuring.Processes;

/// <summary>How a measured process is started. Immutable.</summary>
/// <param name="Arguments">The program's absolute path first.</param>
/// <param name="StdinPath">The file that is its standard input.</param>
/// <param name="Environment">All of its environment, as <c>NAME=value</c>.</param>
public sealed record ProcessStart(IReadOnlyList<string> Arguments, string StdinPath, IReadOnlyList<string> Environment);
