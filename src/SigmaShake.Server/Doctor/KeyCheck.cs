using SigmaShake.Platform;
using SigmaShake.Platform.Keys;

namespace SigmaShake.Server.Doctor;

/// <summary>Whether the master key is there and good.</summary>
internal static class KeyCheck
{
    public static Finding Look(PlatformOptions platform)
    {
        if (platform.MasterKey is MasterKeySource.InFile file && !File.Exists(file.Path))
        {
            return File.Exists(platform.ControlFile)
                ? Finding.Bad($"the master key `{file.Path}` is gone, and there are databases", "restore it from your backup: without it nothing that is sealed opens")
                : Finding.Good($"master key `{file.Path}`: not there yet, the server makes it");
        }

        try
        {
            MasterKey.Open(platform.MasterKey).Dispose();
            return Finding.Good("master key: there, and nobody else's");
        }
        catch (PlatformException e)
        {
            return new Finding(Severity.Bad, e.Message);
        }
    }
}
