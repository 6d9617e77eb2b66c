using System.Runtime.InteropServices;

namespace SigmaShake.Cli.Files;

/// <summary>
/// Stands in for the functions of libc that ask the name service or write to the system log (<c>--wrap</c> in <c>eng/NativeBinary.props</c>).
/// The runtime's native library refers to them, for features that are not used here; libc's own would drag a resolver and sockets into
/// the static binary, where there is to be no network code. Nobody is known, nothing is logged.
/// </summary>
/// <remarks>Where the person's home matters and HOME does not say it, <c>HomeDirectory</c> reads the user database itself.</remarks>
internal static unsafe class NameService
{
    private const int NoEntry = 2;

    [UnmanagedCallersOnly(EntryPoint = "__wrap_getpwuid_r")]
    public static int UserById(uint user, void* entry, byte* buffer, nuint bufferBytes, void** result) => Unknown(result);

    [UnmanagedCallersOnly(EntryPoint = "__wrap_getpwnam_r")]
    public static int UserByName(byte* name, void* entry, byte* buffer, nuint bufferBytes, void** result) => Unknown(result);

    [UnmanagedCallersOnly(EntryPoint = "__wrap_getgrgid_r")]
    public static int GroupById(uint group, void* entry, byte* buffer, nuint bufferBytes, void** result) => Unknown(result);

    [UnmanagedCallersOnly(EntryPoint = "__wrap_getgrouplist")]
    public static int GroupsOf(byte* user, uint group, uint* groups, int* count) => *count = 0;

    [UnmanagedCallersOnly(EntryPoint = "__wrap_syslog")]
    public static void Log(int priority, byte* format)
    {
        // There is one log, and it is not the system's.
    }

    private static int Unknown(void** result)
    {
        *result = null;
        return NoEntry;
    }
}
