using SigmaShake.Testing;

namespace SigmaShake.Ledger.Tests.Support;

/// <summary>
/// Runs <c>tools/verify.py</c> once for each byte of some files, one bit of that byte flipped, in one Python process: a process each would
/// take minutes.
/// </summary>
internal static class FlippedBytes
{
    private const string Program = """
        import contextlib, io, struct, sys
        sys.path.insert(0, sys.argv[1])
        import verify
        def run(what):
            try:
                with contextlib.redirect_stdout(io.StringIO()): what()
            except (ValueError, LookupError, OSError, struct.error) as problem: return str(problem) or "found"
            return ""
        kind, path, vkey, old, *files = sys.argv[2:]
        what = (lambda: verify.export(path, [vkey])) if kind == "export" else (lambda: verify.proof(verify.read(path), [vkey], old))
        intact, count = run(what), 0
        if intact: sys.exit("intact and refused: " + intact)
        for file in files:
            whole = verify.read(file)
            for offset in range(len(whole)):
                damaged = bytearray(whole)
                damaged[offset] ^= 1 << (offset % 8)
                with open(file, "wb") as opened: opened.write(damaged)
                count += 1
                if not run(what): print("unseen:", file, offset)
            with open(file, "wb") as opened: opened.write(whole)
        print("flipped", count)
        """;

    /// <summary>What was not seen, one line each, and how many bytes were flipped.</summary>
    public static async Task<string> RunAsync(string kind, string path, string vkey, string old, params string[] files)
    {
        string[] arguments = ["-c", Program, Path.Combine(Checkout.Root, "tools"), kind, path, vkey, old, .. files];
        var run = await ChildProcess.RunAsync("python3", arguments, environment: new Dictionary<string, string?> { ["PYTHONDONTWRITEBYTECODE"] = "1" }, timeLimit: TimeSpan.FromMinutes(5));
        Assert.True(run.ExitCode == 0, run.Error);
        return run.Out;
    }
}
