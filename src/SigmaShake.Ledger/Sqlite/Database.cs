using System.Runtime.InteropServices;

namespace SigmaShake.Ledger.Sqlite;

/// <summary>One open database whose pages are checked. Not thread-safe.</summary>
internal sealed unsafe class Database : IDisposable
{
    private const int ReadWrite = 0x2;
    private const int NoMutex = 0x8000;
    private const int ReserveBytes = 38;

    private nint _handle;

    private Database(nint handle) => _handle = handle;

    /// <summary>Opens a file that is there; an empty one becomes an empty database.</summary>
    /// <param name="busyTimeoutMs">How long a call waits for another process, in milliseconds.</param>
    public static Database Open(string path, int busyTimeoutMs)
    {
        if (!CheckedPages.Enable()) throw new InvalidOperationException("SQLite has no file system for this machine");
        var result = SqliteLibrary.Open(path, out var handle, ReadWrite | NoMutex, CheckedPages.Name);
        var database = new Database(handle);
        try
        {
            database.Check(result);
            _ = SqliteLibrary.ExtendedResultCodes(handle, 1);
            _ = SqliteLibrary.BusyTimeout(handle, busyTimeoutMs);
            var reserved = CheckedPages.ReservedBytes;
            database.Check(SqliteLibrary.FileControl(handle, "main", ReserveBytes, ref reserved));
            return database;
        }
        catch (SqliteException)
        {
            database.Dispose();
            throw;
        }
    }

    public void Execute(string sql) => Check(SqliteLibrary.Execute(_handle, sql, 0, 0, 0));

    public Statement Prepare(string sql)
    {
        Check(SqliteLibrary.Prepare(_handle, sql, -1, out var statement, 0));
        return new Statement(this, statement);
    }

    /// <summary>The first column of the first row; null if there is no row.</summary>
    public long? Number(string sql)
    {
        using var statement = Prepare(sql);
        return statement.Step() ? statement.Integer(0) : null;
    }

    public void Check(int result)
    {
        if (result is ResultCode.Ok or ResultCode.Row or ResultCode.Done) return;
        throw new SqliteException(result, Marshal.PtrToStringUTF8((nint)SqliteLibrary.ErrorMessage(_handle)) ?? "");
    }

    public void Dispose()
    {
        if (_handle != 0) _ = SqliteLibrary.Close(_handle);
        _handle = 0;
    }
}
