using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenIddict.Abstractions;

namespace SigmaShake.Accounts.Authorisation;

/// <summary>Throws away what the library remembers of codes and states that are over, once an hour.</summary>
internal sealed partial class GrantUpkeep(IServiceScopeFactory scopes, TimeProvider clock, ILogger<GrantUpkeep> log) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await PruneAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // What is over stays so.
        }
    }

    private async Task PruneAsync(CancellationToken cancellation)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<IOpenIddictTokenManager>().PruneAsync(clock.GetUtcNow() - Period, cancellation);
            await scope.ServiceProvider.GetRequiredService<IOpenIddictAuthorizationManager>().PruneAsync(clock.GetUtcNow() - Period, cancellation);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            // Whatever the library wraps it in: a database that is away for a moment is no reason for the server to end.
            LogFailed(e);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "codes that are over could not be thrown away; they are in an hour")]
    private partial void LogFailed(Exception failure);
}
