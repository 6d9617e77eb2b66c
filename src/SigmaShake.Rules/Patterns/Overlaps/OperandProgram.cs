using SigmaShake.Rules.Patterns.Globs;
using SigmaShake.Rules.Patterns.Program;
using SigmaShake.Rules.Patterns.Syntax;

namespace SigmaShake.Rules.Patterns.Overlaps;

/// <summary>An operand on <c>path</c> as a program that finds a match in the whole path.</summary>
internal static class OperandProgram
{
    private static readonly PatternNode AnyFolders = PatternNode.Repeated(
        PatternNode.InSequence([Wildcards.Anything, new PatternNode.Literal('/')]), 0, 1, greedy: true);

    /// <summary>The program; null where there is none, which happens to no operand that was compiled before.</summary>
    public static NfaProgram? Of(Operator @operator, string operand) =>
        Tree(@operator, operand) is { } tree && ProgramCompiler.Compile(tree) is { Succeeded: true, Program: { } program } ? program : null;

    // Whole lines and whole words are taken for text that may stand anywhere: what this is asked for is what may match.
    private static PatternNode? Tree(Operator @operator, string operand) => @operator switch
    {
        Operator.Glob => Glob(operand),
        Operator.Regex or Operator.LineRegex => RegexParser.Parse(operand).Tree,
        Operator.Equals => PatternNode.InSequence([At(AssertionKind.TextStart), Text(operand), At(AssertionKind.TextEnd)]),
        Operator.StartsWith => PatternNode.InSequence([At(AssertionKind.TextStart), Text(operand)]),
        Operator.EndsWith => PatternNode.InSequence([Text(operand), At(AssertionKind.TextEnd)]),
        Operator.Contains or Operator.Word or Operator.LineContains => Text(operand),
        _ => null,
    };

    private static PatternNode? Glob(string operand)
    {
        var tree = GlobParser.Parse(operand, onPath: true).Tree;
        if (operand.Contains('/')) return tree;

        // Held against the last segment.
        return tree is PatternNode.Sequence sequence ? PatternNode.InSequence([sequence.Items[0], AnyFolders, .. sequence.Items.Skip(1)]) : tree;
    }

    private static PatternNode Text(string text) => PatternNode.InSequence([.. text.EnumerateRunes().Select(rune => (PatternNode)new PatternNode.Literal(rune.Value))]);

    private static PatternNode.Assertion At(AssertionKind kind) => new(kind);
}
