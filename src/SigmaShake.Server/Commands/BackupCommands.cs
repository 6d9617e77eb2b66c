using SigmaShake.Platform.Backup;
using SigmaShake.Platform.Storage;
using SigmaShake.Server.Settings;

namespace SigmaShake.Server.Commands;

/// <summary><c>sigmashake-server backup FOLDER</c>, while the server runs; <c>verify FOLDER</c>; <c>restore FOLDER</c>, into an empty place.</summary>
internal static class BackupCommands
{
    public static async Task BackupAsync(ServerSettings settings, string folder)
    {
        await using var app = ServerHost.Build(settings);
        var count = await app.Services.GetRequiredService<ServerBackup>().WriteAsync(folder, CancellationToken.None);
        Console.WriteLine($"organisations  {count}\nfolder         {folder}\nkeep the master key elsewhere: without it nothing of this opens");
    }

    public static async Task VerifyAsync(ServerSettings settings, string folder)
    {
        await using var app = ServerHost.Build(settings);
        var count = await app.Services.GetRequiredService<ServerRestore>().VerifyAsync(folder, CancellationToken.None);
        Console.WriteLine($"organisations  {count}\nevery file, ledger and key is as it was backed up");
    }

    public static async Task RestoreAsync(ServerSettings settings, string folder)
    {
        using var alone = DataFolderLock.Take(settings.Platform);
        await using var app = ServerHost.Build(settings);
        var count = await app.Services.GetRequiredService<ServerRestore>().RestoreAsync(folder, CancellationToken.None);
        Console.WriteLine($"organisations  {count}\ndata           {settings.Platform.DataDirectory}");
    }
}
