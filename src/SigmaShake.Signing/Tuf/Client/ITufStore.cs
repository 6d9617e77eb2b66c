namespace SigmaShake.Signing.Tuf.Client;

/// <summary>
/// Where a client keeps what it trusts, as one piece: a file that is written aside, made durable and renamed is enough. It is trusted, and for one
/// client at a time: whoever runs two over one store holds a lock around each, or the older state of one overwrites the newer of the other.
/// </summary>
public interface ITufStore
{
    /// <summary>What was saved last; null where nothing was.</summary>
    byte[]? Load();

    /// <summary>
    /// Replaces what was saved, all of it or nothing, durable on return. Called after each step that has changed something, as the specification asks
    /// (5.3.8, 5.4.5, 5.5.7, 5.6.6). An exception from here goes to whoever called the client, which is then still usable.
    /// </summary>
    void Save(ReadOnlyMemory<byte> state);
}
