using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using SigmaShake.Platform;
using SigmaShake.Platform.Sessions;
using SigmaShake.Server;

// usage: sigmashake-server [--data FOLDER] [--listen ADDRESS]
var settings = new ConfigurationBuilder().AddEnvironmentVariables("SIGMASHAKE_").AddCommandLine(args).Build();
var data = Path.GetFullPath(settings["data"] ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".sigmashake-server"));
try
{
    await using var app = ServerHost.Build(new PlatformOptions(data), settings["listen"] ?? "http://127.0.0.1:5600");
    await app.Services.PreparePlatformAsync(CancellationToken.None);
    await app.StartAsync();
    var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
    var token = await app.Services.GetRequiredService<SignIn>().InviteOperatorAsync("operator", CancellationToken.None);
    Console.WriteLine($"listening on {address}, data in {data}");
    Console.WriteLine($"sign in once, within {SignIn.LinkLife.TotalMinutes} minutes: {address}/sign-in/{token}");
    await app.WaitForShutdownAsync();
    return 0;
}
catch (PlatformException problem)
{
    await Console.Error.WriteLineAsync($"sigmashake-server: {problem.Message}");
    return 1;
}
