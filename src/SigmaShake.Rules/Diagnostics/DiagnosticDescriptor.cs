namespace SigmaShake.Rules.Diagnostics;

/// <summary>What is true of every diagnostic of one code. A code is never given to another problem.</summary>
/// <param name="Code"><c>SSG1</c> and three digits.</param>
/// <param name="Severity">Whether it is an error or a warning.</param>
/// <param name="Title">One line, lower-case.</param>
/// <param name="Explanation">What goes wrong, what the engine then does, and how to cure it.</param>
/// <param name="Wrong">A small file that provokes it; null where that takes more than a page.</param>
/// <param name="Right">The same file, cured; null together with <paramref name="Wrong"/>.</param>
public sealed record DiagnosticDescriptor(
    string Code, DiagnosticSeverity Severity, string Title, string Explanation, string? Wrong, string? Right);
