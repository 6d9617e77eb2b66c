using System.Runtime.InteropServices;
using System.Text;
using SigmaShake.Cli.Files;

namespace SigmaShake.Cli.Terminals;

/// <summary>Writes records of a long output straight to a descriptor; on a terminal they are made harmless first.</summary>
/// <param name="descriptor">1 for results.</param>
/// <param name="isJson">Whether escapes may be used for what steers a terminal.</param>
internal sealed class RecordStream(int descriptor, bool isJson)
{
    private readonly bool _isTerminal = SystemCalls.IsTerminal(descriptor) == 1;

    /// <summary>Writes all of it; false where the reader is gone, who then wants no more.</summary>
    /// <exception cref="IOException">It cannot be written: a result that got lost must not look like one that was delivered.</exception>
    public bool Write(ReadOnlySpan<byte> records)
    {
        var bytes = _isTerminal ? Harmless(records) : records;
        if (SystemCalls.WriteAll(descriptor, bytes, SystemCalls.Forever)) return true;
        var error = Marshal.GetLastPInvokeError();
        return error == SystemCalls.BrokenPipe ? false : throw new IOException($"standard output cannot be written: {Marshal.GetPInvokeErrorMessage(error)}");
    }

    private byte[] Harmless(ReadOnlySpan<byte> records)
    {
        var text = Encoding.UTF8.GetString(records);
        return Encoding.UTF8.GetBytes(PrintableText.Lines(isJson ? PrintableJson.Of(text) : text.Replace("\r\n", "\n", StringComparison.Ordinal)));
    }
}
