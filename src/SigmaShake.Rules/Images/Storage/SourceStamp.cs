using System.Runtime.InteropServices;

namespace SigmaShake.Rules.Images.Storage;

/// <summary>What tells a file or folder from what it was when an image was made from it; 40 bytes.</summary>
/// <param name="Device">The device it lies on.</param>
/// <param name="Inode">Its number there.</param>
/// <param name="Size">In bytes.</param>
/// <param name="ModifiedNs">When its content was last changed, in nanoseconds since 1970 UTC; whoever may write it can say what they like.</param>
/// <param name="ChangedNs">When anything about it was last changed, which only the kernel says.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct SourceStamp(ulong Device, ulong Inode, ulong Size, long ModifiedNs, long ChangedNs);
