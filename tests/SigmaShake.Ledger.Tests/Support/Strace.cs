namespace SigmaShake.Ledger.Tests.Support;

/// <summary>Makes the kernel's answers fail: <c>strace</c> with fault injection, on calls that concern one path.</summary>
internal static class Strace
{
    private const string Program = "/usr/bin/strace";

    /// <param name="onPath">Only calls on this path, or relative to it, are counted and made to fail.</param>
    /// <param name="injections">As in <c>strace -e inject=</c>: <c>fdatasync:error=EIO:when=2+</c>.</param>
    public static async Task<List<string>> RunAsync(string onPath, string[] injections, params string[] writerArguments)
    {
        using var process = Start("/dev/null", [onPath], injections, writerArguments);
        return await process.RestAsync();
    }

    /// <summary>The same with calls on any of several paths; says also whether any was made to fail, or killed its process.</summary>
    public static async Task<(List<string> Lines, bool WasInjected)> TraceAsync(string[] onPaths, string injection, params string[] writerArguments)
    {
        var trace = Path.GetTempFileName();
        try
        {
            using var process = Start(trace, onPaths, [injection], writerArguments);
            var lines = await process.RestAsync();
            var seen = await File.ReadAllTextAsync(trace);
            return (lines, seen.Contains("(INJECTED)", StringComparison.Ordinal) || seen.Contains("killed by SIGKILL", StringComparison.Ordinal));
        }
        finally
        {
            File.Delete(trace);
        }
    }

    private static WriterProcess Start(string trace, string[] onPaths, string[] injections, string[] writerArguments)
    {
        SkipWithout();
        var traced = string.Join(',', injections.Select(i => i.Split(':')[0]).Distinct());
        string[] arguments =
        [
            "-f", "-qq", "-o", trace, .. onPaths.SelectMany(path => new[] { "-P", path }), "-e", $"trace={traced}",
            .. injections.SelectMany(i => new[] { "-e", $"inject={i}" }), WriterProcess.Program, .. writerArguments,
        ];
        return WriterProcess.Start(Program, arguments);
    }

    private static void SkipWithout()
    {
        if (File.Exists(Program)) return;
        Assert.False(Environment.GetEnvironmentVariable("CI") == "true", "CI needs strace");
        Assert.Skip("needs strace (apt-get install strace)");
    }
}
