using System.Text;
using SigmaShake.Cli.Files;

namespace SigmaShake.Cli.Terminals;

/// <summary>Reads a person's answers, a line at a time, and nothing beyond the line.</summary>
/// <param name="descriptor">0 for standard input.</param>
internal sealed class LineReader(int descriptor) : TextReader
{
    // What a terminal takes as one line.
    private const int MaxBytes = 4096;

    /// <summary>The line without its end; null at the end of the input, or where it is longer than any answer.</summary>
    public override string? ReadLine()
    {
        var line = new List<byte>();
        Span<byte> one = stackalloc byte[1];
        while (line.Count <= MaxBytes)
        {
            var count = SystemCalls.Read(descriptor, one);
            if (count <= 0) return count < 0 || line.Count == 0 ? null : Encoding.UTF8.GetString([.. line]);
            if (one[0] == '\n') return Encoding.UTF8.GetString([.. line]);
            line.Add(one[0]);
        }

        return null;
    }
}
