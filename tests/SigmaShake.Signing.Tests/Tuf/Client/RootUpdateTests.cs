using System.Text.Json.Nodes;
using SigmaShake.Signing.Tests.Tuf.Support;
using SigmaShake.Signing.Tuf;
using SigmaShake.Signing.Tuf.Client;
using static SigmaShake.Signing.Tests.Tuf.Support.RepositorySimulator;

namespace SigmaShake.Signing.Tests.Tuf.Client;

/// <summary>Roots: going forward from one to the next, and keys that come and go.</summary>
public sealed class RootUpdateTests : ClientTest
{
    [Fact]
    public void A_thousand_root_rotations_are_followed_in_one_update()
    {
        for (var i = 0; i < 1000; i++)
        {
            var leaving = Repository.Signers[Root][0];
            Repository.RemoveKeys(Root);
            Repository.AddKey(Root);
            Repository.AddSigner(Root, leaving);
            Repository.Publish(Root);
            Repository.Signers[Root].RemoveAt(1);
            ((JsonObject)Repository.RootSigned["keys"]!).Remove(leaving.Id);
        }

        Assert.True(Client.Refresh(), Client.Error?.ToString());
        Assert.Equal(1001, Client.Version(Root));
    }

    [Fact]
    public void An_update_goes_on_from_where_the_limit_of_rotations_stopped_the_one_before()
    {
        for (var i = 0; i < 5; i++) Repository.Publish(Root);
        Client.Limits = new TufLimits { MaxRootRotations = 2 };
        Assert.True(Client.Refresh());
        Assert.Equal(3, Client.Version(Root));
        Assert.True(Client.Refresh());
        Assert.True(Client.Refresh());
        Assert.Equal(6, Client.Version(Root));
    }

    [Fact]
    public void A_root_of_the_version_that_is_trusted_ends_the_search_and_changes_nothing()
    {
        Repository.SetVersion(Root, 0);
        Repository.RootSigned["x"] = "another version 1, served as version 2";
        Repository.Publish(Root);
        Assert.True(Client.Refresh(), Client.Error?.ToString());
        Assert.DoesNotContain("another version", Client.Content(Root), StringComparison.Ordinal);
        Assert.Equal([(Root, 2), (Timestamp, null), (Snapshot, 1), (Targets, 1)], Repository.MetadataRequests);
    }

    [Fact]
    public void A_root_that_cannot_be_had_stops_the_update_where_one_that_is_not_there_does_not()
    {
        var source = new Interposed(Repository) { OnMetadata = name => name == "2.root.json" ? TufDownload.Failed("did not arrive within 10 s") : null };
        var error = Refresh(source).Error;
        Assert.Equal(TufProblem.Unavailable, error?.Problem);
        Assert.Equal("`2.root.json` did not arrive within 10 s", error!.Message);
        Assert.Empty(Repository.MetadataRequests);
    }

    [Theory]
    [InlineData(Timestamp)]
    [InlineData(Snapshot)]
    public void A_key_that_is_taken_away_takes_with_it_what_others_signed_beside_it(string rotated)
    {
        // Two keys, of which one is in an attacker's hands. Both have signed a very high version: the one that stays still stands for it.
        var bad = Repository.AddKey(rotated);
        Repository.Publish(Root);
        for (var i = 0; i < 50; i++) Repository.Publish(Timestamp);
        Assert.True(Client.Refresh());
        Assert.Equal(51, Client.Version(Timestamp));

        Repository.KeyIds(rotated).Remove(Repository.KeyIds(rotated).Single(id => id!.GetValue<string>() == bad.Id));
        Repository.Signers[rotated].RemoveAll(key => key.Id == bad.Id);
        Repository.Published.Remove(Timestamp);
        Repository.SetVersion(Timestamp, 1);
        Repository.Publish(Root, Snapshot, Timestamp);

        Assert.True(Client.Refresh(), Client.Error?.ToString());
        Assert.Equal(1, Client.Version(Timestamp));
    }

    [Fact]
    public void A_key_that_is_added_leaves_the_protection_from_older_files_in_place()
    {
        for (var i = 0; i < 5; i++) Repository.Publish(Timestamp);
        Assert.True(Client.Refresh());

        Repository.AddKey(Timestamp);
        Repository.Published.Remove(Timestamp);
        Repository.SetVersion(Timestamp, 1);
        Repository.Publish(Root, Timestamp);
        Assert.False(Client.Refresh());
        Assert.Equal(TufProblem.Rollback, Client.Error?.Problem);
        Assert.Equal(6, Client.Version(Timestamp));
    }
}
