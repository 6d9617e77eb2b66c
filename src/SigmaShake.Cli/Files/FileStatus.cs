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

    /// <summary>The system does not say: the way to it may not be searched, or the disk is broken. Never to be taken for absent.</summary>
    Unknown,
}

/// <summary>What statx(2) tells of a path. Its layout is the same on every architecture, unlike <c>struct stat</c>.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Owner">The owner's user id.</param>
/// <param name="Mode">The permission bits.</param>
/// <param name="Device">The device, which changes at a mount point.</param>
/// <param name="Inode">With the device, what is the same for all paths to one file.</param>
/// <param name="Size">In bytes.</param>
internal readonly partial record struct FileStatus(FileKind Kind, uint Owner, uint Mode, ulong Device, ulong Inode, ulong Size)
{
    private const int NoSuchEntry = 2;
    private const int NotAFolder = 20;

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

    /// <summary>Whether both are one and the same file or folder.</summary>
    public bool IsSameAs(FileStatus other) =>
        Kind is not (FileKind.Absent or FileKind.Unknown) && Kind == other.Kind && Device == other.Device && Inode == other.Inode;

    private static FileStatus Ask(int folder, string path, int flags)
    {
        if (StatX(folder, path, flags, BasicStats, out var raw) != 0)
        {
            return new FileStatus { Kind = Marshal.GetLastPInvokeError() is NoSuchEntry or NotAFolder ? FileKind.Absent : FileKind.Unknown };
        }

        var kind = (raw.Mode & 0xF000) switch
        {
            0x8000 => FileKind.Regular,
            0x4000 => FileKind.Folder,
            0xA000 => FileKind.Link,
            _ => FileKind.Other,
        };
        return new FileStatus(kind, raw.Owner, raw.Mode & 0xFFFu, ((ulong)raw.DeviceMajor << 32) | raw.DeviceMinor, raw.Inode, raw.Size);
    }

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatX(int folder, string path, int flags, uint mask, out RawStatus status);

    // struct statx of linux/stat.h.
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct RawStatus
    {
        [FieldOffset(20)] public uint Owner;
        [FieldOffset(28)] public ushort Mode;
        [FieldOffset(32)] public ulong Inode;
        [FieldOffset(40)] public ulong Size;
        [FieldOffset(136)] public uint DeviceMajor;
        [FieldOffset(140)] public uint DeviceMinor;
    }
}
