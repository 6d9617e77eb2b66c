using SigmaShake.Rules.Patterns.Syntax;
using SigmaShake.Rules.Regions;

namespace SigmaShake.Rules.Patterns.Matching;

/// <summary>Decides whether an assertion holds at a place of a text.</summary>
internal static class Assertions
{
    public static bool Hold(ref readonly LaidProgram program, AssertionKind kind, ReadOnlySpan<byte> text, int position) => kind switch
    {
        AssertionKind.TextStart => position == 0,
        AssertionKind.TextEnd => position == text.Length,
        AssertionKind.LineStart => position == 0 || text[position - 1] == '\n',
        AssertionKind.LineEnd => position == text.Length || text[position] == '\n',
        AssertionKind.WordBoundary => WordBefore(in program, text, position) != WordAfter(in program, text, position),
        AssertionKind.NotWordBoundary => WordBefore(in program, text, position) == WordAfter(in program, text, position),
        AssertionKind.WordStart => !WordBefore(in program, text, position) && WordAfter(in program, text, position),
        AssertionKind.WordEnd => WordBefore(in program, text, position) && !WordAfter(in program, text, position),
        AssertionKind.WordStartHalf => !WordBefore(in program, text, position),
        AssertionKind.WordEndHalf => !WordAfter(in program, text, position),
        _ => throw new DamagedRegionException("a pattern asserts what is not known"),
    };

    private static bool WordBefore(ref readonly LaidProgram program, ReadOnlySpan<byte> text, int position) =>
        position > 0 && program.IsWord(Utf8Text.ReadBackward(text, position, out _));

    private static bool WordAfter(ref readonly LaidProgram program, ReadOnlySpan<byte> text, int position) =>
        position < text.Length && program.IsWord(Utf8Text.ReadForward(text, position, out _));
}
