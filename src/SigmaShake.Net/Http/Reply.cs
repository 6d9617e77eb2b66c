namespace SigmaShake.Net.Http;

/// <summary>What came of a request. Immutable.</summary>
/// <param name="Status">The status; 0 where none came.</param>
/// <param name="Body">The body, whole.</param>
internal sealed record Reply(int Status, ReadOnlyMemory<byte> Body)
{
    /// <summary>Why no answer came, as the end of a sentence that begins with the server; null where one did.</summary>
    public string? Failure { get; init; }

    /// <summary>The value of <c>ETag</c>, quotes and all; null for none.</summary>
    public string? ETag { get; init; }

    /// <summary>How long to wait, as the server asks; null where it does not.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The server's own time; null where it does not say.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>Whether it is the answer that was asked for.</summary>
    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>No answer came.</summary>
    public static Reply Failed(string failure) => new(0, default) { Failure = failure };
}
