using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SigmaShake.Rules.Regions;

namespace SigmaShake.Ledger.Sqlite;

/// <summary>
/// Gives every page of a database a checksum in its last four bytes, which SQLite leaves free: CRC-32C of the rest and of the page's number. A page
/// that is not what was written is an error when it is read, instead of a row that nobody finds. It is SQLite's own file system with two
/// functions changed.
/// </summary>
internal static unsafe class CheckedPages
{
    public const string Name = "ssg-checked";
    public const int PageBytes = 4096;
    public const int ReservedBytes = Crc32C.Bytes;

    private const int IsMainDatabase = 0x100;
    private const int SmallestPageBytes = 512;

    private static readonly NativeVfs* System = SqliteLibrary.FindVfs(null);
    private static readonly NativeFileMethods* Checked = (NativeFileMethods*)NativeMemory.AllocZeroed((nuint)sizeof(NativeFileMethods));
    private static readonly bool IsRegistered = Register();
    private static readonly Lock Filling = new();
    private static NativeFileMethods* _plain;

    /// <summary>Makes the name known to SQLite; once in a process.</summary>
    public static bool Enable() => IsRegistered;

    private static bool Register()
    {
        if (System is null) return false;
        var vfs = (NativeVfs*)NativeMemory.Alloc((nuint)sizeof(NativeVfs));
        *vfs = *System;
        vfs->Next = null;
        vfs->Name = (byte*)Marshal.StringToCoTaskMemUTF8(Name);
        vfs->Open = &Open;
        return SqliteLibrary.RegisterVfs(vfs, isDefault: 0) == ResultCode.Ok;
    }

    [UnmanagedCallersOnly]
    private static int Open(NativeVfs* vfs, byte* path, NativeFile* file, int flags, int* outFlags)
    {
        var result = System->Open(System, path, file, flags, outFlags);
        if (result != ResultCode.Ok || (flags & IsMainDatabase) == 0) return result;

        lock (Filling)
        {
            // SQLite has one set of functions for all files that it locks in one way.
            if (_plain is null) Fill(file->Methods);
        }

        file->Methods = Checked;
        return result;
    }

    private static void Fill(NativeFileMethods* plain)
    {
        *Checked = *plain;
        Checked->Version = 1;
        Checked->Read = &Read;
        Checked->Write = &Write;
        _plain = plain;
    }

    [UnmanagedCallersOnly]
    private static int Read(NativeFile* file, byte* buffer, int count, long offset)
    {
        var result = _plain->Read(file, buffer, count, offset);

        // The file's header is looked at before it is known how long a page is; the whole first page is read, and checked, after that.
        if (count < SmallestPageBytes) return result;
        if (count != PageBytes || result == ResultCode.ShortRead) return ResultCode.PageDamaged;
        return result != ResultCode.Ok || BinaryPrimitives.ReadUInt32BigEndian(Sum(buffer)) == Compute(buffer, offset) ? result : ResultCode.PageDamaged;
    }

    [UnmanagedCallersOnly]
    private static int Write(NativeFile* file, byte* buffer, int count, long offset)
    {
        // SQLite hands over a copy or its own page; the last bytes of it are nobody's but ours.
        if (count == PageBytes) BinaryPrimitives.WriteUInt32BigEndian(Sum(buffer), Compute(buffer, offset));
        return _plain->Write(file, buffer, count, offset);
    }

    private static Span<byte> Sum(byte* page) => new(page + PageBytes - ReservedBytes, ReservedBytes);

    [SkipLocalsInit]
    private static uint Compute(byte* page, long offset)
    {
        Span<byte> number = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(number, offset / PageBytes);
        return Crc32C.Of(number, new ReadOnlySpan<byte>(page, PageBytes - ReservedBytes));
    }
}
