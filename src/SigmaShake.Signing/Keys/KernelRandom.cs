using System.Runtime.InteropServices;

namespace SigmaShake.Signing.Keys;

/// <summary>Random bytes from the kernel, after its generator was seeded. The framework's generator loads OpenSSL, which a static binary cannot.</summary>
internal static partial class KernelRandom
{
    private const int Interrupted = 4;

    public static unsafe void Fill(Span<byte> destination)
    {
        fixed (byte* start = destination)
        {
            for (var done = 0; done < destination.Length;)
            {
                var got = (int)GetRandom(start + done, (nuint)(destination.Length - done), 0);
                if (got > 0) done += got;
                else if (Marshal.GetLastPInvokeError() is var errno && errno != Interrupted)
                    throw new PlatformNotSupportedException($"the kernel gives no random bytes (getrandom: error {errno})");
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "getrandom", SetLastError = true)]
    private static unsafe partial nint GetRandom(byte* buffer, nuint count, uint flags);
}
