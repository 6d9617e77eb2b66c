using System.Text;
using System.Text.Json.Nodes;
using SigmaShake.Signing.Tests.Tuf.Support;
using SigmaShake.Signing.Tuf;
using static SigmaShake.Signing.Tests.Tuf.Support.RepositorySimulator;

namespace SigmaShake.Signing.Tests.Tuf.Conformance;

/// <summary>The cases of <c>test_basic.py</c> of theupdateframework/tuf-conformance, by their names there.</summary>
public sealed class BasicTests
{
    private readonly RepositorySimulator _repository = new();
    private readonly ClientRunner _client;

    public BasicTests() => _client = new ClientRunner(_repository);

    [Fact]
    public void test_basic_refresh_requests()
    {
        Assert.True(_client.Refresh());
        Assert.Equal([(Root, 2), (Timestamp, null), (Snapshot, 1), (Targets, 1)], _repository.MetadataRequests);
    }

    [Fact]
    public void test_basic_refresh_trusted_data()
    {
        Assert.True(_client.Refresh());
        foreach (var role in TufRoleNames.TopLevel.Skip(1)) Assert.Equal(Encoding.UTF8.GetString(_repository.Published[role][^1]), _client.Content(role));
        Assert.Equal(Encoding.UTF8.GetString(_repository.Published[Root][^1]), _client.Content(Root));
    }

    [Fact]
    public void test_basic_init_and_refresh()
    {
        Assert.True(_client.Refresh());
        Assert.Equal([(Root, 1), (Snapshot, 1), (Targets, 1), (Timestamp, 1)], _client.TrustedRoles);
    }

    [Fact]
    public void test_implicit_refresh()
    {
        Assert.False(_client.Download("nonexistent artifact"));
        Assert.Equal([(Root, 2), (Timestamp, null), (Snapshot, 1), (Targets, 1)], _repository.MetadataRequests);
        Assert.Equal([(Root, 1), (Snapshot, 1), (Targets, 1), (Timestamp, 1)], _client.TrustedRoles);
        Assert.Equal(TufProblem.NotFound, _client.Error?.Problem);
    }

    [Fact]
    public void test_invalid_initial_root()
    {
        var root = (JsonObject)JsonNode.Parse(_client.FirstRoot.Span)!;
        ((JsonObject)root["signed"]!).Remove("version");
        _client.FirstRoot = Encoding.UTF8.GetBytes(root.ToJsonString());

        Assert.False(_client.Refresh());
        Assert.Equal(TufProblem.Malformed, _client.Error?.Problem);
        Assert.Empty(_repository.MetadataRequests);
    }

    [Fact]
    public void test_unsigned_initial_root()
    {
        var root = (JsonObject)JsonNode.Parse(_client.FirstRoot.Span)!;
        root["signatures"]![0]!["sig"] = string.Concat(Enumerable.Repeat("3045", 32));
        _client.FirstRoot = Encoding.UTF8.GetBytes(root.ToJsonString());

        Assert.False(_client.Refresh());
        Assert.Equal(TufProblem.Unsigned, _client.Error?.Problem);
        Assert.Empty(_repository.MetadataRequests);
    }

    [Theory]
    [InlineData(Root, "root 1")]
    [InlineData(Timestamp, "root 2")]
    [InlineData(Snapshot, "root 2, timestamp 2")]
    [InlineData(Targets, "root 2, snapshot 2, timestamp 2")]
    public void test_unsigned_metadata(string role, string trusted)
    {
        _repository.Signers[role].Clear();
        _repository.Publish(Root, Targets, Snapshot, Timestamp);

        Assert.False(_client.Refresh());
        Assert.Equal(TufProblem.Unsigned, _client.Error?.Problem);
        Assert.Equal(trusted, Trusted());
    }

    [Theory]
    [InlineData(Root, "root 1")]
    [InlineData(Snapshot, "root 2, timestamp 2")]
    [InlineData(Targets, "root 2, snapshot 2, timestamp 2")]
    public void test_url_and_metadata_version_mismatch(string role, string trusted)
    {
        // Says to be version 3, and is served as version 2.
        _repository.SetVersion(role, 2);
        _repository.Publish(Root, Targets, Snapshot, Timestamp);
        if (role != Root) MakeDescribed(role, 2);

        Assert.False(_client.Refresh());
        Assert.Equal(trusted, Trusted());
        Assert.Equal(role == Root ? TufProblem.Rollback : TufProblem.Mismatch, _client.Error?.Problem);
    }

    [Fact]
    public void test_timestamp_content_changes()
    {
        Assert.True(_client.Refresh());

        // Another version 1, which points at a snapshot that is not there.
        _repository.Meta(Timestamp)["snapshot.json"]!["version"] = 100;
        _repository.Published.Remove(Timestamp);
        _repository.Publish(Timestamp);

        Assert.True(_client.Refresh());
        Assert.Equal((Timestamp, null), _repository.MetadataRequests[^1]);
        Assert.Equal(1, JsonNode.Parse(_client.Content(Timestamp))!["signed"]!["meta"]!["snapshot.json"]!["version"]!.GetValue<long>());
    }

    [Fact]
    public void test_timestamp_eq_versions_check() => test_timestamp_content_changes();

    [Fact]
    public void test_basic_metadata_hash_support()
    {
        _repository.ComputesHashes = true;
        _repository.Publish(Targets, Snapshot, Timestamp);
        Assert.True(_client.Refresh());

        _repository.Publish(Targets);
        _repository.Meta(Snapshot)["targets.json"]!["hashes"]!["sha256"] = new string('4', 64);
        _repository.Publish(Snapshot, Timestamp);

        Assert.False(_client.Refresh());
        Assert.Equal(TufProblem.Mismatch, _client.Error?.Problem);
        Assert.Equal(3, _client.Version(Snapshot));
        Assert.Equal(2, _client.Version(Targets));
    }

