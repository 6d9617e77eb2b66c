using System.Globalization;
using System.Text;
using SigmaShake.Signing.Notes;

namespace SigmaShake.Signing.Checkpoints;

/// <summary>
/// What a log says of itself (c2sp.org/tlog-checkpoint): who it is, how many entries it has, and the root of the tree over them.
/// Immutable, thread-safe.
/// </summary>
public sealed class Checkpoint
{
    /// <summary>The length of a root hash, in bytes.</summary>
    public const int RootBytes = 32;

    private const string Help = "give the checkpoint byte for byte as its log made it";

    private readonly byte[] _root;

    private Checkpoint(string origin, long size, byte[] root, IReadOnlyList<string> extensions)
    {
        Origin = origin;
        Size = size;
        _root = root;
        Extensions = extensions;
    }

    /// <summary>The log's own name, the same in all its checkpoints; one line, not empty.</summary>
    public string Origin { get; }

    /// <summary>How many leaves the tree has; zero or more.</summary>
    public long Size { get; }

    /// <summary>The root of the tree (RFC 9162, 2.1.1), <see cref="RootBytes"/> bytes.</summary>
    public ReadOnlySpan<byte> Root => _root;

    /// <summary>Further lines that the log signs with it, which no one can hold against the tree; usually none.</summary>
    public IReadOnlyList<string> Extensions { get; }

    /// <summary>A checkpoint without extensions.</summary>
    /// <exception cref="ArgumentException">The origin is no key name, the size negative, or the root not 32 bytes long.</exception>
    public static Checkpoint Create(string origin, long size, ReadOnlySpan<byte> root)
    {
        // The specification recommends it, so that a log's key can bear the log's name.
        if (!KeyName.IsValid(origin)) throw new ArgumentException("no origin", nameof(origin));
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        if (root.Length != RootBytes) throw new ArgumentException($"a root has {RootBytes} bytes", nameof(root));
        return new Checkpoint(origin, size, root.ToArray(), []);
    }

    /// <summary>Reads the text of a note, or says why it is no checkpoint. Whether to believe it is for the note's signatures to say.</summary>
    public static SigningResult<Checkpoint> Parse(ReadOnlySpan<byte> text)
    {
        if (NoteText.Problem(text) is { } problem) return Refused(problem);
        if (text.IsEmpty || text[^1] != '\n') return Refused("it does not end with a line break");

        var lines = Encoding.UTF8.GetString(text[..^1]).Split('\n');
        if (lines.Length < 3) return Refused("it has not three lines");
        if (Array.Exists(lines, line => line.Length == 0)) return Refused("it has an empty line");
        if (!long.TryParse(lines[1], NumberStyles.None, CultureInfo.InvariantCulture, out var size) || size.ToString(CultureInfo.InvariantCulture) != lines[1])
            return Refused("its second line is not a size in decimal digits, without zeros before it");
        return StrictBase64.Decode(Encoding.UTF8.GetBytes(lines[2])) is { Length: RootBytes } root
            ? SigningResult<Checkpoint>.Of(new Checkpoint(lines[0], size, root, lines[3..]))
            : Refused("its third line is not a root hash in base 64");
    }

    /// <summary>The text that is signed: UTF-8, with its last line break.</summary>
    public byte[] ToText()
    {
        var text = new StringBuilder().Append(Origin).Append('\n').Append(Size).Append('\n').Append(Convert.ToBase64String(_root)).Append('\n');
        foreach (var line in Extensions) text.Append(line).Append('\n');
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>Origin, size and root on one line.</summary>
    public override string ToString() => $"{Origin} {Size} {Convert.ToBase64String(_root)}";

    private static SigningResult<Checkpoint> Refused(string problem) =>
        SigningResult<Checkpoint>.Refused($"this is no checkpoint: {problem}", Help);
}
