using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SigmaShake.Platform.Http.Api;
using SigmaShake.Platform.Keys;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Storage;
using SigmaShake.Platform.Tenancy;

namespace SigmaShake.Platform.Tests.Http;

public sealed class IdempotencyStoreTests
{
    private readonly MovedClock _clock = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_answered_is_answered_again_for_a_day_and_no_longer()
    {
        await using var platform = await TestPlatform.StartAsync();
        var store = StoreOf(platform);
        var call = Call("a", await platform.CreateAsync("acme"));

        await AnswerAsync(store, call, "once");
        _clock.Now += IdempotencyStore.AnswerLife - TimeSpan.FromSeconds(1);
        Assert.Equal("once", BodyOf(await store.BeginAsync(call, Cancellation)));
        Assert.IsType<IdempotencyTurn.OtherRequest>(await store.BeginAsync(call with { RequestHash = Hash("other") }, Cancellation));
        _clock.Now += TimeSpan.FromSeconds(1);
        Assert.IsType<IdempotencyTurn.First>(await store.BeginAsync(call, Cancellation));
    }

    [Fact]
    public async Task One_that_runs_too_long_gives_its_place_up_and_changes_nothing_of_the_next_ones()
    {
        await using var platform = await TestPlatform.StartAsync();
        var store = StoreOf(platform);
        var call = Call("a", await platform.CreateAsync("acme"));

        var slow = Assert.IsType<IdempotencyTurn.First>(await store.BeginAsync(call, Cancellation));
        Assert.IsType<IdempotencyTurn.Running>(await store.BeginAsync(call, Cancellation));
        _clock.Now += IdempotencyStore.RunLife;
        var next = Assert.IsType<IdempotencyTurn.First>(await store.BeginAsync(call, Cancellation));
        await store.CompleteAsync(call, slow, Answer(call, "slow"));
        await store.AbandonAsync(call, slow);

        Assert.IsType<IdempotencyTurn.Running>(await store.BeginAsync(call, Cancellation));
        await store.CompleteAsync(call, next, Answer(call, "next"));
        Assert.Equal("next", BodyOf(await store.BeginAsync(call, Cancellation)));
    }

    [Fact]
    public async Task One_that_could_not_be_done_is_tried_again()
    {
        await using var platform = await TestPlatform.StartAsync();
        var store = StoreOf(platform);
        var call = Call("a", null);

        await store.AbandonAsync(call, Assert.IsType<IdempotencyTurn.First>(await store.BeginAsync(call, Cancellation)));

        Assert.IsType<IdempotencyTurn.First>(await store.BeginAsync(call, Cancellation));
    }

    [Fact]
    public async Task A_caller_has_so_many_keys_and_takes_none_of_anothers()
    {
        await using var platform = await TestPlatform.StartAsync();
        var store = StoreOf(platform);
        var scope = await platform.CreateAsync("acme");
        var full = Call("first", scope);
        await AnswerAsync(store, full, "kept");
        await using (var requests = platform.Databases.OpenControl<RequestsDatabase>())
        {
            var untilMs = (_clock.Now + TimeSpan.FromHours(30)).ToUnixTimeMilliseconds();
            requests.AddRange(Enumerable.Range(0, IdempotencyStore.MaxOfHolder - 1).Select(i => new IdempotentRequestRow { Id = Hash($"{i}"), Holder = full.Holder, RequestHash = Hash("x"), ExpiresMs = untilMs }));
            await requests.SaveChangesAsync(Cancellation);
        }

        var refused = Assert.IsType<IdempotencyTurn.TooMany>(await store.BeginAsync(Call("another", scope), Cancellation));
        Assert.Equal(IdempotencyStore.AnswerLife, refused.RetryAfter);
        Assert.Equal("kept", BodyOf(await store.BeginAsync(full, Cancellation)));
        Assert.IsType<IdempotencyTurn.First>(await store.BeginAsync(Call("another", scope, holder: "somebody else"), Cancellation));
        _clock.Now += refused.RetryAfter;
        Assert.IsType<IdempotencyTurn.First>(await store.BeginAsync(Call("another", scope), Cancellation));
    }

    [Fact]
    public async Task Of_many_at_once_one_is_the_first()
    {
        await using var platform = await TestPlatform.StartAsync();
        var store = StoreOf(platform);
        var call = Call("a", await platform.CreateAsync("acme"));

        var turns = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => store.BeginAsync(call, Cancellation), Cancellation)));

        Assert.Single(turns.OfType<IdempotencyTurn.First>());
        Assert.Equal(15, turns.OfType<IdempotencyTurn.Running>().Count());
    }

    [Fact]
    public async Task An_answer_is_sealed_for_its_organisation_and_its_place_and_goes_with_the_organisation()
    {
        await using var platform = await TestPlatform.StartAsync();
        var store = StoreOf(platform);
        var (scope, other) = (await platform.CreateAsync("acme"), await platform.CreateAsync("other"));
        var (call, stays) = (Call("a", scope), Call("b", other));
        await AnswerAsync(store, call, "secret");
        await AnswerAsync(store, stays, "stays");

        await using (var requests = platform.Databases.OpenControl<RequestsDatabase>())
        {
            var rows = await requests.IdempotentRequests.AsNoTracking().ToListAsync(Cancellation);
            Assert.All(rows, row => Assert.Equal(-1, row.Answer.AsSpan().IndexOf("secret"u8)));
            var moved = rows.Single(row => row.OrganisationId == scope.Id.ToString()).Answer;
            await requests.IdempotentRequests.Where(row => row.Id == stays.Id).ExecuteUpdateAsync(row => row.SetProperty(one => one.Answer, moved), Cancellation);
        }

        await Assert.ThrowsAsync<PlatformException>(() => store.BeginAsync(stays, Cancellation));
        await platform.Services.GetRequiredService<OrganisationDeletion>().DeleteAsync(scope, Cancellation);
        await using var left = platform.Databases.OpenControl<RequestsDatabase>();
        Assert.Equal(other.Id.ToString(), (await left.IdempotentRequests.SingleAsync(Cancellation)).OrganisationId);
    }

    private static async Task AnswerAsync(IdempotencyStore store, IdempotentCall call, string body) =>
        await store.CompleteAsync(call, Assert.IsType<IdempotencyTurn.First>(await store.BeginAsync(call, Cancellation)), Answer(call, body));

    private static StoredAnswer Answer(IdempotentCall call, string body) => new(call.Name, 200, "text/plain", null, Encoding.UTF8.GetBytes(body));

    private static string BodyOf(IdempotencyTurn turn) => Encoding.UTF8.GetString(Assert.IsType<IdempotencyTurn.Answered>(turn).Answer.Body);

    private static IdempotentCall Call(string key, OrgScope? scope, string holder = "somebody") => new(Hash($"{holder} {key}"), Hash(holder), Hash("request"), scope);

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    private IdempotencyStore StoreOf(TestPlatform platform) => new(platform.Databases, platform.Services.GetRequiredService<MasterKey>(), _clock);

    private sealed class MovedClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = System.GetUtcNow();

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
