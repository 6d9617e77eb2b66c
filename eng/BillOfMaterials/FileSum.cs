using System.Security.Cryptography;

namespace SigmaShake.BillOfMaterials;

/// <summary>The checksum of a program's file.</summary>
internal static class FileSum
{
    /// <summary>In hexadecimal.</summary>
    /// <param name="path">The file, as it is called where programs have no ending.</param>
    public static string Sha256(string path)
    {
        using var file = File.OpenRead(File.Exists(path) ? path : $"{path}.exe");
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
