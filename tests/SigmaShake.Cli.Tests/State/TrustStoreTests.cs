using SigmaShake.Cli.State;
using SigmaShake.Testing;

namespace SigmaShake.Cli.Tests.State;

public sealed class TrustStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Trust_is_bound_to_path_and_content_and_is_replaced_and_revoked_by_path()
    {
        var state = StateFolder.Open(_folder["state"]);
        TrustStore.Trust(state, "/a b", "1111");
        TrustStore.Trust(state, "/a", "2222");

        Assert.True(TrustStore.IsTrusted(state, "/a b", () => "1111"));
        Assert.True(TrustStore.IsTrusted(state, "/a", () => "2222"));
        Assert.False(TrustStore.IsTrusted(state, "/a", () => "1111"));
        Assert.False(TrustStore.IsTrusted(state, "b", () => "1111 /a"));

        TrustStore.Trust(state, "/a", "3333");
        Assert.False(TrustStore.IsTrusted(state, "/a", () => "2222"));

        TrustStore.Revoke(state, "/a");
        Assert.False(TrustStore.IsTrusted(state, "/a", () => "3333"));
        Assert.True(TrustStore.IsTrusted(state, "/a b", () => "1111"));
    }

    [Fact]
    public void Nothing_is_hashed_for_a_project_that_nobody_trusts()
    {
        Assert.False(TrustStore.IsTrusted(StateFolder.Open(_folder["state"]), "/a", () => throw new InvalidOperationException("hashed")));
    }
}
