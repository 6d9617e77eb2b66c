namespace SigmaShake.Signing.Tuf.Client;

/// <summary>What came of fetching one file.</summary>
public sealed class TufDownload
{
    private TufDownload(ReadOnlyMemory<byte>? content, string? problem)
    {
        Content = content;
        Problem = problem;
    }

    /// <summary>The server has no such file (HTTP 404 or 403): for the next root that is the normal end of the search.</summary>
    public static TufDownload Missing { get; } = new(null, null);

    internal ReadOnlyMemory<byte>? Content { get; }

    internal string? Problem { get; }

    /// <summary>The file, whole.</summary>
    public static TufDownload Of(ReadOnlyMemory<byte> content) => new(content, null);

    /// <summary>It could not be fetched, or has more bytes than were asked for.</summary>
    /// <param name="problem">Why: the end of a sentence that begins with the name of the file, such as "did not arrive within 10 s".</param>
    public static TufDownload Failed(string problem) => new(null, problem);
}
