namespace SigmaShake.Ledger.Tests.Support;

/// <summary>Makes the n-th system call of a kind fail, or kill the process, whatever file it is for.</summary>
internal static class FaultyProcess
{
    private const string Program = "/usr/bin/strace";

    /// <param name="injection">As in <c>strace -e inject=</c>: <c>fsync:signal=KILL:when=2</c>.</param>
    /// <returns>The lines that it got out.</returns>
    public static async Task<List<string>> RunAsync(string injection, params string[] writerArguments)
    {
        if (!File.Exists(Program)) Assert.Skip("needs strace (apt-get install strace)");
        string[] arguments = ["-f", "-qq", "-o", "/dev/null", "-e", $"trace={injection.Split(':')[0]}", "-e", $"inject={injection}", WriterProcess.Program, .. writerArguments];
        using var process = WriterProcess.Start(Program, arguments);
        return await process.RestAsync();
    }
}
