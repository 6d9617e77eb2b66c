using System.Text;
using System.Text.Json.Nodes;
using SigmaShake.Signing.Tests.Tuf.Support;
using SigmaShake.Signing.Tuf;
using SigmaShake.Signing.Tuf.Client;
using static SigmaShake.Signing.Tests.Tuf.Support.RepositorySimulator;

namespace SigmaShake.Signing.Tests.Tuf.Client;

/// <summary>What the conformance suite does not ask, and what is ours: limits, storage, recovery.</summary>
public sealed class TufClientTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private readonly RepositorySimulator _repository = new();
    private readonly ClientRunner _client;

    public TufClientTests() => _client = new ClientRunner(_repository);

    [Fact]
    public void An_expiry_is_the_first_moment_that_is_too_late()
    {
        Assert.True(_client.Refresh(Now.AddDays(30).AddTicks(-1)));
        Assert.False(_client.Refresh(Now.AddDays(30)));
        Assert.Equal(TufProblem.Expired, _client.Error?.Problem);
        Assert.Contains("`root.json`, version 1, is over since 2030-01-31T12:00:00Z", _client.Error!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Timestamp)]
    [InlineData(Snapshot)]
    [InlineData(Targets)]
    public void What_is_kept_ends_by_its_expiry_although_nothing_new_is_published(string role)
    {
        _repository.Expire(role, Now.AddDays(1));
        _repository.Publish(Targets, Snapshot, Timestamp);
        Assert.True(_client.Refresh());
        Assert.False(_client.Refresh(Now.AddDays(2)));
        Assert.Equal(TufProblem.Expired, _client.Error?.Problem);
        Assert.Contains($"`{role}.json`", _client.Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_thousand_root_rotations_are_followed_in_one_update()
    {
        for (var i = 0; i < 1000; i++)
        {
            var leaving = _repository.Signers[Root][0];
            _repository.RemoveKeys(Root);
            _repository.AddKey(Root);
            _repository.AddSigner(Root, leaving);
            _repository.Publish(Root);
            _repository.Signers[Root].RemoveAt(1);
            ((JsonObject)_repository.RootSigned["keys"]!).Remove(leaving.Id);
        }

        Assert.True(_client.Refresh(), _client.Error?.ToString());
        Assert.Equal(1001, _client.Version(Root));
    }

    [Fact]
    public void An_update_goes_on_from_where_the_limit_of_rotations_stopped_the_one_before()
    {
        for (var i = 0; i < 5; i++) _repository.Publish(Root);
        _client.Limits = new TufLimits { MaxRootRotations = 2 };
        Assert.True(_client.Refresh());
        Assert.Equal(3, _client.Version(Root));
        Assert.True(_client.Refresh());
        Assert.True(_client.Refresh());
        Assert.Equal(6, _client.Version(Root));
    }

    [Fact]
    public void A_root_of_the_version_that_is_trusted_ends_the_search_and_changes_nothing()
    {
        _repository.SetVersion(Root, 0);
        _repository.RootSigned["x"] = "another version 1, served as version 2";
        _repository.Publish(Root);
        Assert.True(_client.Refresh(), _client.Error?.ToString());
        Assert.DoesNotContain("another version", _client.Content(Root), StringComparison.Ordinal);
        Assert.Equal([(Root, 2), (Timestamp, null), (Snapshot, 1), (Targets, 1)], _repository.MetadataRequests);
    }

    [Fact]
    public void A_root_that_cannot_be_had_stops_the_update_where_one_that_is_not_there_does_not()
    {
        var source = new Interposed(_repository) { OnMetadata = name => name == "2.root.json" ? TufDownload.Failed("did not arrive within 10 s") : null };
        var error = Refresh(source).Error;
        Assert.Equal(TufProblem.Unavailable, error?.Problem);
        Assert.Equal("`2.root.json` did not arrive within 10 s", error!.Message);
        Assert.Empty(_repository.MetadataRequests);
    }

    [Theory]
    [InlineData(Timestamp)]
    [InlineData(Snapshot)]
    public void A_key_that_is_taken_away_takes_with_it_what_others_signed_beside_it(string rotated)
    {
        // Two keys, of which one is in an attacker's hands. Both have signed a very high version: the one that stays still stands for it.
        var bad = _repository.AddKey(rotated);
        _repository.Publish(Root);
        for (var i = 0; i < 50; i++) _repository.Publish(Timestamp);
        Assert.True(_client.Refresh());
        Assert.Equal(51, _client.Version(Timestamp));

        _repository.KeyIds(rotated).Remove(_repository.KeyIds(rotated).Single(id => id!.GetValue<string>() == bad.Id));
        _repository.Signers[rotated].RemoveAll(key => key.Id == bad.Id);
        _repository.Published.Remove(Timestamp);
        _repository.SetVersion(Timestamp, 1);
        _repository.Publish(Root, Snapshot, Timestamp);

        Assert.True(_client.Refresh(), _client.Error?.ToString());
        Assert.Equal(1, _client.Version(Timestamp));
    }

    [Fact]
    public void A_key_that_is_added_leaves_the_protection_from_older_files_in_place()
    {
        for (var i = 0; i < 5; i++) _repository.Publish(Timestamp);
        Assert.True(_client.Refresh());

        _repository.AddKey(Timestamp);
        _repository.Published.Remove(Timestamp);
        _repository.SetVersion(Timestamp, 1);
        _repository.Publish(Root, Timestamp);
        Assert.False(_client.Refresh());
        Assert.Equal(TufProblem.Rollback, _client.Error?.Problem);
        Assert.Equal(6, _client.Version(Timestamp));
    }

    [Fact]
    public void A_kept_timestamp_that_the_present_root_does_not_stand_for_counts_for_nothing()
    {
        Assert.True(_client.Refresh());

        // One signature was enough for version 1; now it takes two, and there is another version 1 that has them.
        _repository.AddKey(Timestamp);
        _repository.Role(Timestamp)["threshold"] = 2;
        _repository.Published.Remove(Timestamp);
        _repository.Publish(Root, Snapshot, Timestamp);
        Assert.True(_client.Refresh(), _client.Error?.ToString());
        Assert.Equal((1L, 2L), (_client.Version(Timestamp), _client.Version(Snapshot)));
    }

    [Fact]
    public void A_kept_snapshot_that_the_present_root_does_not_stand_for_counts_for_nothing()
    {
        _repository.Publish(Targets, Snapshot, Timestamp);
        Assert.True(_client.Refresh());

        _repository.AddKey(Snapshot);
        _repository.Role(Snapshot)["threshold"] = 2;
        _repository.Published.Remove(Targets);
        _repository.SetVersion(Targets, 1);
        _repository.Publish(Root, Targets, Snapshot, Timestamp);
        Assert.True(_client.Refresh(), _client.Error?.ToString());
        Assert.Equal(1, _client.Version(Targets));
    }

    [Fact]
    public void A_delegated_role_is_not_rolled_back_nor_left_out()
    {
        _repository.AddDelegation(Targets, "delegated", ["*"]);
        _repository.Publish("delegated");
        _repository.Publish("delegated", Targets, Snapshot, Timestamp);
        Assert.True(_client.Refresh());

        _repository.Meta(Snapshot)["delegated.json"]!["version"] = 1;
        _repository.Publish(Snapshot, Timestamp);
        Assert.False(_client.Refresh());
        Assert.Equal("`snapshot.json` lists version 1 of `delegated.json`, where 2 was seen", _client.Error?.Message);

        _repository.Meta(Snapshot).Remove("delegated.json");
        _repository.Publish(Snapshot, Timestamp);
        Assert.False(_client.Refresh());
        Assert.Equal("`snapshot.json` no longer lists `delegated.json`", _client.Error?.Message);
        Assert.Equal(TufProblem.Rollback, _client.Error?.Problem);
    }

    [Fact]
    public void A_snapshot_that_is_kept_counts_only_if_it_is_the_one_that_the_timestamp_describes()
    {
        _repository.ComputesHashes = true;
        _repository.Publish(Targets, Snapshot, Timestamp);
        Assert.True(_client.Refresh());

        // Another snapshot of the same version, as a repository makes that was put back from a copy.
        _repository.Published[Snapshot].RemoveAt(1);
        _repository.SetVersion(Snapshot, 1);
        _repository.Signed[Snapshot]["x"] = "the other one";
        _repository.Publish(Snapshot, Timestamp);
        Assert.True(_client.Refresh(), _client.Error?.ToString());
        Assert.Contains("the other one", _client.Content(Snapshot), StringComparison.Ordinal);
    }

    [Fact]
    public void Files_of_two_states_of_a_repository_are_not_mixed()
    {
        _repository.ComputesHashes = true;
        _repository.Publish(Targets, Snapshot, Timestamp);
        _repository.Publish(Targets, Snapshot, Timestamp);
        var old = new Interposed(_repository) { OnMetadata = name => name == "3.targets.json" ? TufDownload.Of(_repository.Published[Targets][1]) : null };
        Assert.Equal(TufProblem.Mismatch, Refresh(old).Error?.Problem);
        old = new Interposed(_repository) { OnMetadata = name => name == "3.snapshot.json" ? TufDownload.Of(_repository.Published[Snapshot][1]) : null };
        Assert.Equal(TufProblem.Mismatch, Refresh(old).Error?.Problem);
    }

    [Fact]
    public void Without_consistent_snapshots_only_roots_have_versions_in_their_names()
    {
        _repository.RootSigned.Remove("consistent_snapshot");
        _repository.AddDelegation(Targets, "a", ["*/*"]);
        _repository.AddArtifact("a", "text", "folder/file");
        _repository.Publish(Root, "a", Targets, Snapshot, Timestamp);
        Assert.True(_client.Download("folder/file"), _client.Error?.ToString());
        Assert.Equal([(Root, 2), (Root, 3), (Timestamp, null), (Snapshot, null), (Targets, null), ("a", null)], _repository.MetadataRequests);
        Assert.Equal(["folder/file"], _repository.TargetRequests);
    }

    [Fact]
    public void Bins_of_path_hash_prefixes_are_searched()
    {
        foreach (var digit in "0123456789abcdef") _repository.AddDelegation(Targets, $"bin-{digit}", "path_hash_prefixes", [$"{digit}"]);
        _repository.AddArtifact("bin-a", "found", "file-14"); // SHA-256 a…
        var digest = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("file-14"u8));
        _repository.AddArtifact($"bin-{digest[0]}", "found", "file-14");
        _repository.Publish([.. "0123456789abcdef".Select(digit => $"bin-{digit}"), Targets, Snapshot, Timestamp]);
        Assert.True(_client.Download("file-14"), _client.Error?.ToString());
        Assert.Equal(($"bin-{digest[0]}", 1L), _repository.MetadataRequests[^1]);
        Assert.Equal(5, _repository.MetadataRequests.Count);
    }

    [Theory]
    [InlineData("/etc/passwd")]
    [InlineData("../a")]
    [InlineData("a/../b")]
    [InlineData("a//b")]
    [InlineData("./a")]
    [InlineData("a/")]
    [InlineData("")]
    [InlineData("a\\b")]
    [InlineData("a\nb")]
    public void A_path_that_leads_elsewhere_is_not_looked_for(string path)
    {
        _repository.AddArtifact(Targets, "text", path);
        _repository.Publish(Targets, Snapshot, Timestamp);
        Assert.False(_client.Download(path));
        Assert.Contains("is no path of a target", _client.Error?.Message, StringComparison.Ordinal);
        Assert.Empty(_repository.TargetRequests);
    }

    [Fact]
    public void A_path_that_is_too_long_is_not_looked_for()
    {
        Assert.False(_client.Download(new string('a', TufLimits.MaxPathBytes + 1)));
        Assert.Contains("is no path of a target", _client.Error?.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4, true)]
    [InlineData(3, false)]
    public void A_search_ends_after_as_many_roles_as_are_allowed(int maxRoles, bool isFound)
    {
        _repository.AddDelegation(Targets, "a", ["*"]);
        _repository.AddDelegation("a", "b", ["*"]);
        _repository.AddDelegation("b", "c", ["*"]);
        _repository.AddArtifact("c", "text", "file");
        _repository.Publish("c", "b", "a", Targets, Snapshot, Timestamp);
        _client.Limits = new TufLimits { MaxRolesVisited = maxRoles };
        Assert.Equal(isFound, _client.Download("file"));
        if (!isFound) Assert.Contains("was not found in the first 3 roles", _client.Error?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_role_that_cannot_be_believed_ends_the_search_and_is_not_passed_over()
    {
        _repository.AddDelegation(Targets, "first", ["*"]);
        _repository.AddDelegation(Targets, "second", ["*"]);
        _repository.AddArtifact("second", "less trusted", "file");
        _repository.Signers["first"].Clear();
        _repository.Publish("first", "second", Targets, Snapshot, Timestamp);
        Assert.False(_client.Download("file"));
        Assert.Equal(TufProblem.Unsigned, _client.Error?.Problem);
    }

    [Fact]
    public void A_delegated_role_must_meet_the_threshold_of_its_delegator()
    {
        _repository.AddDelegation(Targets, "delegated", ["*"], threshold: 2);
        _repository.AddArtifact("delegated", "text", "file");
        _repository.Publish("delegated", Targets, Snapshot, Timestamp);
        Assert.False(_client.Download("file"));
        Assert.Contains("signed by 1 of the 2 keys that `targets` asks for", _client.Error?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_delegated_file_of_another_version_than_the_snapshot_names_is_refused()
    {
        _repository.AddDelegation(Targets, "delegated", ["*"]);
        _repository.Publish("delegated", Targets, Snapshot, Timestamp);
        _repository.SetVersion("delegated", 6);
        _repository.Published["delegated"].Clear();
        _repository.Publish("delegated");
        Assert.False(_client.Download("file"));
        Assert.Equal("`delegated.json` says to be version 7, where the snapshot says 1", _client.Error?.Message);
    }

    [Fact]
    public void Roles_that_the_snapshot_no_longer_lists_are_not_kept()
    {
        _repository.AddDelegation(Targets, "delegated", ["*"]);
        _repository.AddArtifact("delegated", "text", "file");
        _repository.Publish("delegated", Targets, Snapshot, Timestamp);
        Assert.True(_client.Download("file"));
        Assert.Equal(1, _client.Version("delegated"));

        // Only after a rotation may a role leave the snapshot at all.
        _repository.RotateKeys(Snapshot);
        _repository.Meta(Snapshot).Remove("delegated.json");
        _repository.Signed[Targets].Remove("delegations");
        _repository.Publish(Root, Targets);
        _repository.Meta(Snapshot).Remove("delegated.json");
        _repository.Publish(Snapshot, Timestamp);
        Assert.True(_client.Refresh(), _client.Error?.ToString());
        Assert.Null(_client.Version("delegated"));
    }

    [Theory]
    [InlineData("2.root.json", Root)]
    [InlineData("timestamp.json", Timestamp)]
    [InlineData("1.snapshot.json", Snapshot)]
    [InlineData("1.targets.json", Targets)]
    public void Metadata_beyond_the_limit_is_refused_whatever_the_source_hands_over(string name, string role)
    {
        _repository.Publish(Root);
        var limits = new TufLimits { MaxRootBytes = 4000, MaxTimestampBytes = 4000, MaxSnapshotBytes = 4000, MaxTargetsBytes = 4000 };
        var source = new Interposed(_repository)
        {
            OnMetadata = asked => asked == name ? TufDownload.Of((byte[])[.. _repository.Published[role][^1], .. Enumerable.Repeat((byte)' ', 4000)]) : null,
        };
        var error = Refresh(source, limits).Error;
        Assert.Equal(TufProblem.TooLarge, error?.Problem);
        Assert.All(_repository.AskedBytes, asked => Assert.Equal(4000, asked));
    }

    [Fact]
    public void A_length_that_is_said_is_the_most_that_is_asked_for()
    {
        _repository.ComputesHashes = true;
        _repository.Publish(Targets, Snapshot, Timestamp);
        Assert.True(_client.Refresh());
        Assert.Equal(_repository.Published[Snapshot][^1].Length, _repository.AskedBytes[^2]);
        Assert.Equal(_repository.Published[Targets][^1].Length, _repository.AskedBytes[^1]);

        _repository.Publish(Targets, Snapshot, Timestamp);
        _client.Limits = new TufLimits { MaxTargetsBytes = 10 };
        Assert.False(_client.Refresh());
        Assert.Equal(TufProblem.TooLarge, _client.Error?.Problem);
        Assert.Equal((Snapshot, 3), _repository.MetadataRequests[^1]);
    }

    [Fact]
    public void A_length_that_is_said_without_a_hash_counts()
    {
        _repository.Meta(Timestamp)["snapshot.json"]!["length"] = 5;
        _repository.Publish(Timestamp);
        Assert.False(_client.Refresh());
        Assert.Equal(TufProblem.TooLarge, _client.Error?.Problem);

        _repository.Meta(Timestamp)["snapshot.json"]!["length"] = 5000;
        _repository.Publish(Timestamp);
        Assert.False(_client.Refresh());
        Assert.Equal(TufProblem.Mismatch, _client.Error?.Problem);
    }

    [Fact]
    public void A_target_is_as_long_as_is_said_and_no_longer_than_is_read()
    {
        _repository.AddArtifact(Targets, "12345", "file");
        _repository.Publish(Targets, Snapshot, Timestamp);
        _repository.Artifacts["file"] = "123456"u8.ToArray();
        Assert.False(_client.Download("file"));
        Assert.Equal(TufProblem.TooLarge, _client.Error?.Problem);
        Assert.Equal(5, _repository.AskedBytes[^1]);

        _repository.Artifacts["file"] = "1234"u8.ToArray();
        Assert.False(_client.Download("file"));
        Assert.Equal("the target `file` has 4 bytes, and not 5", _client.Error?.Message);

        _repository.Artifacts["file"] = "12345"u8.ToArray();
        _client.Limits = new TufLimits { MaxTargetBytes = 4 };
        _repository.TargetRequests.Clear();
        Assert.False(_client.Download("file"));
        Assert.Equal(TufProblem.TooLarge, _client.Error?.Problem);
        Assert.Empty(_repository.TargetRequests);

        _repository.Artifacts.Clear();
        _client.Limits = new TufLimits();
        Assert.False(_client.Download("file"));
        Assert.Equal(TufProblem.Unavailable, _client.Error?.Problem);
    }

    [Fact]
    public void Metadata_that_is_described_by_unknown_hashes_only_is_refused()
    {
        _repository.Meta(Timestamp)["snapshot.json"]!["hashes"] = new JsonObject { ["blake3"] = "00" };
        _repository.Publish(Timestamp);
        Assert.False(_client.Refresh());
        Assert.Equal("`snapshot.json` is described by hashes of unknown algorithms only", _client.Error?.Message);
    }

    [Fact]
    public void Each_hash_that_is_known_must_fit()
    {
        _repository.AddArtifact(Targets, "12345", "file", "sha256", "sha512");
        _repository.Signed[Targets]["targets"]!["file"]!["hashes"]!["sha512"] = new string('0', 128);
        _repository.Signed[Targets]["targets"]!["file"]!["hashes"]!["blake3"] = "00";
        _repository.Publish(Targets, Snapshot, Timestamp);
        Assert.False(_client.Download("file"));
        Assert.Equal("the target `file` has another sha512 than its description says", _client.Error?.Message);
    }

    [Fact]
    public async Task What_is_custom_is_handed_over_as_it_was_written()
    {
        _repository.AddArtifact(Targets, "12345", "file");
        _repository.Signed[Targets]["targets"]!["file"]!["custom"] = new JsonObject { ["ring"] = 1, ["a"] = "line\nbreak" };
        _repository.Publish(Targets, Snapshot, Timestamp);
        var update = Refresh(_repository).Value!;
        var found = (await update.FindAsync("file", Cancellation)).Value!;
        Assert.Equal("{\"a\":\"line\\u000abreak\",\"ring\":1}", Encoding.UTF8.GetString(found.Description.Custom!.Value.Span));
        Assert.Equal(Targets, found.Role);
    }

    [Fact]
    public void A_changed_byte_anywhere_in_what_is_kept_is_found()
    {
        Assert.True(_client.Refresh());
        var state = _client.Store.Load()!;
        for (var i = 0; i < state.Length; i++)
        {
            var changed = state.ToArray();
            changed[i] ^= (byte)(1 << (i % 8));
            _client.Store.Put(changed);
            Assert.Null(_client.Open());
            Assert.Equal(TufProblem.Damaged, _client.Error?.Problem);
            _client.Store.Put(state[..i]);
            Assert.Null(_client.Open());
            Assert.Equal(TufProblem.Damaged, _client.Error?.Problem);
        }

        _client.Store.Put(state);
        Assert.True(_client.Refresh());
    }

    [Theory]
    [InlineData("0005616263")]
    [InlineData("00")]
    [InlineData("0001610000000561")]
    [InlineData("000161ffffffff61")]
    [InlineData("000161000000")]
    public void A_state_whose_lengths_lead_beyond_its_end_is_damaged_although_its_checksum_fits(string content)
    {
        byte[] state = [.. "SSGTUF1\n"u8, .. Convert.FromHexString(content)];
        _client.Store.Put([.. state, .. System.Security.Cryptography.SHA256.HashData(state)]);
        Assert.Null(_client.Open());
        Assert.Equal(TufProblem.Damaged, _client.Error?.Problem);
    }

    [Theory]
    [InlineData(Root)]
    [InlineData(Timestamp)]
    [InlineData(Snapshot)]
    [InlineData(Targets)]
    public void A_file_that_is_no_metadata_is_refused_and_the_next_update_succeeds(string role)
    {
        _repository.Publish(Root, Targets, Snapshot, Timestamp);
        var good = _repository.Published[role][^1];
        _repository.Published[role][^1] = "<html>not found</html>"u8.ToArray();
        Assert.False(_client.Refresh());
        Assert.Equal(TufProblem.Malformed, _client.Error?.Problem);
        _repository.Published[role][^1] = good;
        Assert.True(_client.Refresh(), _client.Error?.ToString());
    }

    [Theory]
    [InlineData("../../../etc/passwd")]
    [InlineData("ABCDEF")]
    public void A_hash_that_is_none_does_not_become_part_of_a_path(string hash)
    {
        _repository.AddArtifact(Targets, "12345", "file");
        _repository.Signed[Targets]["targets"]!["file"]!["hashes"]!["sha256"] = hash;
        _repository.Publish(Targets, Snapshot, Timestamp);
        Assert.False(_client.Download("file"));
        Assert.Equal(TufProblem.Mismatch, _client.Error?.Problem);
        Assert.Empty(_repository.TargetRequests);
    }

    [Fact]
    public void A_message_stays_on_one_short_line_whatever_a_file_says()
    {
        _repository.Signed[Root]["_type"] = $"{new string('x', 5000)}\n\u001b[2J\u202e`";
        _repository.Publish(Root);
        Assert.False(_client.Refresh());
        Assert.InRange(_client.Error!.Message.Length, 100, 200);
        Assert.DoesNotContain(_client.Error.Message, char.IsControl);
    }

    [Fact]
    public void What_is_kept_counts_and_not_the_root_that_was_given_first()
    {
        Assert.True(_client.Refresh());
        _client.FirstRoot = "no root at all"u8.ToArray();
        Assert.True(_client.Refresh());
    }

    [Fact]
    public void A_store_that_fails_at_any_step_leaves_a_client_that_succeeds_later()
    {
        _repository.AddDelegation(Targets, "delegated", ["*"]);
        _repository.AddArtifact("delegated", "text", "file");
        _repository.RotateKeys(Timestamp);
        _repository.Publish(Root, "delegated", Targets, Snapshot, Timestamp);
        for (var good = 0; good < 6; good++)
        {
            var client = new ClientRunner(_repository);
            client.Store.FailsAfter = good;
            if (good < 5) Assert.Throws<IOException>(() => client.Download("file"));
            else Assert.True(client.Download("file"));
            client.Store.FailsAfter = int.MaxValue;
            Assert.True(client.Download("file"), client.Error?.ToString());
            Assert.Equal("text", client.Downloads["file"]);
        }
    }

    [Fact]
    public async Task A_failed_save_is_not_trusted_by_the_client_that_goes_on()
    {
        _repository.Publish(Timestamp);
        var client = _client.Open()!;
        _client.Store.FailsAfter = 0;
        await Assert.ThrowsAsync<IOException>(async () => await client.RefreshAsync(Now, Cancellation));
        Assert.Equal([Root], client.Trusted.Select(role => role.Name));
        _client.Store.FailsAfter = int.MaxValue;
        Assert.True((await client.RefreshAsync(Now, Cancellation)).Succeeded);
    }

    [Fact]
    public void A_rotation_and_what_it_takes_away_are_kept_in_one_piece()
    {
        Assert.True(_client.Refresh());
        _repository.RotateKeys(Timestamp);
        _repository.Publish(Root, Timestamp);

        // The machine stops right after the root.
        _client.Store.FailsAfter = 1;
        Assert.Throws<IOException>(() => _client.Refresh());
        _client.Store.FailsAfter = int.MaxValue;
        Assert.Equal([(Root, 2), (Targets, 1)], _client.TrustedRoles);
    }

    [Fact]
    public void An_update_in_which_nothing_is_new_saves_nothing()
    {
        Assert.True(_client.Refresh());
        var saves = _client.Store.Saves;
        Assert.True(_client.Refresh());
        Assert.Equal(saves, _client.Store.Saves);
        Assert.Equal([(Root, 2), (Timestamp, null)], _repository.MetadataRequests[4..]);
    }

    [Fact]
    public async Task A_cancelled_update_stops_and_the_next_one_succeeds()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        var source = new Interposed(_repository) { OnMetadata = _ => throw new OperationCanceledException() };
        var client = TufClient.Open(_repository.FirstRoot, _client.Store, source).Value!;
        await Assert.ThrowsAsync<OperationCanceledException>(async () => await client.RefreshAsync(Now, cancelled.Token));
        source.OnMetadata = _ => null;
        Assert.True((await client.RefreshAsync(Now, Cancellation)).Succeeded);
    }

    [Fact]
    public void A_machine_can_tell_how_stale_it_is()
    {
        Assert.True(_client.Refresh());
        var trusted = _client.Open()!.Trusted;
        Assert.Equal([Root, Snapshot, Targets, Timestamp], trusted.Select(role => role.Name));
        Assert.All(trusted, role => Assert.Equal(Now.AddDays(30), role.Expires));
    }

    private TufResult<TufUpdate> Refresh(ITufSource source, TufLimits? limits = null) =>
        TufClient.Open(_repository.FirstRoot, new MemoryStore(), source, limits).Value!.RefreshAsync(Now, Cancellation).AsTask().GetAwaiter().GetResult();

    private sealed class Interposed(ITufSource source) : ITufSource
    {
        public Func<string, TufDownload?> OnMetadata { get; set; } = _ => null;

        public ValueTask<TufDownload> MetadataAsync(string fileName, int maxBytes, CancellationToken cancellation) =>
            OnMetadata(fileName) is { } other ? new(other) : source.MetadataAsync(fileName, maxBytes, cancellation);

        public ValueTask<TufDownload> TargetAsync(string path, int maxBytes, CancellationToken cancellation) => source.TargetAsync(path, maxBytes, cancellation);
    }
}
