using System.Text.RegularExpressions;
using SigmaShake.Testing;

namespace SigmaShake.Rules.Tests.Fuzzing;

/// <summary>The operands that our own packs are written with.</summary>
internal static partial class PackTexts
{
    private static readonly string All = string.Concat(Directory.EnumerateFiles(Path.Combine(Checkout.Root, "packs"), "*.rules").Order(StringComparer.Ordinal).Select(File.ReadAllText));

    public static string[] Templates { get; } = [.. Invokes().Matches(All).Select(match => match.Groups["operand"].Value).Distinct(StringComparer.Ordinal)];

    public static string[] Paths { get; } = [.. OnPath().Matches(All).Select(match => match.Groups["operand"].Value).Distinct(StringComparer.Ordinal)];

    [GeneratedRegex(@"INVOKES ""(?<operand>([^""\\]|\\.)*)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Invokes();

    [GeneratedRegex(@"path (NOT )?[A-Z_]+ ""(?<operand>([^""\\]|\\.)*)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex OnPath();
}
