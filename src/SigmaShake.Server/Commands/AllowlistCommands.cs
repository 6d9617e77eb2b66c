using SigmaShake.Platform;
using SigmaShake.Platform.Allowlists;
using SigmaShake.Server.Settings;

namespace SigmaShake.Server.Commands;

/// <summary><c>sigmashake-server allowlist clear NAME REASON</c>: what an operator does for an organisation that has locked itself out, while the server runs or not.</summary>
internal static class AllowlistCommands
{
    public static async Task ClearAsync(ServerSettings settings, string name, string reason)
    {
        await using var app = ServerHost.Build(settings);
        if (!await app.Services.GetRequiredService<AllowedAddresses>().ClearAsync(name, $"operator {Environment.UserName}", reason, CancellationToken.None))
            throw new PlatformException($"there is no organisation `{name}`", "look the name up: it is the one in addresses");
        Console.WriteLine($"{name} is reached from every address; both ledgers tell why");
    }
}
