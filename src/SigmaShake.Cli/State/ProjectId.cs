using System.Text;
using SigmaShake.Ledger.Hashing;

namespace SigmaShake.Cli.State;

/// <summary>The name of a project inside our own state: readable, and different for every path.</summary>
internal static class ProjectId
{
    /// <summary>The folder's name and the first 12 hexadecimal digits of its path's SHA-256: <c>shop-1f0c4d…</c>.</summary>
    public static string Of(string projectDirectory)
    {
        var hash = Sha256.Hash(Encoding.UTF8.GetBytes(projectDirectory)).ToString();
        var name = new string([.. Path.GetFileName(projectDirectory).Where(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_').Take(40)]);
        return $"{name}-{hash[..12]}";
    }
}
