namespace SigmaShake.Docs.EndToEnd.Pages;

/// <summary>One command of a page, and what a reader is told that it prints.</summary>
/// <param name="Line">Where it begins in the page, from 1.</param>
/// <param name="Text">What is typed, of one line or several, without the prompt.</param>
/// <param name="Output">What stands beneath it, line by line.</param>
/// <param name="ExitCode">What <c>(exit N)</c> beneath it says; 0 without.</param>
internal sealed record ConsoleCommand(int Line, string Text, IReadOnlyList<string> Output, int ExitCode);
