using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenIddict.Abstractions;
using SigmaShake.Platform.Upkeep;

namespace SigmaShake.Accounts.Authorisation;

/// <summary>Throws away what the library remembers of codes and states that are over, once an hour.</summary>
internal sealed class GrantUpkeep(IServiceScopeFactory scopes, TimeProvider clock, ILogger<GrantUpkeep> log) : PeriodicUpkeep(Period, clock, log)
{
    private static readonly TimeSpan Period = TimeSpan.FromHours(1);

    protected override async Task RoundAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IOpenIddictTokenManager>().PruneAsync(Clock.GetUtcNow() - Period, cancellation);
        await scope.ServiceProvider.GetRequiredService<IOpenIddictAuthorizationManager>().PruneAsync(Clock.GetUtcNow() - Period, cancellation);
    }
}
