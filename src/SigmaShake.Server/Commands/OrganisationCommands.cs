using SigmaShake.Platform;
using SigmaShake.Platform.Export;
using SigmaShake.Platform.Keys;
using SigmaShake.Platform.Moving;
using SigmaShake.Platform.Tenancy;
using SigmaShake.Server.Settings;

namespace SigmaShake.Server.Commands;

/// <summary><c>sigmashake-server organisation export NAME FOLDER</c>, <c>organisation delete NAME NAME</c> and <c>organisation move NAME --to REGION</c>, while servers run or not.</summary>
internal static class OrganisationCommands
{
    public static async Task ExportAsync(ServerSettings settings, string name, string folder)
    {
        await using var app = ServerHost.Build(settings);
        if (!await app.Services.GetRequiredService<OrganisationExport>().WriteAsync(name, Path.GetFullPath(folder), CancellationToken.None)) throw NotThere(name);
        Console.WriteLine($"folder  {folder}\nREADME.txt in it says what is where, and how to verify it");
    }

    public static async Task DeleteAsync(ServerSettings settings, string name, string again)
    {
        if (name != again) throw new PlatformException("the name was not given twice alike", "write it twice: nothing brings the organisation back");
        await using var app = ServerHost.Build(settings);
        if (!await app.Services.GetRequiredService<OrganisationDeletion>().DeleteAsync(name, new StepLines<DeletionStep>(Console.Out), CancellationToken.None)) throw NotThere(name);
        Console.WriteLine($"deleted  {name}\nbackups that were made before still hold it: remove them, or change the master key and remove the old one");
    }

    public static async Task MoveAsync(ServerSettings settings, string name, string region, string? keyFile)
    {
        await using var app = ServerHost.Build(settings);
        if (keyFile is not null && !File.Exists(keyFile)) throw new PlatformException($"there is no file `{keyFile}`", $"name the master key of the servers of `{region}`");
        using var theirs = keyFile is null ? null : MasterKey.ReadOrCreate(Path.GetFullPath(keyFile));
        if (!await app.Services.GetRequiredService<OrganisationMove>().MoveAsync(name, region, theirs, new StepLines<MoveStep>(Console.Out), CancellationToken.None)) throw NotThere(name);
        Console.WriteLine($"{name} is in {region}");
    }

    private static PlatformException NotThere(string name) => new($"there is no organisation `{name}`", "look the name up: it is the one in addresses");
}
