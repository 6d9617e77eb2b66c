using SigmaShake.Signing.Tests.Tuf.Support;
using SigmaShake.Signing.Tuf;
using SigmaShake.Signing.Tuf.Client;
using static SigmaShake.Signing.Tests.Tuf.Support.RepositorySimulator;

namespace SigmaShake.Signing.Tests.Tuf.Client;

/// <summary>An update as a whole: time, text that is no metadata, cancellation.</summary>
public sealed class TufClientTests : ClientTest
{
    [Fact]
    public void An_expiry_is_the_first_moment_that_is_too_late()
    {
        Assert.True(Client.Refresh(Now.AddDays(30).AddTicks(-1)));
        Assert.False(Client.Refresh(Now.AddDays(30)));
        Assert.Equal(TufProblem.Expired, Client.Error?.Problem);
        Assert.Contains("`root.json`, version 1, is over since 2030-01-31T12:00:00Z", Client.Error!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Timestamp)]
    [InlineData(Snapshot)]
    [InlineData(Targets)]
    public void What_is_kept_ends_by_its_expiry_although_nothing_new_is_published(string role)
    {
        Repository.Expire(role, Now.AddDays(1));
        Repository.Publish(Targets, Snapshot, Timestamp);
        Assert.True(Client.Refresh());
        Assert.False(Client.Refresh(Now.AddDays(2)));
        Assert.Equal(TufProblem.Expired, Client.Error?.Problem);
        Assert.Contains($"`{role}.json`", Client.Error!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Root)]
    [InlineData(Timestamp)]
    [InlineData(Snapshot)]
    [InlineData(Targets)]
    public void A_file_that_is_no_metadata_is_refused_and_the_next_update_succeeds(string role)
    {
        Repository.Publish(Root, Targets, Snapshot, Timestamp);
        var good = Repository.Published[role][^1];
        Repository.Published[role][^1] = "<html>not found</html>"u8.ToArray();
        Assert.False(Client.Refresh());
        Assert.Equal(TufProblem.Malformed, Client.Error?.Problem);
        Repository.Published[role][^1] = good;
        Assert.True(Client.Refresh(), Client.Error?.ToString());
    }

    [Fact]
    public void A_message_stays_on_one_short_line_whatever_a_file_says()
    {
        Repository.Signed[Root]["_type"] = $"{new string('x', 5000)}\n\u001b[2J\u202e`";
        Repository.Publish(Root);
        Assert.False(Client.Refresh());
        Assert.InRange(Client.Error!.Message.Length, 100, 200);
        Assert.DoesNotContain(Client.Error.Message, char.IsControl);
    }

    [Fact]
    public async Task A_cancelled_update_stops_and_the_next_one_succeeds()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        var source = new Interposed(Repository) { OnMetadata = _ => throw new OperationCanceledException() };
        var client = TufClient.Open(Repository.FirstRoot, Client.Store, source).Value!;
        await Assert.ThrowsAsync<OperationCanceledException>(async () => await client.RefreshAsync(Now, cancelled.Token));
        source.OnMetadata = _ => null;
        Assert.True((await client.RefreshAsync(Now, Cancellation)).Succeeded);
    }
}
