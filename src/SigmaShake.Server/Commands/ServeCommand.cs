using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using SigmaShake.Platform;
using SigmaShake.Platform.Sessions;
using SigmaShake.Platform.Storage;
using SigmaShake.Server.Settings;

namespace SigmaShake.Server.Commands;

/// <summary><c>sigmashake-server</c>: serves until it is told to stop.</summary>
internal static class ServeCommand
{
    public static async Task RunAsync(ServerSettings settings)
    {
        using var alone = DataFolderLock.Take(settings.Platform);
        await using var app = ServerHost.Build(settings);
        await app.Services.PreparePlatformAsync(CancellationToken.None);
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        var token = await app.Services.GetRequiredService<SignIn>().InviteOperatorAsync("operator", CancellationToken.None);
        Console.WriteLine($"listening on {address}, data in {settings.Platform.DataDirectory}");
        Console.WriteLine($"sign in once, within {SignIn.LinkLife.TotalMinutes} minutes: {address}/sign-in/{token}");
        await app.WaitForShutdownAsync();
    }
}
