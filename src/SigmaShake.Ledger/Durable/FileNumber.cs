namespace SigmaShake.Ledger.Durable;

/// <summary>Tells a file from another that has got its name.</summary>
public static class FileNumber
{
    /// <summary>The number (inode) of the file that has a name now; zero where there is none. No other file has it as long as somebody has the file open.</summary>
    public static ulong Of(string path) => LibC.StatX(LibC.AtFdCwd, path, 0, StatX.BasicMask, out var stat) < 0 ? 0 : stat.FileNumber;
}
