using System.Text;
using SigmaShake.Rules.Paths;

namespace SigmaShake.Rules.Tests.Fuzzing;

/// <summary>A file system in which most scripts are there, and some paths are links; the same path is always the same.</summary>
internal sealed class SeedFiles(byte[][] scripts) : IFileView
{
    private static readonly string[] Targets = ["a", "/etc", "..", "../../b", "/", "a/b"];

    public string? ReadLink(string path) => Number(path) is var number && number % 7 == 0 ? Targets[number / 7 % Targets.Length] : null;

    public ReadOnlyMemory<byte>? ReadScript(string path) => Number(path) is var number && number % 3 == 0 ? default(ReadOnlyMemory<byte>?) : scripts[number % scripts.Length];

    // Not the framework's hash, which differs from run to run.
    private static int Number(string path)
    {
        var hash = 17u;
        foreach (var b in Encoding.UTF8.GetBytes(path)) hash = (hash * 31) + b;
        return (int)(hash & int.MaxValue);
    }
}
