using SigmaShake.Signing.Tests.Tuf.Support;
using SigmaShake.Signing.Tuf;
using static SigmaShake.Signing.Tests.Tuf.Support.RepositorySimulator;

namespace SigmaShake.Signing.Tests.Tuf.Client;

/// <summary>What a client keeps: damage, crashes, a store that fails.</summary>
public sealed class KeptStateTests : ClientTest
{
    [Fact]
    public void A_changed_byte_anywhere_in_what_is_kept_is_found()
    {
        Assert.True(Client.Refresh());
        var state = Client.Store.Load()!;
        for (var i = 0; i < state.Length; i++)
        {
            var changed = state.ToArray();
            changed[i] ^= (byte)(1 << (i % 8));
            Client.Store.Put(changed);
            Assert.Null(Client.Open());
            Assert.Equal(TufProblem.Damaged, Client.Error?.Problem);
            Client.Store.Put(state[..i]);
            Assert.Null(Client.Open());
            Assert.Equal(TufProblem.Damaged, Client.Error?.Problem);
        }

        Client.Store.Put(state);
        Assert.True(Client.Refresh());
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
        Client.Store.Put([.. state, .. System.Security.Cryptography.SHA256.HashData(state)]);
        Assert.Null(Client.Open());
        Assert.Equal(TufProblem.Damaged, Client.Error?.Problem);
    }

    [Fact]
    public void What_is_kept_counts_and_not_the_root_that_was_given_first()
    {
        Assert.True(Client.Refresh());
        Client.FirstRoot = "no root at all"u8.ToArray();
        Assert.True(Client.Refresh());
    }

    [Fact]
    public void A_store_that_fails_at_any_step_leaves_aClient_that_succeeds_later()
    {
        Repository.AddDelegation(Targets, "delegated", ["*"]);
        Repository.AddArtifact("delegated", "text", "file");
        Repository.RotateKeys(Timestamp);
        Repository.Publish(Root, "delegated", Targets, Snapshot, Timestamp);
        for (var good = 0; good < 6; good++)
        {
            var client = new ClientRunner(Repository);
            client.Store.FailsAfter = good;
            if (good < 5) Assert.Throws<IOException>(() => client.Download("file"));
            else Assert.True(client.Download("file"));
            client.Store.FailsAfter = int.MaxValue;
            Assert.True(client.Download("file"), client.Error?.ToString());
            Assert.Equal("text", client.Downloads["file"]);
        }
    }

    [Fact]
    public async Task A_failed_save_is_not_trusted_by_theClient_that_goes_on()
    {
        Repository.Publish(Timestamp);
        var client = Client.Open()!;
        Client.Store.FailsAfter = 0;
        await Assert.ThrowsAsync<IOException>(async () => await client.RefreshAsync(Now, Cancellation));
        Assert.Equal([Root], client.Trusted.Select(role => role.Name));
        Client.Store.FailsAfter = int.MaxValue;
        Assert.True((await client.RefreshAsync(Now, Cancellation)).Succeeded);
    }

    [Fact]
    public void A_rotation_and_what_it_takes_away_are_kept_in_one_piece()
    {
        Assert.True(Client.Refresh());
        Repository.RotateKeys(Timestamp);
        Repository.Publish(Root, Timestamp);

        // The machine stops right after the root.
        Client.Store.FailsAfter = 1;
        Assert.Throws<IOException>(() => Client.Refresh());
        Client.Store.FailsAfter = int.MaxValue;
        Assert.Equal([(Root, 2), (Targets, 1)], Client.TrustedRoles);
    }

    [Fact]
    public void An_update_in_which_nothing_is_new_saves_nothing()
    {
        Assert.True(Client.Refresh());
        var saves = Client.Store.Saves;
        Assert.True(Client.Refresh());
        Assert.Equal(saves, Client.Store.Saves);
        Assert.Equal([(Root, 2), (Timestamp, null)], Repository.MetadataRequests[4..]);
    }

    [Fact]
    public void A_machine_can_tell_how_stale_it_is()
    {
        Assert.True(Client.Refresh());
        var trusted = Client.Open()!.Trusted;
        Assert.Equal([Root, Snapshot, Targets, Timestamp], trusted.Select(role => role.Name));
        Assert.All(trusted, role => Assert.Equal(Now.AddDays(30), role.Expires));
    }
}
