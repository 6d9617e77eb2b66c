namespace SigmaShake.Docs.EndToEnd.Pages;

/// <summary>A fenced block of a page that shows a terminal.</summary>
/// <param name="Line">Where its fence stands in the page, from 1.</param>
/// <param name="NoRun">Why it cannot be run here, as its fence says; null for one that is run.</param>
/// <param name="Commands">Its commands, in order.</param>
internal sealed record ConsoleBlock(int Line, string? NoRun, IReadOnlyList<ConsoleCommand> Commands);
