using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using SigmaShake.Platform.Http;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Permissions;
using SigmaShake.Server.Testing;

namespace SigmaShake.Accounts.Tests;

/// <summary>A server with a route that answers when access has ended, and not before.</summary>
public sealed class HoldingServer : IAsyncLifetime
{
    private static readonly ConcurrentDictionary<string, int> Holding = new();

    public RunningServer Server { get; } = new()
    {
        MoreRoutes = routes => routes.MapGet("/api/v1/organisations/{organisation}/held", async (OrgScope scope, HttpContext context) =>
        {
            await context.Response.StartAsync(context.RequestAborted);
            var ended = new TaskCompletionSource();
            await using var end = scope.AccessEnded.Register(() => ended.TrySetResult());
            await using var abort = context.RequestAborted.Register(() => ended.TrySetCanceled());
            Holding.AddOrUpdate(scope.Name, 1, (_, held) => held + 1);
            await ended.Task;
            await context.Response.WriteAsync("ended", CancellationToken.None);
        }).Needs(Permission.OrganisationRead),
    };

    /// <summary>How many requests of an organisation came to be held.</summary>
    public static int Held(string organisation) => Holding.GetValueOrDefault(organisation);

    public ValueTask InitializeAsync() => Server.InitializeAsync();

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
