using System.Runtime.InteropServices;

namespace SigmaShake.Ledger.Durable;

/// <summary>The kernel's <c>struct flock</c>, as it is laid out on every 64-bit architecture: a kind of lock on a range of a file's offsets.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct LockRange(LockKind kind, long first, long last)
{
    private readonly short _kind = (short)kind;
    private readonly short _whence = 0; // From the file's beginning.
    private readonly long _first = first;
    private readonly long _length = last == long.MaxValue ? 0 : last - first + 1; // Zero reaches to the end of all offsets.
    private readonly int _process = 0; // These locks belong to the open file, and the kernel insists on zero.

    public bool IsHeld => _kind != (short)LockKind.None;

    public long First => _first;
}

/// <summary>The kinds of a lock, with the kernel's numbers.</summary>
internal enum LockKind : short
{
    Shared = 0,
    Exclusive = 1,
    None = 2,
}
