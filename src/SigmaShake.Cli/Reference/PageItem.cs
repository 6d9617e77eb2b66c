namespace SigmaShake.Cli.Reference;

/// <summary>A line of a page: what is typed, and what it means.</summary>
/// <param name="Term">As it is typed: <c>--since TIME</c>.</param>
/// <param name="Text">What it means; code stands between backticks.</param>
internal sealed record PageItem(string Term, string Text);
