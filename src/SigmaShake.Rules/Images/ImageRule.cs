using SigmaShake.Rules.Model;

namespace SigmaShake.Rules.Images;

/// <summary>A rule on its way into an image.</summary>
/// <param name="Rule">The rule as written.</param>
/// <param name="Decision">What it says in its source.</param>
internal readonly record struct ImageRule(Rule Rule, Decision Decision);
