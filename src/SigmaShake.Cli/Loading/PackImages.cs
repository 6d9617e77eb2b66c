using System.Runtime.InteropServices;
using SigmaShake.Rules.Images;
using SigmaShake.Rules.Regions;

namespace SigmaShake.Cli.Loading;

/// <summary>The embedded packs as the build compiled them (<c>eng/PackCompiler</c>): constants of the binary, judged by as they lie.</summary>
internal static partial class PackImages
{
    /// <summary>The image of a pack.</summary>
    public static RuleImage Of(string pack)
    {
        var bytes = Bytes(pack);
        return bytes.IsEmpty ? throw new InvalidOperationException($"the binary lacks the pack `{pack}`") : RuleImage.In(Region.OverConstant(bytes));
    }

    private static partial ReadOnlySpan<byte> Bytes(string pack);

    private static ReadOnlySpan<byte> Constant(ReadOnlySpan<ulong> words, int bytes) => MemoryMarshal.AsBytes(words)[..bytes];
}
