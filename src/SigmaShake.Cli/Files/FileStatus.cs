using System.Runtime.InteropServices;

namespace SigmaShake.Cli.Files;

/// <summary>What kind of thing a path names.</summary>
internal enum FileKind
{
    Absent,
    Regular,
    Folder,
    Link,
    Other,
}

/// <summary>What statx(2) tells of a path. Its layout is the same on every architecture, unlike <c>struct stat</c>.</summary>
/// <param name="Kind">What it is; <see cref="FileKind.Absent"/> also where the way to it may not be searched.</param>
/// <param name="Owner">The owner's user id.</param>
/// <param name="Mode">The permission bits.</param>
/// <param name="Device">The device, which changes at a mount point.</param>
/// <param name="Size">In bytes.</param>
internal readonly partial record struct FileStatus(FileKind Kind, uint Owner, uint Mode, ulong Device, ulong Size)
{
    private const int AtFdCwd = -100;
    private const int AtSymlinkNofollow = 0x100;
    private const int AtEmptyPath = 0x1000;
    private const uint BasicStats = 0x7ff;

    /// <summary>The status of what stands at <paramref name="path"/> itself; a link is not followed.</summary>
    public static FileStatus Of(string path) => Ask(AtFdCwd, path, AtSymlinkNofollow);

    /// <summary>The status of what <paramref name="path"/> leads to.</summary>
    public static FileStatus Following(string path) => Ask(AtFdCwd, path, 0);

    /// <summary>The status of an open file.</summary>
    public static FileStatus OfOpen(int descriptor) => Ask(descriptor, "", AtEmptyPath);

    private static FileStatus Ask(int folder, string path, int flags)
    {
        if (StatX(folder, path, flags, BasicStats, out var raw) != 0) return default;
        var kind = (raw.Mode & 0xF000) switch
        {
            0x8000 => FileKind.Regular,
            0x4000 => FileKind.Folder,
            0xA000 => FileKind.Link,
            _ => FileKind.Other,
        };
        return new FileStatus(kind, raw.Owner, raw.Mode & 0xFFFu, ((ulong)raw.DeviceMajor << 32) | raw.DeviceMinor, raw.Size);
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatX(int folder, string path, int flags, uint mask, out RawStatus status);

    // struct statx of linux/stat.h.
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct RawStatus
    {
        [FieldOffset(20)] public uint Owner;
        [FieldOffset(28)] public ushort Mode;
        [FieldOffset(40)] public ulong Size;
        [FieldOffset(136)] public uint DeviceMajor;
        [FieldOffset(140)] public uint DeviceMinor;
    }
}
