using SigmaShake.Signing.Tests.Tuf.Support;
using SigmaShake.Signing.Tuf;
using static SigmaShake.Signing.Tests.Tuf.Support.RepositorySimulator;

namespace SigmaShake.Signing.Tests.Tuf.Conformance;

/// <summary>The cases of <c>test_rollback.py</c> of theupdateframework/tuf-conformance, by their names there.</summary>
public sealed class RollbackTests
{
    private readonly RepositorySimulator _repository = new();
    private readonly ClientRunner _client;

    public RollbackTests() => _client = new ClientRunner(_repository);

    [Fact]
    public void test_simple_snapshot_rollback()
    {
        _repository.Publish(Snapshot, Timestamp);
        Assert.True(_client.Refresh());

        // The timestamp goes on naming version 2, which the client has.
        _repository.SetVersion(Snapshot, 1);
        Assert.True(_client.Refresh());
        Assert.Equal(2, _client.Version(Snapshot));
        Assert.Equal((Timestamp, null), _repository.MetadataRequests[^1]);
    }

    [Fact]
    public void test_new_timestamp_version_rollback()
    {
        _repository.Publish(Timestamp);
        Assert.True(_client.Refresh());
        Assert.Equal(2, _client.Version(Timestamp));

        StartAgain(Timestamp);
        _repository.Publish(Timestamp);

        Assert.False(_client.Refresh());
        Assert.Equal(TufProblem.Rollback, _client.Error?.Problem);
        Assert.Equal(2, _client.Version(Timestamp));
        Assert.Equal((Timestamp, null), _repository.MetadataRequests[^1]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void test_snapshot_rollback(bool usesHashes)
    {
        _repository.ComputesHashes = usesHashes;
        _repository.Publish(Snapshot, Timestamp);
        Assert.True(_client.Refresh());

        StartAgain(Snapshot);
        _repository.Publish(Snapshot, Timestamp);

        Assert.False(_client.Refresh());
        Assert.Equal(TufProblem.Rollback, _client.Error?.Problem);
        Assert.Equal(2, _client.Version(Timestamp));
        Assert.Equal(2, _client.Version(Snapshot));
        Assert.Equal((Timestamp, null), _repository.MetadataRequests[^1]);
    }

    [Fact]
    public void test_new_targets_fast_forward_recovery()
    {
        for (var i = 0; i < 99; i++) _repository.Publish(Targets);
        _repository.Publish(Snapshot, Timestamp);
        Assert.True(_client.Refresh());
        Assert.Equal(100, _client.Version(Targets));

        _repository.RotateKeys(Snapshot);
        StartAgain(Targets);
        _repository.Publish(Root, Targets, Snapshot, Timestamp);

        Assert.True(_client.Refresh());
        Assert.Equal(1, _client.Version(Targets));
    }

    [Fact]
    public void test_new_snapshot_fast_forward_recovery()
    {
        for (var i = 0; i < 99; i++) _repository.Publish(Snapshot);
        _repository.Publish(Timestamp);
        Assert.True(_client.Refresh());
        Assert.Equal(100, _client.Version(Snapshot));

        _repository.RotateKeys(Snapshot);
        _repository.RotateKeys(Timestamp);
        StartAgain(Snapshot);
        _repository.Publish(Root, Targets, Snapshot, Timestamp);

        Assert.True(_client.Refresh());
        Assert.Equal(1, _client.Version(Snapshot));
    }

    [Fact]
    public void test_new_timestamp_fast_forward_recovery()
    {
        for (var i = 0; i < 99; i++) _repository.Publish(Timestamp);
        Assert.True(_client.Refresh());
        Assert.Equal(100, _client.Version(Timestamp));

        _repository.RotateKeys(Timestamp);
        StartAgain(Timestamp);
        _repository.Publish(Root, Timestamp);

        Assert.True(_client.Refresh());
        Assert.Equal(1, _client.Version(Timestamp));
    }

    [Fact]
    public void test_new_snapshot_version_mismatch()
    {
        // What is served as version 1 says to be version 2.
        _repository.Published.Remove(Snapshot);
        _repository.SetVersion(Snapshot, 2);
        _repository.Publish(Snapshot);
        _repository.Published.Remove(Timestamp);
        _repository.Meta(Timestamp)["snapshot.json"]!["version"] = 1;
        _repository.Publish(Timestamp);

        Assert.False(_client.Refresh());
        Assert.Equal(TufProblem.Mismatch, _client.Error?.Problem);
        Assert.Equal([(Root, 1), (Timestamp, 1)], _client.TrustedRoles);
        Assert.Equal((Snapshot, 1), _repository.MetadataRequests[^1]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void test_targets_rollback(bool usesHashes)
    {
        _repository.ComputesHashes = usesHashes;
        _repository.Publish(Targets, Snapshot, Timestamp);
        Assert.True(_client.Refresh());

        StartAgain(Targets);
        _repository.Publish(Targets, Snapshot, Timestamp);

        Assert.False(_client.Refresh());
        Assert.Equal(TufProblem.Rollback, _client.Error?.Problem);
        Assert.Equal(2, _client.Version(Snapshot));
        Assert.Equal(2, _client.Version(Targets));
    }

    // The next that is published is version 1 again.
    private void StartAgain(string role)
    {
        _repository.Published.Remove(role);
        _repository.SetVersion(role, 1);
    }
}