    [Fact]
    public void test_new_targets_hash_mismatch()
    {
        Assert.True(_client.Refresh());
        _repository.ComputesHashes = true;
        _repository.Publish(Targets, Snapshot, Timestamp);
        Assert.True(_client.Refresh());

        // Other bytes under the version and beside the hash that the snapshot gives.
        _repository.Publish(Targets, Snapshot, Timestamp);
        _repository.Published[Targets][^1] = [.. _repository.Published[Targets][^1], (byte)' '];
        Assert.False(_client.Refresh());
        Assert.Equal(TufProblem.TooLarge, _client.Error?.Problem);
        Assert.Equal(2, _client.Version(Targets));
    }

    [Fact]
    public void test_new_targets_version_mismatch()
    {
        Assert.True(_client.Refresh());
        _repository.Publish(Targets);

        Assert.True(_client.Refresh());
        Assert.Equal(1, _client.Version(Targets));
        Assert.Equal((Timestamp, null), _repository.MetadataRequests[^1]);
    }

    [Fact]
    public void test_metadata_bytes_match()
    {
        _repository.Published[Timestamp][^1] = [.. _repository.Published[Timestamp][^1], (byte)' '];
        Assert.True(_client.Refresh());
        Assert.Equal(Encoding.UTF8.GetString(_repository.Published[Timestamp][^1]), _client.Content(Timestamp));
    }

    [Fact]
    public void test_custom_fields()
    {
        Assert.True(_client.Refresh());
        var key = TestKey.Ed25519().Disguised("extra-field", new JsonObject { ["b"] = 2, ["a"] = 1 });
        _repository.RootSigned["custom-field"] = "value";
        _repository.AddKey(Root, key);
        _repository.Role(Root)["another-field"] = "value";
        _repository.Publish(Root);

        Assert.True(_client.Refresh());
        Assert.Equal(2, _client.Version(Root));
    }

    [Fact]
    public void test_deprecated_keyid_hash_algorithms()
    {
        _repository.RemoveKeys(Snapshot);
        _repository.AddKey(Snapshot, TestKey.Ed25519().Disguised("keyid_hash_algorithms", "md5"));
        _repository.Publish(Root, Snapshot, Timestamp);

        Assert.True(_client.Refresh());
        Assert.Equal(2, _client.Version(Root));
        Assert.Equal(2, _client.Version(Snapshot));
    }

    [Fact]
    public void test_snapshot_404()
    {
        Assert.True(_client.Refresh());
        _repository.Meta(Timestamp)["snapshot.json"]!["version"] = 2;
        _repository.Publish(Timestamp);

        Assert.False(_client.Refresh());
        Assert.Equal(TufProblem.Unavailable, _client.Error?.Problem);
        Assert.Equal((Snapshot, 2), _repository.MetadataRequests[^1]);
        Assert.Equal("root 1, snapshot 1, targets 1, timestamp 2", Trusted());
    }

    [Fact]
    public void test_targets_404()
    {
        Assert.True(_client.Refresh());
        _repository.Meta(Snapshot)["targets.json"]!["version"] = 2;
        _repository.Publish(Snapshot, Timestamp);

        Assert.False(_client.Refresh());
        Assert.Equal(TufProblem.Unavailable, _client.Error?.Problem);
        Assert.Equal((Targets, 2), _repository.MetadataRequests[^1]);
        Assert.Equal("root 1, snapshot 2, targets 1, timestamp 2", Trusted());
    }

    [Fact]
    public void test_timestamp_404()
    {
        Assert.True(_client.Refresh());
        _repository.Published.Remove(Timestamp);

        Assert.False(_client.Refresh());
        Assert.Equal(TufProblem.Unavailable, _client.Error?.Problem);
        Assert.Equal((Timestamp, null), _repository.MetadataRequests[^1]);
    }

    [Fact]
    public void test_incorrect_metadata_type()
    {
        // A snapshot that says what a timestamp says, and that the timestamp's key has signed.
        _repository.AddKey(Snapshot, _repository.Signers[Timestamp][0]);
        _repository.Signed[Snapshot]["meta"] = new JsonObject { ["snapshot.json"] = new JsonObject { ["version"] = 1 } };
        _repository.Publish(Root, Snapshot);
        _repository.Published[Timestamp].Add(_repository.Published[Snapshot][^1]);

        Assert.False(_client.Refresh());
        Assert.Equal(TufProblem.Malformed, _client.Error?.Problem);
        Assert.Equal("root 2", Trusted());
    }

    [Fact]
    public void test_faketime()
    {
        _repository.Expire(Root, Now.AddDays(7));
        _repository.Publish(Root);
        Assert.True(_client.Refresh());
        Assert.False(_client.Refresh(Now.AddDays(8)));
        Assert.Equal(TufProblem.Expired, _client.Error?.Problem);
    }

    private string Trusted() => string.Join(", ", _client.TrustedRoles.Select(role => $"{role.Role} {role.Version}"));

    // Version 3 is described as version 2, under which it is served.
    private void MakeDescribed(string role, int version)
    {
        var (by, rest) = role == Snapshot ? (Timestamp, new[] { Timestamp }) : (Snapshot, [Snapshot, Timestamp]);
        _repository.Meta(by)[$"{role}.json"]!["version"] = version;
        foreach (var later in rest)
        {
            _repository.Published[later].RemoveAt(1);
            _repository.SetVersion(later, 1);
            _repository.Publish(later);
        }
    }
}
