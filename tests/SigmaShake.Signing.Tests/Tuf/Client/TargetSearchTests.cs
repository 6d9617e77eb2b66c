using SigmaShake.Signing.Tests.Tuf.Support;
using SigmaShake.Signing.Tuf;
using static SigmaShake.Signing.Tests.Tuf.Support.RepositorySimulator;

namespace SigmaShake.Signing.Tests.Tuf.Client;

/// <summary>Where a target is looked for, and where the search ends.</summary>
public sealed class TargetSearchTests : ClientTest
{
    [Fact]
    public void Without_consistent_snapshots_only_roots_have_versions_in_their_names()
    {
        Repository.RootSigned.Remove("consistent_snapshot");
        Repository.AddDelegation(Targets, "a", ["*/*"]);
        Repository.AddArtifact("a", "text", "folder/file");
        Repository.Publish(Root, "a", Targets, Snapshot, Timestamp);
        Assert.True(Client.Download("folder/file"), Client.Error?.ToString());
        Assert.Equal([(Root, 2), (Root, 3), (Timestamp, null), (Snapshot, null), (Targets, null), ("a", null)], Repository.MetadataRequests);
        Assert.Equal(["folder/file"], Repository.TargetRequests);
    }

    [Fact]
    public void Bins_of_path_hash_prefixes_are_searched()
    {
        foreach (var digit in "0123456789abcdef") Repository.AddDelegation(Targets, $"bin-{digit}", "path_hash_prefixes", [$"{digit}"]);
        Repository.AddArtifact("bin-a", "found", "file-14"); // SHA-256 a…
        var digest = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("file-14"u8));
        Repository.AddArtifact($"bin-{digest[0]}", "found", "file-14");
        Repository.Publish([.. "0123456789abcdef".Select(digit => $"bin-{digit}"), Targets, Snapshot, Timestamp]);
        Assert.True(Client.Download("file-14"), Client.Error?.ToString());
        Assert.Equal(($"bin-{digest[0]}", 1L), Repository.MetadataRequests[^1]);
        Assert.Equal(5, Repository.MetadataRequests.Count);
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
        Repository.AddArtifact(Targets, "text", path);
        Repository.Publish(Targets, Snapshot, Timestamp);
        Assert.False(Client.Download(path));
        Assert.Contains("is no path of a target", Client.Error?.Message, StringComparison.Ordinal);
        Assert.Empty(Repository.TargetRequests);
    }

    [Fact]
    public void A_path_that_is_too_long_is_not_looked_for()
    {
        Assert.False(Client.Download(new string('a', TufLimits.MaxPathBytes + 1)));
        Assert.Contains("is no path of a target", Client.Error?.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4, true)]
    [InlineData(3, false)]
    public void A_search_ends_after_as_many_roles_as_are_allowed(int maxRoles, bool isFound)
    {
        Repository.AddDelegation(Targets, "a", ["*"]);
        Repository.AddDelegation("a", "b", ["*"]);
        Repository.AddDelegation("b", "c", ["*"]);
        Repository.AddArtifact("c", "text", "file");
        Repository.Publish("c", "b", "a", Targets, Snapshot, Timestamp);
        Client.Limits = new TufLimits { MaxRolesVisited = maxRoles };
        Assert.Equal(isFound, Client.Download("file"));
        if (!isFound) Assert.Contains("was not found in the first 3 roles", Client.Error?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_role_that_cannot_be_believed_ends_the_search_and_is_not_passed_over()
    {
        Repository.AddDelegation(Targets, "first", ["*"]);
        Repository.AddDelegation(Targets, "second", ["*"]);
        Repository.AddArtifact("second", "less trusted", "file");
        Repository.Signers["first"].Clear();
        Repository.Publish("first", "second", Targets, Snapshot, Timestamp);
        Assert.False(Client.Download("file"));
        Assert.Equal(TufProblem.Unsigned, Client.Error?.Problem);
    }

    [Fact]
    public void A_delegated_role_must_meet_the_threshold_of_its_delegator()
    {
        Repository.AddDelegation(Targets, "delegated", ["*"], threshold: 2);
        Repository.AddArtifact("delegated", "text", "file");
        Repository.Publish("delegated", Targets, Snapshot, Timestamp);
        Assert.False(Client.Download("file"));
        Assert.Contains("signed by 1 of the 2 keys that `targets` asks for", Client.Error?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_delegated_file_of_another_version_than_the_snapshot_names_is_refused()
    {
        Repository.AddDelegation(Targets, "delegated", ["*"]);
        Repository.Publish("delegated", Targets, Snapshot, Timestamp);
        Repository.SetVersion("delegated", 6);
        Repository.Published["delegated"].Clear();
        Repository.Publish("delegated");
        Assert.False(Client.Download("file"));
        Assert.Equal("`delegated.json` says to be version 7, where the snapshot says 1", Client.Error?.Message);
    }

    [Fact]
    public void Roles_that_the_snapshot_no_longer_lists_are_not_kept()
    {
        Repository.AddDelegation(Targets, "delegated", ["*"]);
        Repository.AddArtifact("delegated", "text", "file");
        Repository.Publish("delegated", Targets, Snapshot, Timestamp);
        Assert.True(Client.Download("file"));
        Assert.Equal(1, Client.Version("delegated"));

        // Only after a rotation may a role leave the snapshot at all.
        Repository.RotateKeys(Snapshot);
        Repository.Meta(Snapshot).Remove("delegated.json");
        Repository.Signed[Targets].Remove("delegations");
        Repository.Publish(Root, Targets);
        Repository.Meta(Snapshot).Remove("delegated.json");
        Repository.Publish(Snapshot, Timestamp);
        Assert.True(Client.Refresh(), Client.Error?.ToString());
        Assert.Null(Client.Version("delegated"));
    }
}
