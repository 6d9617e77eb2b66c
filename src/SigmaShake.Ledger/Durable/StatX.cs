using System.Runtime.InteropServices;

namespace SigmaShake.Ledger.Durable;

/// <summary>
/// What <c>statx(2)</c> tells of a file; unlike <c>struct stat</c>, laid out alike on every architecture. Only the members in use are named.
/// </summary>
[StructLayout(LayoutKind.Explicit, Size = 256)]
internal readonly struct StatX
{
    public const uint BasicMask = 0x7ff;

    private const uint TypeMask = 0xF000;
    private const uint RegularType = 0x8000;
    private const uint FolderType = 0x4000;
    private const uint OthersMayWriteMask = 0x12; // 0022

    [FieldOffset(20)]
    public readonly uint OwnerId;

    [FieldOffset(28)]
    public readonly ushort Mode;

    [FieldOffset(32)]
    public readonly ulong FileNumber;

    [FieldOffset(40)]
    public readonly ulong Size;

    public bool IsRegularFile => (Mode & TypeMask) == RegularType;

    public bool IsFolder => (Mode & TypeMask) == FolderType;

    /// <summary>Whether the group or everyone may write.</summary>
    public bool OthersMayWrite => (Mode & OthersMayWriteMask) != 0;
}
