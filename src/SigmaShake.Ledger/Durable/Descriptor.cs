namespace SigmaShake.Ledger.Durable;

/// <summary>An open file or folder, closed once by its owner. A plain number: the hook opens three and leaves.</summary>
internal readonly struct Descriptor(int number) : IDisposable
{
    public int Number { get; } = number;

    /// <summary>The number of the file (inode) that is open; zero where it cannot be told.</summary>
    public ulong FileNumber => SystemCall.StatX(Number, out var stat) < 0 ? 0 : stat.FileNumber;

    public void Dispose()
    {
        // What was written was made durable before, so close has nothing left to report.
        if (Number >= 0) _ = LibC.Close(Number);
    }
}
