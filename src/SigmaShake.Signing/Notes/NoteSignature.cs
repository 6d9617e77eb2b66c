using System.Buffers.Binary;
using System.Text;

namespace SigmaShake.Signing.Notes;

/// <summary>One signature line of a note: who, and the bytes that the key's type gives a meaning to.</summary>
/// <param name="Name">The key's name.</param>
/// <param name="KeyId">The key's id.</param>
/// <param name="Signature">What follows the id; at least one byte.</param>
public sealed record NoteSignature(string Name, uint KeyId, ReadOnlyMemory<byte> Signature)
{
    internal const string Dash = "— ";

    /// <summary>Whether the key called <paramref name="name"/> with the id <paramref name="keyId"/> is said to have made it.</summary>
    public bool IsBy(string name, uint keyId) => KeyId == keyId && string.Equals(Name, name, StringComparison.Ordinal);

    /// <summary>The line, without its line break.</summary>
    public override string ToString()
    {
        var bytes = new byte[Notes.KeyId.Bytes + Signature.Length];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, KeyId);
        Signature.Span.CopyTo(bytes.AsSpan(Notes.KeyId.Bytes));
        return $"{Dash}{Name} {Convert.ToBase64String(bytes)}";
    }

    /// <summary>Reads a line without its line break; null and the reason where it is none.</summary>
    internal static NoteSignature? Parse(ReadOnlySpan<byte> line, out string problem)
    {
        problem = "it does not begin with an em dash and a space";
        Span<byte> dash = stackalloc byte[Encoding.UTF8.GetByteCount(Dash)];
        _ = Encoding.UTF8.GetBytes(Dash, dash);
        if (!line.StartsWith(dash)) return null;
        line = line[dash.Length..];

        problem = "it has no space between name and signature";
        var space = line.IndexOf((byte)' ');
        if (space < 0) return null;

        problem = "its key name is empty, too long, or holds a space or a plus";
        var name = Encoding.UTF8.GetString(line[..space]);
        if (!KeyName.IsValid(name)) return null;

        problem = "its signature is not base 64 of more than four bytes";
        return StrictBase64.Decode(line[(space + 1)..]) is { Length: > Notes.KeyId.Bytes } bytes
            ? new NoteSignature(name, BinaryPrimitives.ReadUInt32BigEndian(bytes), bytes.AsMemory(Notes.KeyId.Bytes))
            : null;
    }
}
