using System.Runtime.InteropServices;
using System.Text;
using SigmaShake.Rules.Images.Storage;

namespace SigmaShake.Cli.Files;

/// <summary>Asks the kernel for what tells a source of rules from what it was. Nothing is followed, nothing is opened.</summary>
internal static unsafe partial class SourceStat
{
    private const int AtFdCwd = -100;
    private const int AtSymlinkNofollow = 0x100;
    private const int AtEmptyPath = 0x1000;
    // STATX_MTIME, CTIME, INO and SIZE: what a stamp holds beside the device, which always comes.
    private const uint StampStats = 0x40 | 0x80 | 0x100 | 0x200;
    private const long NanosecondsPerSecond = 1_000_000_000;

    /// <summary>The stamp of what stands at a path; null where nothing can be told.</summary>
    public static SourceStamp? Of(string path)
    {
        fixed (byte* name = Encoding.UTF8.GetBytes(path + '\0')) return Ask(AtFdCwd, name, AtSymlinkNofollow);
    }

    /// <summary>The stamp of an open file or folder.</summary>
    public static SourceStamp? OfOpen(int descriptor)
    {
        fixed (byte* name = "\0"u8) return Ask(descriptor, name, AtEmptyPath);
    }

    /// <summary>The stamp of what bears a name in an open folder.</summary>
    /// <param name="folder">The folder's descriptor.</param>
    /// <param name="nameWithNul">The name in UTF-8, with a NUL behind it.</param>
    public static SourceStamp? In(int folder, ReadOnlySpan<byte> nameWithNul)
    {
        fixed (byte* name = nameWithNul) return Ask(folder, name, AtSymlinkNofollow);
    }

    private static SourceStamp? Ask(int folder, byte* name, int flags)
    {
        RawStatus raw;
        if (StatX(folder, name, flags, StampStats, &raw) != 0) return null;
        return new SourceStamp(
            ((ulong)raw.DeviceMajor << 32) | raw.DeviceMinor, raw.Inode, raw.Size, Nanoseconds(raw.Modified), Nanoseconds(raw.Changed));
    }

    private static long Nanoseconds(RawTime time) => (time.Seconds * NanosecondsPerSecond) + time.Nanoseconds;

    [LibraryImport("libc", EntryPoint = "statx")]
    private static partial int StatX(int folder, byte* name, int flags, uint mask, RawStatus* status);

    // struct statx of linux/stat.h.
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct RawStatus
    {
        [FieldOffset(32)] public ulong Inode;
        [FieldOffset(40)] public ulong Size;
        [FieldOffset(96)] public RawTime Changed;
        [FieldOffset(112)] public RawTime Modified;
        [FieldOffset(136)] public uint DeviceMajor;
        [FieldOffset(140)] public uint DeviceMinor;
    }

    private struct RawTime
    {
        public long Seconds;
        public uint Nanoseconds;
        private readonly int _reserved;
    }
}
