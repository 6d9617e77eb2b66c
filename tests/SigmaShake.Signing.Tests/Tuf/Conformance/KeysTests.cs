using System.Text.Json.Nodes;
using SigmaShake.Signing.Tests.Tuf.Support;
using SigmaShake.Signing.Tuf;
using static SigmaShake.Signing.Tests.Tuf.Support.RepositorySimulator;

namespace SigmaShake.Signing.Tests.Tuf.Conformance;

/// <summary>The cases of <c>test_keys.py</c> of theupdateframework/tuf-conformance, by their names there.</summary>
public sealed class KeysTests
{
    private readonly RepositorySimulator _repository = new();
    private readonly ClientRunner _client;

    public KeysTests() => _client = new ClientRunner(_repository);

    [Fact]
    public void test_snapshot_does_not_meet_threshold()
    {
        _repository.Role(Snapshot)["threshold"] = 3;
        _repository.AddKey(Snapshot);
        _repository.AddKey(Snapshot);
        _repository.Publish(Root, Targets, Snapshot, Timestamp);
        Assert.True(_client.Refresh());

        _repository.Signers[Snapshot].RemoveAt(0);
        _repository.Publish(Targets, Snapshot, Timestamp);

        Assert.False(_client.Refresh());
        Assert.Equal(TufProblem.Unsigned, _client.Error?.Problem);
        Assert.Equal(2, _client.Version(Snapshot));
    }

    [Fact]
    public void test_root_has_keys_but_not_snapshot()
    {
        Assert.True(_client.Refresh());
        _repository.Role(Snapshot)["threshold"] = 3;
        for (var i = 0; i < 3; i++) _repository.AddKey(Snapshot);
        _repository.Publish(Root, Snapshot, Timestamp);
        Assert.True(_client.Refresh());

        // A key that the root trusts and that does not sign is no signature.
        _repository.Role(Snapshot)["threshold"] = 5;
        _repository.Trust(Snapshot, TestKey.Ed25519());
        _repository.Publish(Root, Snapshot, Timestamp);
        Assert.False(_client.Refresh());
        Assert.Equal(3, _client.Version(Root));
        Assert.Equal(2, _client.Version(Snapshot));
    }

    [Fact]
    public void test_root_meets_threshold_but_snapshot_does_not() => test_snapshot_does_not_meet_threshold();

    [Fact]
    public void test_snapshot_has_too_few_keys()
    {
        for (var i = 0; i < 4; i++) _repository.AddKey(Snapshot);
        _repository.Role(Snapshot)["threshold"] = 6;
        _repository.Publish(Root, Snapshot, Timestamp);

        Assert.False(_client.Refresh());
        Assert.Equal(2, _client.Version(Root));
        Assert.Null(_client.Version(Snapshot));
    }

    [Fact]
    public void test_snapshot_threshold() => test_snapshot_has_too_few_keys();

    [Fact]
    public void test_wrong_hashing_algorithm() => new BasicTests().test_deprecated_keyid_hash_algorithms();

    [Fact]
    public void test_duplicate_keys()
    {
        // One key, nine times among the ids of the role and among the signatures.
        var key = _repository.AddKey(Snapshot);
        for (var i = 0; i < 8; i++) _repository.KeyIds(Snapshot).Add(key.Id);
        _repository.Role(Snapshot)["threshold"] = 6;
        _repository.Publish(Root, Snapshot, Timestamp);
        _repository.Tamper(Snapshot, file =>
        {
            for (var i = 0; i < 8; i++) ((JsonArray)file["signatures"]!).Add(file["signatures"]![1]!.DeepClone());
        });

        Assert.False(_client.Refresh());
        Assert.Null(_client.Version(Snapshot));
    }

    [Fact]
    public void test_duplicate_keys_root()
    {
        // One key under six ids, each of which is its own.
        _repository.RemoveKeys(Snapshot);
        var key = TestKey.Ed25519();
        for (var i = 0; i < 6; i++) _repository.AddKey(Snapshot, key.Disguised("name", i));
        _repository.Role(Snapshot)["threshold"] = 6;
        _repository.Publish(Root, Snapshot, Timestamp);

        Assert.False(_client.Refresh());
        Assert.Equal(TufProblem.Unsigned, _client.Error?.Problem);
        Assert.Contains("by 1 of the 6 keys", _client.Error?.Message, StringComparison.Ordinal);
        Assert.Null(_client.Version(Snapshot));
    }

    [Fact]
    public void test_duplicate_sig_keyids()
    {
        _repository.Tamper(Snapshot, file => ((JsonArray)file["signatures"]!).Add(file["signatures"]![0]!.DeepClone()));
        Assert.False(_client.Refresh());
        Assert.Equal(TufProblem.Malformed, _client.Error?.Problem);
        Assert.Null(_client.Version(Snapshot));
    }

    [Theory]
    [InlineData("rsa")]
    [InlineData("ecdsa")]
    [InlineData("ed25519")]
    public void test_keytype_and_scheme(string keyType)
    {
        Assert.True(_client.Refresh());
        var key = _repository.AddKey(Root, TestKey.Of(keyType));
        _repository.Role(Root)["threshold"] = 2;
        _repository.Publish(Root);
        Assert.True(_client.Refresh());
        Assert.Equal(2, _client.Version(Root));

        // A signature of the right kind, over something else.
        _repository.Publish(Root);
        _repository.Tamper(Root, file => file["signatures"]!.AsArray().Single(signature => signature!["keyid"]!.GetValue<string>() == key.Id)!["sig"] = key.Sign("something else"u8.ToArray()));
        Assert.False(_client.Refresh());
        Assert.Equal(TufProblem.Unsigned, _client.Error?.Problem);
        Assert.Equal(2, _client.Version(Root));
    }

    [Fact]
    public void test_invalid_sig_in_valid_metadata()
    {
        var first = JsonNode.Parse(_repository.Published[Timestamp][^1])!["signatures"]![0]!["sig"]!.GetValue<string>();
        _repository.AddKey(Timestamp);
        _repository.Publish(Root, Timestamp);
        _repository.Tamper(Timestamp, file => file["signatures"]![0]!["sig"] = first);
        Assert.True(_client.Refresh());

        _repository.Publish(Timestamp);
        _repository.Tamper(Timestamp, file => file["signatures"]![0]!["sig"] = "");
        Assert.True(_client.Refresh());
        Assert.Equal(3, _client.Version(Timestamp));
    }
}
