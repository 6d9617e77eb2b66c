using System.Text;
using System.Text.Json.Nodes;
using SigmaShake.Signing.Tests.Tuf.Support;
using SigmaShake.Signing.Tuf;
using SigmaShake.Signing.Tuf.Client;
using static SigmaShake.Signing.Tests.Tuf.Support.RepositorySimulator;

namespace SigmaShake.Signing.Tests.Tuf.Client;

/// <summary>How much is read, and what it is held against.</summary>
public sealed class LengthAndHashTests : ClientTest
{
    [Theory]
    [InlineData("2.root.json", Root)]
    [InlineData("timestamp.json", Timestamp)]
    [InlineData("1.snapshot.json", Snapshot)]
    [InlineData("1.targets.json", Targets)]
    public void Metadata_beyond_the_limit_is_refused_whatever_the_source_hands_over(string name, string role)
    {
        Repository.Publish(Root);
        var limits = new TufLimits { MaxRootBytes = 4000, MaxTimestampBytes = 4000, MaxSnapshotBytes = 4000, MaxTargetsBytes = 4000 };
        var source = new Interposed(Repository)
        {
            OnMetadata = asked => asked == name ? TufDownload.Of((byte[])[.. Repository.Published[role][^1], .. Enumerable.Repeat((byte)' ', 4000)]) : null,
        };
        var error = Refresh(source, limits).Error;
        Assert.Equal(TufProblem.TooLarge, error?.Problem);
        Assert.All(Repository.AskedBytes, asked => Assert.Equal(4000, asked));
    }

    [Fact]
    public void A_length_that_is_said_is_the_most_that_is_asked_for()
    {
        Repository.ComputesHashes = true;
        Repository.Publish(Targets, Snapshot, Timestamp);
        Assert.True(Client.Refresh());
        Assert.Equal(Repository.Published[Snapshot][^1].Length, Repository.AskedBytes[^2]);
        Assert.Equal(Repository.Published[Targets][^1].Length, Repository.AskedBytes[^1]);

        Repository.Publish(Targets, Snapshot, Timestamp);
        Client.Limits = new TufLimits { MaxTargetsBytes = 10 };
        Assert.False(Client.Refresh());
        Assert.Equal(TufProblem.TooLarge, Client.Error?.Problem);
        Assert.Equal((Snapshot, 3), Repository.MetadataRequests[^1]);
    }

    [Fact]
    public void A_length_that_is_said_without_a_hash_counts()
    {
        Repository.Meta(Timestamp)["snapshot.json"]!["length"] = 5;
        Repository.Publish(Timestamp);
        Assert.False(Client.Refresh());
        Assert.Equal(TufProblem.TooLarge, Client.Error?.Problem);

        Repository.Meta(Timestamp)["snapshot.json"]!["length"] = 5000;
        Repository.Publish(Timestamp);
        Assert.False(Client.Refresh());
        Assert.Equal(TufProblem.Mismatch, Client.Error?.Problem);
    }

    [Fact]
    public void A_target_is_as_long_as_is_said_and_no_longer_than_is_read()
    {
        Repository.AddArtifact(Targets, "12345", "file");
        Repository.Publish(Targets, Snapshot, Timestamp);
        Repository.Artifacts["file"] = "123456"u8.ToArray();
        Assert.False(Client.Download("file"));
        Assert.Equal(TufProblem.TooLarge, Client.Error?.Problem);
        Assert.Equal(5, Repository.AskedBytes[^1]);

        Repository.Artifacts["file"] = "1234"u8.ToArray();
        Assert.False(Client.Download("file"));
        Assert.Equal("the target `file` has 4 bytes, and not 5", Client.Error?.Message);

        Repository.Artifacts["file"] = "12345"u8.ToArray();
        Client.Limits = new TufLimits { MaxTargetBytes = 4 };
        Repository.TargetRequests.Clear();
        Assert.False(Client.Download("file"));
        Assert.Equal(TufProblem.TooLarge, Client.Error?.Problem);
        Assert.Empty(Repository.TargetRequests);

        Repository.Artifacts.Clear();
        Client.Limits = new TufLimits();
        Assert.False(Client.Download("file"));
        Assert.Equal(TufProblem.Unavailable, Client.Error?.Problem);
    }

    [Fact]
    public void Metadata_that_is_described_by_unknown_hashes_only_is_refused()
    {
        Repository.Meta(Timestamp)["snapshot.json"]!["hashes"] = new JsonObject { ["blake3"] = "00" };
        Repository.Publish(Timestamp);
        Assert.False(Client.Refresh());
        Assert.Equal("`snapshot.json` is described by hashes of unknown algorithms only", Client.Error?.Message);
    }

    [Fact]
    public void Each_hash_that_is_known_must_fit()
    {
        Repository.AddArtifact(Targets, "12345", "file", "sha256", "sha512");
        Repository.Signed[Targets]["targets"]!["file"]!["hashes"]!["sha512"] = new string('0', 128);
        Repository.Signed[Targets]["targets"]!["file"]!["hashes"]!["blake3"] = "00";
        Repository.Publish(Targets, Snapshot, Timestamp);
        Assert.False(Client.Download("file"));
        Assert.Equal("the target `file` has another sha512 than its description says", Client.Error?.Message);
    }

    [Fact]
    public async Task What_is_custom_is_handed_over_as_it_was_written()
    {
        Repository.AddArtifact(Targets, "12345", "file");
        Repository.Signed[Targets]["targets"]!["file"]!["custom"] = new JsonObject { ["ring"] = 1, ["a"] = "line\nbreak" };
        Repository.Publish(Targets, Snapshot, Timestamp);
        var update = Refresh(Repository).Value!;
        var found = (await update.FindAsync("file", Cancellation)).Value!;
        Assert.Equal("{\"a\":\"line\\u000abreak\",\"ring\":1}", Encoding.UTF8.GetString(found.Description.Custom!.Value.Span));
        Assert.Equal(Targets, found.Role);
    }

    [Theory]
    [InlineData("../../../etc/passwd")]
    [InlineData("ABCDEF")]
    public void A_hash_that_is_none_does_not_become_part_of_a_path(string hash)
    {
        Repository.AddArtifact(Targets, "12345", "file");
        Repository.Signed[Targets]["targets"]!["file"]!["hashes"]!["sha256"] = hash;
        Repository.Publish(Targets, Snapshot, Timestamp);
        Assert.False(Client.Download("file"));
        Assert.Equal(TufProblem.Mismatch, Client.Error?.Problem);
        Assert.Empty(Repository.TargetRequests);
    }
}
