using SigmaShake.Signing.Tuf;
using SigmaShake.Signing.Tuf.Client;

namespace SigmaShake.Signing.Tests.Tuf.Support;

/// <summary>A repository and a client of it, for each test anew.</summary>
public abstract class ClientTest
{
    private protected ClientTest() => Client = new ClientRunner(Repository);

    private protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private protected RepositorySimulator Repository { get; } = new();

    private protected ClientRunner Client { get; }

    /// <summary>One update of a client that has seen nothing, from another source.</summary>
    private protected TufResult<TufUpdate> Refresh(ITufSource source, TufLimits? limits = null) =>
        TufClient.Open(Repository.FirstRoot, new MemoryStore(), source, limits).Value!.RefreshAsync(RepositorySimulator.Now, Cancellation).AsTask().GetAwaiter().GetResult();
}
