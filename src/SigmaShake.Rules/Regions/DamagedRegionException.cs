namespace SigmaShake.Rules.Regions;

/// <summary>A region does not hold what it says it holds: bytes rotted, or whoever wrote it did not mean well.</summary>
/// <remarks>
/// Thrown wherever a region is read, so that nothing outside it is ever looked at; caught where a call is judged, which then builds the
/// rules anew. It never leaves this library's callers without that choice.
/// </remarks>
public sealed class DamagedRegionException : Exception
{
    /// <summary>With what is wrong, lower-case, one line.</summary>
    public DamagedRegionException(string message)
        : base(message)
    {
    }

    /// <summary>Without saying what is wrong.</summary>
    public DamagedRegionException()
    {
    }

    /// <summary>With the cause.</summary>
    public DamagedRegionException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
