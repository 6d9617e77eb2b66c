using SigmaShake.Signing.Tests.Tuf.Support;
using SigmaShake.Signing.Tuf;
using SigmaShake.Signing.Tuf.Client;
using static SigmaShake.Signing.Tests.Tuf.Support.RepositorySimulator;

namespace SigmaShake.Signing.Tests.Tuf.Client;

/// <summary>Files of another time or another state of the repository than the newest.</summary>
public sealed class OlderFilesTests : ClientTest
{
    [Fact]
    public void A_kept_timestamp_that_the_present_root_does_not_stand_for_counts_for_nothing()
    {
        Assert.True(Client.Refresh());

        // One signature was enough for version 1; now it takes two, and there is another version 1 that has them.
        Repository.AddKey(Timestamp);
        Repository.Role(Timestamp)["threshold"] = 2;
        Repository.Published.Remove(Timestamp);
        Repository.Publish(Root, Snapshot, Timestamp);
        Assert.True(Client.Refresh(), Client.Error?.ToString());
        Assert.Equal((1L, 2L), (Client.Version(Timestamp), Client.Version(Snapshot)));
    }

    [Fact]
    public void A_kept_snapshot_that_the_present_root_does_not_stand_for_counts_for_nothing()
    {
        Repository.Publish(Targets, Snapshot, Timestamp);
        Assert.True(Client.Refresh());

        Repository.AddKey(Snapshot);
        Repository.Role(Snapshot)["threshold"] = 2;
        Repository.Published.Remove(Targets);
        Repository.SetVersion(Targets, 1);
        Repository.Publish(Root, Targets, Snapshot, Timestamp);
        Assert.True(Client.Refresh(), Client.Error?.ToString());
        Assert.Equal(1, Client.Version(Targets));
    }

    [Fact]
    public void A_delegated_role_is_not_rolled_back_nor_left_out()
    {
        Repository.AddDelegation(Targets, "delegated", ["*"]);
        Repository.Publish("delegated");
        Repository.Publish("delegated", Targets, Snapshot, Timestamp);
        Assert.True(Client.Refresh());

        Repository.Meta(Snapshot)["delegated.json"]!["version"] = 1;
        Repository.Publish(Snapshot, Timestamp);
        Assert.False(Client.Refresh());
        Assert.Equal("`snapshot.json` lists version 1 of `delegated.json`, where 2 was seen", Client.Error?.Message);

        Repository.Meta(Snapshot).Remove("delegated.json");
        Repository.Publish(Snapshot, Timestamp);
        Assert.False(Client.Refresh());
        Assert.Equal("`snapshot.json` no longer lists `delegated.json`", Client.Error?.Message);
        Assert.Equal(TufProblem.Rollback, Client.Error?.Problem);
    }

    [Fact]
    public void A_snapshot_that_is_kept_counts_only_if_it_is_the_one_that_the_timestamp_describes()
    {
        Repository.ComputesHashes = true;
        Repository.Publish(Targets, Snapshot, Timestamp);
        Assert.True(Client.Refresh());

        // Another snapshot of the same version, as a repository makes that was put back from a copy.
        Repository.Published[Snapshot].RemoveAt(1);
        Repository.SetVersion(Snapshot, 1);
        Repository.Signed[Snapshot]["x"] = "the other one";
        Repository.Publish(Snapshot, Timestamp);
        Assert.True(Client.Refresh(), Client.Error?.ToString());
        Assert.Contains("the other one", Client.Content(Snapshot), StringComparison.Ordinal);
    }

    [Fact]
    public void Files_of_two_states_of_aRepository_are_not_mixed()
    {
        Repository.ComputesHashes = true;
        Repository.Publish(Targets, Snapshot, Timestamp);
        Repository.Publish(Targets, Snapshot, Timestamp);
        var old = new Interposed(Repository) { OnMetadata = name => name == "3.targets.json" ? TufDownload.Of(Repository.Published[Targets][1]) : null };
        Assert.Equal(TufProblem.Mismatch, Refresh(old).Error?.Problem);
        old = new Interposed(Repository) { OnMetadata = name => name == "3.snapshot.json" ? TufDownload.Of(Repository.Published[Snapshot][1]) : null };
        Assert.Equal(TufProblem.Mismatch, Refresh(old).Error?.Problem);
    }
}
