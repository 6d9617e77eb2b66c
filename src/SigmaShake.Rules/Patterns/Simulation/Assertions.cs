using SigmaShake.Rules.Patterns.Syntax;
using SigmaShake.Rules.Patterns.Unicode;

namespace SigmaShake.Rules.Patterns.Simulation;

/// <summary>Decides whether an assertion holds at a place of a text.</summary>
internal static class Assertions
{
    public static bool Hold(AssertionKind kind, ReadOnlySpan<byte> text, int position) => kind switch
    {
        AssertionKind.TextStart => position == 0,
        AssertionKind.TextEnd => position == text.Length,
        AssertionKind.LineStart => position == 0 || text[position - 1] == '\n',
        AssertionKind.LineEnd => position == text.Length || text[position] == '\n',
        AssertionKind.WordBoundary => WordBefore(text, position) != WordAfter(text, position),
        AssertionKind.NotWordBoundary => WordBefore(text, position) == WordAfter(text, position),
        AssertionKind.WordStart => !WordBefore(text, position) && WordAfter(text, position),
        AssertionKind.WordEnd => WordBefore(text, position) && !WordAfter(text, position),
        AssertionKind.WordStartHalf => !WordBefore(text, position),
        AssertionKind.WordEndHalf => !WordAfter(text, position),
        _ => throw new InvalidOperationException($"unknown assertion {kind}"),
    };

    private static bool WordBefore(ReadOnlySpan<byte> text, int position) =>
        position > 0 && UnicodeSets.Word.Contains(Utf8Text.ReadBackward(text, position, out _));

    private static bool WordAfter(ReadOnlySpan<byte> text, int position) =>
        position < text.Length && UnicodeSets.Word.Contains(Utf8Text.ReadForward(text, position, out _));
}
