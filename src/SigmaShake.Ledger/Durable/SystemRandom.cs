using System.Runtime.InteropServices;

namespace SigmaShake.Ledger.Durable;

/// <summary>Random bytes from the kernel, fit for secrets. Thread-safe.</summary>
/// <remarks>The framework's generator loads OpenSSL at its first use.</remarks>
public static class SystemRandom
{
    /// <summary>Fills <paramref name="destination"/> through <c>getrandom(2)</c>, after the kernel's generator was seeded.</summary>
    /// <exception cref="PlatformNotSupportedException">The kernel has no <c>getrandom</c> (Linux before 3.17) or a sandbox forbids it.</exception>
    public static unsafe void Fill(Span<byte> destination)
    {
        fixed (byte* start = destination)
        {
            // Above 256 bytes a signal may interrupt the call or cut it short.
            for (var done = 0; done < destination.Length;)
            {
                var got = (int)LibC.GetRandom(start + done, (nuint)(destination.Length - done), 0);
                if (got > 0)
                {
                    done += got;
                    continue;
                }

                var errno = Marshal.GetLastPInvokeError();
                if (errno != Errno.Interrupted) throw new PlatformNotSupportedException($"getrandom failed: {Errno.Describe(errno)}");
            }
        }
    }
}
