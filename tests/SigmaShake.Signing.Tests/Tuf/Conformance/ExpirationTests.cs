using SigmaShake.Signing.Tests.Tuf.Support;
using SigmaShake.Signing.Tuf;
using static SigmaShake.Signing.Tests.Tuf.Support.RepositorySimulator;

namespace SigmaShake.Signing.Tests.Tuf.Conformance;

/// <summary>The cases of <c>test_expiration.py</c> and <c>test_delegated_expiration.py</c> of theupdateframework/tuf-conformance, by their names there.</summary>
public sealed class ExpirationTests
{
    private readonly RepositorySimulator _repository = new();
    private readonly ClientRunner _client;

    public ExpirationTests() => _client = new ClientRunner(_repository);

    [Fact]
    public void test_root_expired()
    {
        Assert.True(_client.Refresh());
        _repository.Publish(Root);
        Assert.True(_client.Refresh());

        _repository.Expire(Root, Now.AddDays(-1));
        _repository.Publish(Root);
        _repository.Publish(Targets, Snapshot, Timestamp);

        // The root itself is taken over (5.3.8) before it is found to be over (5.3.10).
        Assert.False(_client.Refresh());
        Assert.Equal(TufProblem.Expired, _client.Error?.Problem);
        Assert.Equal([(Root, 3), (Snapshot, 1), (Targets, 1), (Timestamp, 1)], _client.TrustedRoles);
    }

    [Fact]
    public void test_timestamp_expired()
    {
        Assert.True(_client.Refresh());
        _repository.Expire(Timestamp, Now.AddDays(-5));
        _repository.Publish(Timestamp);

        Assert.False(_client.Refresh());
        Assert.Equal(TufProblem.Expired, _client.Error?.Problem);
        Assert.Equal([(Root, 1), (Snapshot, 1), (Targets, 1), (Timestamp, 1)], _client.TrustedRoles);
    }

    [Fact]
    public void test_snapshot_expired()
    {
        Assert.True(_client.Refresh());
        _repository.Expire(Snapshot, Now.AddDays(-5));
        _repository.Publish(Snapshot, Timestamp);

        Assert.False(_client.Refresh());
        Assert.Equal(TufProblem.Expired, _client.Error?.Problem);
        Assert.Equal([(Root, 1), (Snapshot, 1), (Targets, 1), (Timestamp, 2)], _client.TrustedRoles);
    }

    [Fact]
    public void test_targets_expired()
    {
        Assert.True(_client.Refresh());
        _repository.Expire(Targets, Now.AddDays(-5));
        _repository.Publish(Targets, Snapshot, Timestamp);

        Assert.False(_client.Refresh());
        Assert.Equal(TufProblem.Expired, _client.Error?.Problem);
        Assert.Equal([(Root, 1), (Snapshot, 2), (Targets, 1), (Timestamp, 2)], _client.TrustedRoles);
    }

    [Fact]
    public void test_expired_local_root()
    {
        _repository.Expire(Root, Now.AddDays(7));
        _repository.Publish(Root);
        Assert.True(_client.Refresh());

        _repository.Expire(Root, Now.AddDays(21));
        _repository.Publish(Root);
        Assert.True(_client.Refresh(Now.AddDays(18)));
        Assert.Equal(3, _client.Version(Root));
    }

    [Fact]
    public void test_expired_local_timestamp()
    {
        _repository.Expire(Timestamp, Now.AddDays(7));
        _repository.Publish(Timestamp);
        Assert.True(_client.Refresh());

        _repository.Expire(Timestamp, Now.AddDays(21));
        _repository.Publish(Targets, Snapshot, Timestamp);
        Assert.True(_client.Refresh(Now.AddDays(18)));
        Assert.Equal([(Root, 1), (Snapshot, 2), (Targets, 2), (Timestamp, 3)], _client.TrustedRoles);
    }

    [Fact]
    public void test_expired_metadata() => test_expired_local_timestamp();

    [Fact]
    public void test_delegated_targets_expired()
    {
        _repository.AddDelegation(Targets, "delegated", ["delegatedpath/*"], targets: NewTargets(Now.AddDays(-1)));
        _repository.AddArtifact("delegated", "delegated content", "delegatedpath/target");
        _repository.Publish("delegated", Targets, Snapshot, Timestamp);
        Assert.True(_client.Refresh());

        Assert.False(_client.Download("delegatedpath/target"));
        Assert.Equal(TufProblem.Expired, _client.Error?.Problem);
        Assert.Empty(_client.Downloads);
        Assert.Equal([(Root, 1), (Snapshot, 2), (Targets, 2), (Timestamp, 2)], _client.TrustedRoles);
    }

    [Fact]
    public void test_expired_local_delegated_targets()
    {
        PublishDelegated();
        Assert.True(_client.Download("delegatedpath/first"));

        Assert.False(_client.Download("delegatedpath/second", Now.AddDays(18)));
        Assert.Equal(TufProblem.Expired, _client.Error?.Problem);
        Assert.Equal(["first"], _client.Downloads.Values);
    }

    [Fact]
    public void test_expired_local_delegated_targets_updates()
    {
        PublishDelegated();
        Assert.True(_client.Download("delegatedpath/first"));

        _repository.Expire("delegated", Now.AddDays(21));
        _repository.Publish("delegated", Snapshot, Timestamp);
        Assert.True(_client.Download("delegatedpath/second", Now.AddDays(18)));
        Assert.Equal(["first", "second"], _client.Downloads.Values.Order(StringComparer.Ordinal));
    }

    private void PublishDelegated()
    {
        _repository.AddDelegation(Targets, "delegated", ["delegatedpath/*"], targets: NewTargets(Now.AddDays(7)));
        _repository.AddArtifact("delegated", "first", "delegatedpath/first");
        _repository.AddArtifact("delegated", "second", "delegatedpath/second");
        _repository.Publish("delegated", Targets, Snapshot, Timestamp);
    }
}
