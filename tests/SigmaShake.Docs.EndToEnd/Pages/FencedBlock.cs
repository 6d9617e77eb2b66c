namespace SigmaShake.Docs.EndToEnd.Pages;

/// <summary>A fenced block, whatever it shows.</summary>
/// <param name="Line">Where its fence stands in the page, from 1.</param>
/// <param name="Info">What stands behind the backticks.</param>
/// <param name="Lines">What it holds.</param>
internal sealed record FencedBlock(int Line, string Info, IReadOnlyList<string> Lines);
