using System.Text;

namespace SigmaShake.Cli.Terminals;

/// <summary>
/// Stands before standard output and standard error: whatever a command prints, no character that steers a terminal gets through.
/// One guard for all commands, because the text of one forgotten place would be enough.
/// </summary>
/// <param name="inner">Where the text goes.</param>
internal sealed class TerminalWriter(TextWriter inner) : TextWriter
{
    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value) => Write(value.ToString());

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void Write(ReadOnlySpan<char> buffer) => Write(buffer.ToString());

    public override void Write(string? value) => inner.Write(PrintableText.Lines(value ?? ""));

    public override void WriteLine(string? value)
    {
        Write(value);
        inner.Write('\n');
    }

    public override void Flush() => inner.Flush();
}
