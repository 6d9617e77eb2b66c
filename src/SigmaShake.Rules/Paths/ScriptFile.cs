namespace SigmaShake.Rules.Paths;

/// <summary>A script that a call runs, as it was when the call was judged.</summary>
/// <param name="Path">Where it lies; absolute.</param>
/// <param name="Content">Its bytes.</param>
public sealed record ScriptFile(string Path, ReadOnlyMemory<byte> Content)
{
    /// <summary>
    /// The longest script that is looked into. Longer ones are programs in their own right, like the <c>configure</c> that comes with a source: nobody reads
    /// them before they run, and what they do on the way would be asked about at every call.
    /// </summary>
    public const int MaxBytes = 64 << 10;
}
