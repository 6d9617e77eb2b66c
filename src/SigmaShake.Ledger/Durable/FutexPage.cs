using System.Runtime.InteropServices;

namespace SigmaShake.Ledger.Durable;

/// <summary>
/// A page of a file, mapped so that processes can sleep on addresses in it and wake each other (<c>futex(2)</c>). It carries no
/// information: nothing is ever written to it, nor read by us, so a file that is cut meanwhile does no harm.
/// </summary>
internal readonly struct FutexPage : IDisposable
{
    private const int Bytes = 4096;

    /// <summary>Behind what the lock file holds: always zero there, for a file ends with zeros to the end of its page.</summary>
    private const int FirstSpotOffset = 64;

    private const int SpotBytes = sizeof(uint);
    private const int Spots = (Bytes - FirstSpotOffset) / SpotBytes;

    private const int ReadOnly = 1;
    private const int SharedMapping = 1;
    private const int WaitOperation = 0;
    private const int WakeOperation = 1;

    private const int BlindPauseMicroseconds = 1_000;
    private const int NanosecondsPerMicrosecond = 1_000;
    private const long NanosecondsPerSecond = 1_000_000_000;

    private readonly nint _address;

    private FutexPage(nint address) => _address = address;

    /// <summary>The first page of <paramref name="file"/>. If it cannot be mapped, sleepers wake up by themselves.</summary>
    public static FutexPage Map(Descriptor file) => new(LibC.MMap(0, Bytes, ReadOnly, SharedMapping, file.Number, 0));

    /// <summary>Sleeps until someone wakes <paramref name="ticket"/>, for <paramref name="nanoseconds"/> at most; may wake up for no reason.</summary>
    /// <returns>Whether it was woken, as far as anyone can tell.</returns>
    public unsafe bool Sleep(long ticket, long nanoseconds)
    {
        var time = new TimeSpec(nanoseconds / NanosecondsPerSecond, nanoseconds % NanosecondsPerSecond);
        if (IsMapped)
        {
            if (LibC.Futex(CallNumber, Spot(ticket), WaitOperation, 0, (nint)(&time)) == 0) return true;
            if (Marshal.GetLastPInvokeError() is Errno.TimedOut or Errno.Interrupted) return false;
        }

        // The file is still empty, or something wrote to where its zeros should be.
        _ = LibC.SleepMicroseconds((uint)Math.Min(nanoseconds / NanosecondsPerMicrosecond + 1, BlindPauseMicroseconds));
        return false;
    }

    /// <summary>Wakes whoever sleeps for <paramref name="ticket"/>, and seldom someone else too; whether anyone slept.</summary>
    public bool Wake(long ticket) => IsMapped && LibC.Futex(CallNumber, Spot(ticket), WakeOperation, int.MaxValue, 0) > 0;

    public void Dispose()
    {
        if (IsMapped) _ = LibC.MUnmap(_address, Bytes);
    }

    private static int CallNumber => RuntimeInformation.ProcessArchitecture switch
    {
        Architecture.X64 => 202,
        Architecture.Arm64 or Architecture.RiscV64 or Architecture.LoongArch64 => 98,
        _ => 0,
    };

    private bool IsMapped => _address != -1 && CallNumber != 0;

    private nint Spot(long ticket) => _address + FirstSpotOffset + (nint)(ticket % Spots * SpotBytes);

    /// <summary>The kernel's <c>struct timespec</c> on 64-bit architectures.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private readonly struct TimeSpec(long seconds, long nanoseconds)
    {
        private readonly long _seconds = seconds;
        private readonly long _nanoseconds = nanoseconds;
    }
}
