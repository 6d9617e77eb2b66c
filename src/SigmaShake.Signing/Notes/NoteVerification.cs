namespace SigmaShake.Signing.Notes;

/// <summary>Who of those that we trust has signed a note.</summary>
public static class NoteVerification
{
    /// <summary>
    /// The keys of <paramref name="trusted"/> that signed <paramref name="note"/>, each once, in the order of their signatures. Signatures
    /// of other keys are ignored, also such that share a name or an id with a trusted one. One bad signature of a trusted key refuses the
    /// whole note, and so does the lack of a good one.
    /// </summary>
    public static SigningResult<IReadOnlyList<INoteVerifier>> Verify(SignedNote note, IReadOnlyCollection<INoteVerifier> trusted)
    {
        ArgumentNullException.ThrowIfNull(note);
        ArgumentNullException.ThrowIfNull(trusted);
        var signers = new List<INoteVerifier>();
        foreach (var signature in note.Signatures)
        {
            var keys = trusted.Where(key => signature.IsBy(key.Name, key.KeyId)).Take(2).ToList();
            if (keys.Count == 0) continue;
            if (keys.Count > 1)
                return Refused($"two of the trusted keys are called `{signature.Name}` and have the id {signature.KeyId:x8}", "trust one of them only");
            if (!keys[0].Verify(note.TextBytes.Span, signature.Signature.Span))
                return Refused($"the signature of `{signature.Name}` ({signature.KeyId:x8}) does not verify", "get the note again; this one was changed");
            if (!signers.Contains(keys[0])) signers.Add(keys[0]);
        }

        return signers.Count > 0
            ? SigningResult<IReadOnlyList<INoteVerifier>>.Of(signers)
            : Refused("no trusted key has signed the note", "check that the verifier key is that of its signer");
    }

    private static SigningResult<IReadOnlyList<INoteVerifier>> Refused(string message, string help) =>
        SigningResult<IReadOnlyList<INoteVerifier>>.Refused(message, help);
}
