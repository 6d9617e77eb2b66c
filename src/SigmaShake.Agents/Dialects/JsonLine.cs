using System.Text;

namespace SigmaShake.Agents.Dialects;

/// <summary>
/// Writes one line of JSON from literal pieces and quoted texts, so that a dialect's answers stand in the code as they go out.
/// Raw UTF-8 by hand: a byte order mark makes one client ignore the answer and run the tool, and the framework's writers cost start-up time.
/// </summary>
internal sealed class JsonLine
{
    private readonly List<byte> _line = new(512);

    /// <summary>Appends JSON as it is written.</summary>
    public JsonLine Raw(ReadOnlySpan<byte> json)
    {
        _line.AddRange(json);
        return this;
    }

    /// <summary>Appends a string, quoted (RFC 8259, section 7); nothing is escaped that need not be.</summary>
    public JsonLine Text(string text)
    {
        _line.Add((byte)'"');
        foreach (var b in Encoding.UTF8.GetBytes(text))
        {
            if (b is (byte)'"' or (byte)'\\') _line.AddRange([(byte)'\\', b]);
            else if (b >= 0x20) _line.Add(b);
            else _line.AddRange(Encoding.ASCII.GetBytes(Short(b) ?? $"\\u{b:x4}"));
        }

        _line.Add((byte)'"');
        return this;
    }

    /// <summary>Appends what the person is to be told as one more member, or nothing.</summary>
    public JsonLine Notice(string? notice) => notice is null ? this : Raw(",\"systemMessage\":"u8).Text(notice);

    /// <summary>The line with its line break.</summary>
    public byte[] End(ReadOnlySpan<byte> json) => Raw(json).Raw("\n"u8).ToArray();

    /// <summary>What was written so far.</summary>
    public byte[] ToArray() => [.. _line];

    private static string? Short(byte control) => control switch
    {
        (byte)'\b' => "\\b",
        (byte)'\f' => "\\f",
        (byte)'\n' => "\\n",
        (byte)'\r' => "\\r",
        (byte)'\t' => "\\t",
        _ => null,
    };
}
