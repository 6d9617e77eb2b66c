using System.Text;
using SigmaShake.Rules.Syntax;
using SigmaShake.Rules.Text;

namespace SigmaShake.Rules.Formatting;

/// <summary>Writes the tokens of a clean file as its plan says, with every comment in its place.</summary>
internal sealed class LayoutWriter
{
    private readonly string _text;
    private readonly StringBuilder _output;
    private bool _atLineStart = true;
    private bool _afterRule;
    private bool _afterOpenBrace = true;
    private int _consumed;

    private LayoutWriter(SourceText source)
    {
        _text = source.Text;
        _output = new StringBuilder(_text.Length + 64);
    }

    public static string Write(FileSyntax file)
    {
        var writer = new LayoutWriter(file.Source);
        var breaks = LayoutPlan.Of(file);
        var comments = file.Stream.Comments;
        var next = 0;
        for (var index = 0; index < breaks.Length; index++)
        {
            var token = file.Stream.Tokens[index];
            while (next < comments.Length && comments[next].Span.Start < token.Start)
                writer.WriteComment(comments[next++], breaks[index], token.Kind);
            if (token.Kind != TokenKind.End) writer.WriteToken(token, breaks[index]);
        }

        writer.EndLine();
        return writer._output.ToString();
    }

    private void WriteComment(Comment comment, Break before, TokenKind nextKind)
    {
        if (comment.OwnsLine)
        {
            EndLine();
            var isParagraph = before.Kind == BreakKind.Paragraph || nextKind == TokenKind.CloseBrace;
            if (isParagraph) WriteBlankLine(comment.Span.Start);
            BeginLine(nextKind == TokenKind.CloseBrace ? LayoutPlan.StatementIndent : before.Indent);
        }
        else if (!_atLineStart)
        {
            _output.Append(' ');
        }

        _output.Append(_text, comment.Span.Start, comment.Span.Length);
        _atLineStart = false;
        EndLine();
        _consumed = comment.Span.End;
    }

    private void WriteToken(Token token, Break before)
    {
        if (before.Kind is BreakKind.Line or BreakKind.Paragraph) EndLine();
        if (_atLineStart)
        {
            if (before.Kind == BreakKind.Paragraph) WriteBlankLine(token.Start);
            BeginLine(before.Indent);
        }
        else if (before.Kind == BreakKind.Space)
        {
            _output.Append(' ');
        }

        _output.Append(_text, token.Start, token.Length);
        _atLineStart = false;
        _afterOpenBrace = token.Kind == TokenKind.OpenBrace;
        _afterRule = token.Kind == TokenKind.CloseBrace;
        _consumed = token.End;
    }

    private void EndLine()
    {
        if (!_atLineStart) _output.Append('\n');
        _atLineStart = true;
    }

    private void BeginLine(int indent)
    {
        _output.Append(' ', indent);
        _atLineStart = false;
        _afterOpenBrace = false;
        _afterRule = false;
    }

    /// <summary>
    /// Writes a blank line where one belongs: after a rule always, elsewhere where the author left one, but not after an opening brace.
    /// </summary>
    private void WriteBlankLine(int nextStart)
    {
        if (_afterOpenBrace) return;
        if (_afterRule || HasBlankLine(_text.AsSpan(_consumed..nextStart))) _output.Append('\n');
    }

    private static bool HasBlankLine(ReadOnlySpan<char> gap) => gap.Count('\n') > 1;
}
