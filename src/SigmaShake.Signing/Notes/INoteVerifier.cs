namespace SigmaShake.Signing.Notes;

/// <summary>A key that verifies signatures on notes. Implementations are thread-safe.</summary>
public interface INoteVerifier
{
    /// <summary>The key's name.</summary>
    string Name { get; }

    /// <summary>The key's id.</summary>
    uint KeyId { get; }

    /// <summary>Whether <paramref name="signature"/>, without the id before it, was made by this key over <paramref name="text"/>.</summary>
    bool Verify(ReadOnlySpan<byte> text, ReadOnlySpan<byte> signature);
}

/// <summary>A key that signs notes.</summary>
public interface INoteSigner
{
    /// <summary>The key's name.</summary>
    string Name { get; }

    /// <summary>The key's id.</summary>
    uint KeyId { get; }

    /// <summary>The signature over <paramref name="text"/>, without the id before it.</summary>
    byte[] Sign(ReadOnlySpan<byte> text);
}
