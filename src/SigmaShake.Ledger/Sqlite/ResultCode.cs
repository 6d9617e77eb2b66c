namespace SigmaShake.Ledger.Sqlite;

/// <summary>What SQLite's functions return (https://sqlite.org/rescode.html); the low byte is the primary code.</summary>
internal static class ResultCode
{
    public const int Ok = 0;
    public const int Error = 1;
    public const int Busy = 5;
    public const int Locked = 6;
    public const int ReadOnly = 8;
    public const int InputOutput = 10;
    public const int Corrupt = 11;
    public const int Full = 13;
    public const int CannotOpen = 14;
    public const int Constraint = 19;
    public const int NotADatabase = 26;
    public const int Row = 100;
    public const int Done = 101;

    public const int ShortRead = InputOutput | (2 << 8);

    /// <summary>A page is not what was written.</summary>
    public const int PageDamaged = InputOutput | (32 << 8);

    public static int Primary(int code) => code & 0xFF;
}

/// <summary>A call that SQLite refused. It never leaves the ledger: <c>LedgerIndex</c> answers it by another index, or by an error as a value.</summary>
internal sealed class SqliteException(int code, string message) : Exception(message)
{
    public int Code { get; } = code;

    /// <summary>
    /// Whether the file is to blame, not the machine: it is thrown away then. <see cref="ResultCode.Error"/> is a table or a column that should be there.
    /// </summary>
    public bool MeansDamage => Code is ResultCode.PageDamaged or ResultCode.ShortRead
        || ResultCode.Primary(Code) is ResultCode.Corrupt or ResultCode.NotADatabase or ResultCode.Error or ResultCode.Constraint;

    public bool MeansBusy => ResultCode.Primary(Code) is ResultCode.Busy or ResultCode.Locked;

    public bool MeansFull => ResultCode.Primary(Code) == ResultCode.Full;
}
