namespace SigmaShake.Ledger.Tests.Support;

/// <summary>Another program that holds the lock of a ledger, written from <c>docs/internals/ledger.md</c> and not from our code.</summary>
internal static class LockHolder
{
    private const string Script = """
        import fcntl, struct, sys
        file = open(sys.argv[1], 'r+b')
        fcntl.fcntl(file, fcntl.F_OFD_SETLK, struct.pack('hhqqi', fcntl.F_WRLCK, 0, 1 << 62, 1, 0))
        print('held', flush=True)
        sys.stdin.read()
        """;

    /// <summary>Returns once it is held.</summary>
    public static async Task<WriterProcess> StartAsync(TestLedger ledger)
    {
        var process = WriterProcess.Start("python3", "-c", Script, ledger.Lock);
        Assert.Equal("held", await process.ReadLineAsync());
        return process;
    }
}
