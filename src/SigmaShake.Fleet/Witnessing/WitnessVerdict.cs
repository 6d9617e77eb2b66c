namespace SigmaShake.Fleet.Witnessing;

/// <summary>What the witness says of a checkpoint.</summary>
internal abstract record WitnessVerdict
{
    private WitnessVerdict()
    {
    }

    /// <summary>It follows from the one before.</summary>
    /// <param name="Cosignature">The signature line; null where none is given for this log any more.</param>
    public sealed record Accepted(string? Cosignature) : WitnessVerdict;

    /// <summary>It contradicts the one before, which stays.</summary>
    /// <param name="Flag">One of <see cref="LogFlags"/>.</param>
    public sealed record Contradicts(string Flag) : WitnessVerdict;

    /// <summary>The proof begins elsewhere.</summary>
    /// <param name="Size">Where it has to begin.</param>
    public sealed record ProofFrom(long Size) : WitnessVerdict;

}
