using System.Runtime.InteropServices;

namespace SigmaShake.Ledger.Sqlite;

/// <summary><c>sqlite3_vfs</c>: how SQLite reaches the file system. All of version 3, so that it can be copied whole.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct NativeVfs
{
    public int Version;
    public int FileBytes;
    public int MaxPathBytes;
    public NativeVfs* Next;
    public byte* Name;
    public nint AppData;
    public delegate* unmanaged<NativeVfs*, byte*, NativeFile*, int, int*, int> Open;
    private fixed long _others[15];
}

/// <summary><c>sqlite3_file</c>: what stands first in each open file.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct NativeFile
{
    public NativeFileMethods* Methods;
}

/// <summary><c>sqlite3_io_methods</c>, version 1: without shared memory and mapped reading, which would go past <see cref="Read"/>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct NativeFileMethods
{
    public int Version;
    public nint Close;
    public delegate* unmanaged<NativeFile*, byte*, int, long, int> Read;
    public delegate* unmanaged<NativeFile*, byte*, int, long, int> Write;
    private fixed long _others[9];
}
