using System.Text;

namespace SigmaShake.Cli.Terminals;

/// <summary>
/// Stands before standard output and standard error: whatever a command prints, no character that steers a terminal gets through.
/// One guard for all commands, because the text of one forgotten place would be enough.
/// </summary>
/// <param name="inner">Where the text goes.</param>
/// <param name="hasColours">Whether styles are shown, by the codes of ECMA-48, 8.3.117 (SGR).</param>
internal sealed class TerminalWriter(TextWriter inner, bool hasColours = false) : TextWriter
{
    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value) => Write(value.ToString());

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void Write(ReadOnlySpan<char> buffer) => Write(buffer.ToString());

    public override void Write(string? value) => inner.Write(PrintableText.Lines(value ?? ""));

    /// <summary>Writes text with a style: the only codes that reach a terminal, and none of them from the text.</summary>
    public void WriteStyled(string text, TextStyle style)
    {
        var code = style switch
        {
            TextStyle.Bad => "1;31",
            TextStyle.Doubtful => "33",
            TextStyle.Good => "32",
            TextStyle.Heading => "1",
            _ => "",
        };
        if (hasColours && code.Length > 0) inner.Write($"\e[{code}m{PrintableText.Lines(text)}\e[0m");
        else Write(text);
    }

    public override void WriteLine(string? value)
    {
        Write(value);
        inner.Write('\n');
    }

    public override void Flush() => inner.Flush();
}
