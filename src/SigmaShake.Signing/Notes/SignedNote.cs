using System.Text;

namespace SigmaShake.Signing.Notes;

/// <summary>A note (c2sp.org/signed-note): a text, and signatures that nobody has verified yet. Immutable, thread-safe.</summary>
public sealed class SignedNote
{
    private SignedNote(byte[] text, IReadOnlyList<NoteSignature> signatures)
    {
        TextBytes = text;
        Signatures = signatures;
    }

    /// <summary>The text with its last line break: what is signed. <b>Not to be believed before a trusted key has verified it.</b></summary>
    public ReadOnlyMemory<byte> TextBytes { get; }

    /// <summary>The signatures, in their order; at least one.</summary>
    public IReadOnlyList<NoteSignature> Signatures { get; }

    /// <summary>Takes a note apart, or says at which line it is none.</summary>
    public static SigningResult<SignedNote> Parse(ReadOnlySpan<byte> note)
    {
        if (note.Length > NoteLimits.MaxBytes) return Refused($"it has {note.Length} bytes, more than {NoteLimits.MaxBytes}");
        if (NoteText.Problem(note) is { } problem) return Refused(problem);

        var blank = note.LastIndexOf("\n\n"u8);
        if (blank < 0) return Refused("it has no empty line between text and signatures");
        var text = note[..(blank + 1)];
        var lines = note[(blank + 2)..];
        if (lines.IsEmpty) return Refused("it has no signature");

        var signatures = new List<NoteSignature>();
        for (; !lines.IsEmpty; lines = lines[(lines.IndexOf((byte)'\n') + 1)..])
        {
            var end = lines.IndexOf((byte)'\n');
            if (end < 0) return Refused("its last line has no line break");
            if (signatures.Count == NoteLimits.MaxSignatures) return Refused($"it has more than {NoteLimits.MaxSignatures} signatures");
            if (NoteSignature.Parse(lines[..end], out var lineProblem) is not { } signature)
                return Refused($"of its signature line {signatures.Count + 1}: {lineProblem}");
            signatures.Add(signature);
        }

        return SigningResult<SignedNote>.Of(new SignedNote(text.ToArray(), signatures));
    }

    /// <summary>A new note over <paramref name="text"/>, signed by each of <paramref name="signers"/> in turn.</summary>
    /// <exception cref="ArgumentException">
    /// The text is not UTF-8, does not end with a line break, or holds another control character; or there is no signer, or too many.
    /// </exception>
    public static SignedNote Sign(ReadOnlySpan<byte> text, params ReadOnlySpan<INoteSigner> signers)
    {
        if (NoteText.Problem(text) is { } problem) throw new ArgumentException(problem, nameof(text));
        if (text.IsEmpty || text[^1] != '\n') throw new ArgumentException("the text does not end with a line break", nameof(text));
        if (signers.IsEmpty || signers.Length > NoteLimits.MaxSignatures) throw new ArgumentException("no signer, or too many", nameof(signers));
        var signatures = new List<NoteSignature>(signers.Length);
        foreach (var signer in signers) signatures.Add(new NoteSignature(signer.Name, signer.KeyId, signer.Sign(text)));
        return new SignedNote(text.ToArray(), signatures);
    }

    /// <summary>The same note with one more signature at its end, or null where <see cref="NoteLimits.MaxSignatures"/> are on it.</summary>
    public SignedNote? With(NoteSignature signature) =>
        Signatures.Count < NoteLimits.MaxSignatures ? new SignedNote(TextBytes.ToArray(), [.. Signatures, signature]) : null;

    /// <summary>The same note without one of its signatures.</summary>
    public SignedNote Without(NoteSignature signature) => new(TextBytes.ToArray(), [.. Signatures.Where(line => line != signature)]);

    /// <summary>The note as it is sent and kept: UTF-8.</summary>
    public byte[] ToBytes() => Encoding.UTF8.GetBytes(ToString());

    /// <summary>The note as text.</summary>
    public override string ToString()
    {
        var note = new StringBuilder(Encoding.UTF8.GetString(TextBytes.Span)).Append('\n');
        foreach (var signature in Signatures) note.Append(signature).Append('\n');
        return note.ToString();
    }

    private static SigningResult<SignedNote> Refused(string problem) =>
        SigningResult<SignedNote>.Refused($"this is no signed note: {problem}", "give the note byte for byte as it was made");
}
