namespace SigmaShake.Ledger.Index;

/// <summary>Which entries are meant; what is null is left open. Words are compared without regard to case.</summary>
public sealed record EntryFilter
{
    /// <summary>At this time or later.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Before this time.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Of a smaller number than this: the next page of a search that ended at that entry.</summary>
    public long? Before { get; init; }

    /// <summary>The kind of entry: <c>call</c>, <c>action</c> ….</summary>
    public string? Kind { get; init; }

    /// <summary>The verdict: <c>block</c>, <c>allow</c> ….</summary>
    public string? Decision { get; init; }

    /// <summary>The client.</summary>
    public string? Agent { get; init; }

    /// <summary>The tool's own name.</summary>
    public string? Tool { get; init; }

    /// <summary>A rule, by its qualified id or by its own name.</summary>
    public string? Rule { get; init; }

    /// <summary>A project, by its folder or by that folder's name.</summary>
    public string? Project { get; init; }

    /// <summary>The client's id of the session.</summary>
    public string? Session { get; init; }

    /// <summary>Every entry.</summary>
    public static EntryFilter All { get; } = new();
}
