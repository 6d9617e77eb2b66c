using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SigmaShake.Platform;
using SigmaShake.Platform.Http;
using SigmaShake.Platform.Http.Transport;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Sessions;
using SigmaShake.Platform.Tenancy;
using SigmaShake.Testing;

namespace SigmaShake.Server.Tests.Http;

/// <summary>The platform with routes of the test's own behind it: what waits, fails or answers as the test wants.</summary>
internal sealed class PlatformHost : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();

    private PlatformHost(HttpOptions http, Action<IEndpointRouteBuilder> map, ICredentialScheme? scheme)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseSetting("urls", "http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(kestrel => KestrelSetup.Apply(kestrel, http));
        builder.Logging.ClearProviders();
        builder.Services.AddPlatform(new PlatformOptions(_folder["data"]), http);
        if (scheme is not null) builder.Services.AddSingleton(scheme);
        App = builder.Build();
        App.UsePlatform();
        App.MapPost("/made/{name}", async (string name, Person person, Tenants tenants, CancellationToken cancellation) =>
            await tenants.CreateAsync(person, name, "x", PlatformOptions.DefaultRegion, cancellation) ?? "").SignedIn();
        map(App);
    }

    public WebApplication App { get; }

    public Uri Address => new(App.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    public static async Task<PlatformHost> StartAsync(HttpOptions http, Action<IEndpointRouteBuilder> map, ICredentialScheme? scheme = null)
    {
        var host = new PlatformHost(http, map, scheme);
        await host.App.Services.PreparePlatformAsync(TestContext.Current.CancellationToken);
        await host.App.StartAsync(TestContext.Current.CancellationToken);
        return host;
    }

    /// <summary>A client in whose name somebody has signed in.</summary>
    public async Task<HttpClient> SignInAsync(string name)
    {
        var signIn = App.Services.GetRequiredService<SignIn>();
        var link = await signIn.InviteOperatorAsync(name, TestContext.Current.CancellationToken);
        var session = await signIn.BeginAsync(link, new SessionOrigin("127.0.0.1", "a test"), null, TestContext.Current.CancellationToken);
        var client = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(30) };
        client.DefaultRequestHeaders.Add("Cookie", $"{SessionCookie.Name}={session}");
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync(TestContext.Current.CancellationToken);
        await App.DisposeAsync();
        _folder.Dispose();
    }
}
