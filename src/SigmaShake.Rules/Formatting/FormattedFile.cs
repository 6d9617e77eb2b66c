using SigmaShake.Rules.Checking;

namespace SigmaShake.Rules.Formatting;

/// <summary>A rule file in its canonical form.</summary>
/// <param name="Text">The canonical text, with <c>\n</c> line endings; null for a file with errors, which stays as it is.</param>
/// <param name="File">What the file means, with its diagnostics.</param>
public sealed record FormattedFile(string? Text, CheckedFile File);
