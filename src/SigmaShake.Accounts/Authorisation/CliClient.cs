using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace SigmaShake.Accounts.Authorisation;

/// <summary>
/// The one client there is: <c>ssg</c>, which anybody has and which therefore has no secret (RFC 8252). It is known by its redirect address, on the machine that it
/// runs on at whatever port, and by what only it knows of each attempt (PKCE). Made when the server starts for the first time.
/// </summary>
internal sealed class CliClient(IServiceScopeFactory scopes) : IHostedService
{
    public const string Id = "ssg";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var applications = scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>();
        if (await applications.FindByClientIdAsync(Id, cancellationToken) is not null) return;
        try
        {
            await applications.CreateAsync(Description(), cancellationToken);
        }
        catch (Exception e) when (e is Microsoft.EntityFrameworkCore.DbUpdateException or OpenIddictExceptions.ValidationException)
        {
            // Another server of the same databases was faster.
            if (await applications.FindByClientIdAsync(Id, cancellationToken) is null) throw;
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static OpenIddictApplicationDescriptor Description() => new()
    {
        ClientId = Id,
        ClientType = ClientTypes.Public,
        ApplicationType = ApplicationTypes.Native,
        ConsentType = ConsentTypes.Explicit,
        DisplayName = "ssg",
        RedirectUris = { new Uri("http://127.0.0.1/callback"), new Uri("http://[::1]/callback") },
        Permissions =
        {
            Permissions.Endpoints.Authorization, Permissions.Endpoints.Token, Permissions.Endpoints.DeviceAuthorization,
            Permissions.GrantTypes.AuthorizationCode, Permissions.GrantTypes.DeviceCode, Permissions.ResponseTypes.Code,
        },
        Requirements = { Requirements.Features.ProofKeyForCodeExchange },
    };
}
