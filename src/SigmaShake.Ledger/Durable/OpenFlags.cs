using System.Runtime.InteropServices;

namespace SigmaShake.Ledger.Durable;

/// <summary>The flags of <c>open</c> on Linux. Two of them have other values on Arm than on x86.</summary>
internal static class OpenFlags
{
    public const int ReadOnly = 0x0;
    public const int ReadWrite = 0x2;
    public const int Create = 0x40;
    public const int Exclusive = 0x80;

    /// <summary>Opening a pipe that someone put in the file's place returns at once; regular files do not care.</summary>
    public const int NonBlocking = 0x800;

    /// <summary>No program that is started later inherits the file, and with it the lock.</summary>
    public const int CloseOnExec = 0x80000;

    private static readonly bool IsArm = RuntimeInformation.ProcessArchitecture is Architecture.Arm64 or Architecture.Arm;

    public static int Folder => IsArm ? 0x4000 : 0x10000;

    public static int NoFollow => IsArm ? 0x8000 : 0x20000;
}
