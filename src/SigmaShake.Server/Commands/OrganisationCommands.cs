using SigmaShake.Platform;
using SigmaShake.Platform.Export;
using SigmaShake.Platform.Tenancy;
using SigmaShake.Server.Settings;

namespace SigmaShake.Server.Commands;

/// <summary><c>sigmashake-server organisation export NAME FOLDER</c> and <c>organisation delete NAME NAME</c>, while the server runs or not.</summary>
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
        if (!await app.Services.GetRequiredService<OrganisationDeletion>().DeleteAsync(name, null, CancellationToken.None)) throw NotThere(name);
        Console.WriteLine($"deleted  {name}\nbackups that were made before still hold it: remove them, or change the master key and remove the old one");
    }

    private static PlatformException NotThere(string name) => new($"there is no organisation `{name}`", "look the name up: it is the one in addresses");
}
