using System.Text;

namespace SigmaShake.Ledger.Sqlite;

/// <summary>A compiled statement. Parameters count from 1, columns from 0, as in SQLite.</summary>
internal sealed unsafe class Statement(Database database, nint handle) : IDisposable
{
    private const int IsNullType = 5;
    private const nint CopyAtOnce = -1;

    private nint _handle = handle;

    public Statement Bind(int parameter, long value)
    {
        database.Check(SqliteLibrary.BindInteger(_handle, parameter, value));
        return this;
    }

    public Statement Bind(int parameter, long? value)
    {
        if (value is { } number) return Bind(parameter, number);
        database.Check(SqliteLibrary.BindNull(_handle, parameter));
        return this;
    }

    public Statement Bind(int parameter, string value) => Bind(parameter, Encoding.UTF8.GetBytes(value));

    public Statement Bind(int parameter, ReadOnlySpan<byte> utf8)
    {
        // An empty span has no address, and none means NULL to SQLite.
        fixed (byte* start = utf8.IsEmpty ? "\0"u8 : utf8) database.Check(SqliteLibrary.BindText(_handle, parameter, start, utf8.Length, CopyAtOnce));
        return this;
    }

    /// <summary>Whether there is a further row.</summary>
    public bool Step()
    {
        var result = SqliteLibrary.Step(_handle);
        database.Check(result);
        return result == ResultCode.Row;
    }

    /// <summary>Runs a statement that has no rows, and makes it ready for the next parameters.</summary>
    public void Run()
    {
        _ = Step();
        Reset();
    }

    public void Reset() => _ = SqliteLibrary.Reset(_handle);

    public long Integer(int column) => SqliteLibrary.ColumnInteger(_handle, column);

    public long? IntegerOrNull(int column) => SqliteLibrary.ColumnType(_handle, column) == IsNullType ? null : Integer(column);

    public string Text(int column)
    {
        var start = SqliteLibrary.ColumnText(_handle, column);
        return start is null ? "" : Encoding.UTF8.GetString(start, SqliteLibrary.ColumnBytes(_handle, column));
    }

    public void Dispose()
    {
        if (_handle != 0) _ = SqliteLibrary.Finish(_handle);
        _handle = 0;
    }
}
