namespace SigmaShake.Ledger.Tests.Support;

/// <summary>Makes the kernel's answers fail: <c>strace</c> with fault injection, on calls that concern one path.</summary>
internal static class Strace
{
    private const string Program = "/usr/bin/strace";

    /// <param name="onPath">Only calls on this path, or relative to it, are counted and made to fail.</param>
    /// <param name="injections">As in <c>strace -e inject=</c>: <c>fdatasync:error=EIO:when=2+</c>.</param>
    public static async Task<List<string>> RunAsync(string onPath, string[] injections, params string[] writerArguments)
    {
        SkipWithout();
        var traced = string.Join(',', injections.Select(i => i.Split(':')[0]).Distinct());
        string[] arguments =
        [
            "-f", "-qq", "-o", "/dev/null", "-P", onPath, "-e", $"trace={traced}",
            .. injections.SelectMany(i => new[] { "-e", $"inject={i}" }), WriterProcess.Program, .. writerArguments,
        ];
        using var process = WriterProcess.Start(Program, arguments);
        return await process.RestAsync();
    }

    private static void SkipWithout()
    {
        if (File.Exists(Program)) return;
        Assert.False(Environment.GetEnvironmentVariable("CI") == "true", "CI needs strace");
        Assert.Skip("needs strace (apt-get install strace)");
    }
}
