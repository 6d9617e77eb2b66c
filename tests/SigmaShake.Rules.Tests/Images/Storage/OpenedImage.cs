using System.Runtime.InteropServices;
using SigmaShake.Rules.Images.Storage;

namespace SigmaShake.Rules.Tests.Images.Storage;

/// <summary>An image file that lies in memory, as long as this is kept.</summary>
internal sealed class OpenedImage
{
    public static readonly ImageSources Sources = new(
        "1.2.3", IsTrusted: true, Enumerable.Range(0, 32).Select(i => (byte)i).ToArray(), new SourceStamp(1, 2, 3, 4, 5),
        [("a.rules", new SourceStamp(6, 7, 8, 9, 10)), ("é.rules", new SourceStamp(11, 12, 13, -14, 15))]);

    private readonly byte[] _memory;

    private OpenedImage(byte[] memory)
    {
        _memory = memory;
        File = ImageFile.Open(Marshal.UnsafeAddrOfPinnedArrayElement(_memory, 0), _memory.Length);
    }

    public ImageFile File { get; }

    public static OpenedImage Of(ReadOnlySpan<byte> bytes)
    {
        var memory = GC.AllocateArray<byte>(bytes.Length, pinned: true);
        bytes.CopyTo(memory);
        return new OpenedImage(memory);
    }
}
