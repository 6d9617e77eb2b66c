using System.Runtime.InteropServices;
using System.Text;
using SigmaShake.Cli.Files;

namespace SigmaShake.Cli.Terminals;

/// <summary>Writes UTF-8 straight to a descriptor. The framework's console would switch a terminal's keypad over, and not back.</summary>
/// <param name="descriptor">1 for results, 2 for everything else.</param>
internal sealed class DescriptorWriter(int descriptor) : TextWriter
{
    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => Write(value.ToString());

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    /// <summary>Writes at once; where the reader is gone (<c>ssg rule list | head</c>) the rest is nobody's.</summary>
    /// <exception cref="IOException">It cannot be written: a result that got lost must not look like one that was delivered.</exception>
    public override void Write(string? value)
    {
        if (SystemCalls.WriteAll(descriptor, Encoding.UTF8.GetBytes(value ?? ""), SystemCalls.Forever)) return;
        var error = Marshal.GetLastPInvokeError();
        if (error != SystemCalls.BrokenPipe && descriptor == 1) throw new IOException($"standard output cannot be written: {Marshal.GetPInvokeErrorMessage(error)}");
    }
}
