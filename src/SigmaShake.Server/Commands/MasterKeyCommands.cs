using SigmaShake.Platform.Keys;
using SigmaShake.Platform.Storage;
using SigmaShake.Platform.Tenancy;
using SigmaShake.Server.Settings;

namespace SigmaShake.Server.Commands;

/// <summary><c>sigmashake-server master-key rotate FILE</c>: wraps every data key by the key in the file, which is made if it is missing. The server is stopped.</summary>
internal static class MasterKeyCommands
{
    public static async Task RotateAsync(ServerSettings settings, string file)
    {
        using var alone = DataFolderLock.Take(settings.Platform);
        await using var app = ServerHost.Build(settings);
        using var next = MasterKey.ReadOrCreate(Path.GetFullPath(file));
        var count = await app.Services.GetRequiredService<MasterKeyRotation>().RotateAsync(next, CancellationToken.None);
        Console.WriteLine($"data keys  {count}\nstart the server with the key in `{file}` from now on; keep the old one as long as backups made under it");
    }
}
