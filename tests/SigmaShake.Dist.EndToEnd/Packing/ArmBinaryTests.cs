using SigmaShake.Testing;

namespace SigmaShake.Dist.EndToEnd.Packing;

/// <summary>The hook for arm64, built on this machine and run on a processor that qemu stands in for.</summary>
public sealed class ArmBinaryTests : IDisposable
{
    private static readonly string Ssg = Path.Combine(Checkout.Root, "artifacts", "for", "linux-arm64", "ssg");

    private readonly TemporaryFolder _home = new();

    public ArmBinaryTests() => Assert.True(File.Exists(Ssg), $"`{Ssg}` is missing; run `eng/dist/programs linux-arm64 ssg`");

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task It_is_a_static_program_for_arm64()
    {
        var header = await DistScripts.CallAsync("readelf", "--file-header", "--program-headers", Ssg);

        Assert.Contains("AArch64", header);
        Assert.DoesNotContain("INTERP", header);
        Assert.DoesNotContain("DYNAMIC", header);
    }

    [Fact]
    public async Task It_says_the_same_version() =>
        Assert.Equal(await DistScripts.CallAsync(Checkout.Ssg, "--version"), (await RunAsync("", "--version")).Out);

    [Fact]
    public async Task A_call_is_refused_with_the_same_words_and_one_is_let_through()
    {
        const string Attack = """{"hook_event_name":"PreToolUse","tool_name":"Bash","tool_input":{"command":"X=rm; sudo $X -rf /"}}""";
        var here = await ChildProcess.RunAsync(Checkout.Ssg, ["hook", "claude-code"], System.Text.Encoding.UTF8.GetBytes(Attack), environment: Home());

        var refused = await RunAsync(Attack, "hook", "claude-code");
        var let = await RunAsync(Attack.Replace("X=rm; sudo $X -rf /", "git status", StringComparison.Ordinal), "hook", "claude-code");

        Assert.Equal(here.ExitCode, refused.ExitCode);
        Assert.Equal(here.Out, refused.Out);
        Assert.Contains("destructive/remove-root", refused.Out);
        Assert.Equal((0, ""), (let.ExitCode, let.Out));
    }

    [Fact]
    public async Task What_it_wrote_is_a_log_that_both_verify_search_and_sign()
    {
        await RunAsync("""{"tool":"Bash","input":{"command":"git status"}}""", "hook");
        await RunAsync("""{"tool":"Bash","input":{"command":"sudo rm -rf /"}}""", "hook");

        var verified = await RunAsync("", "audit", "verify");
        var found = await RunAsync("", "audit", "search", "git");
        var signed = await RunAsync("", "audit", "checkpoint");
        var here = await ChildProcess.RunAsync(Checkout.Ssg, ["audit", "verify"], environment: Home());

        Assert.True(verified.ExitCode == 0, verified.Out + verified.Error);
        Assert.Contains("entries  2", verified.Out);
        Assert.Contains("git status", found.Out);
        Assert.True(signed.ExitCode == 0, signed.Error);
        Assert.True(here.ExitCode == 0, here.Out + here.Error);
        Assert.Contains("entries  2", here.Out);
    }

    private Task<ChildResult> RunAsync(string input, params IEnumerable<string> arguments) =>
        ChildProcess.RunAsync("qemu-aarch64-static", [Ssg, .. arguments], System.Text.Encoding.UTF8.GetBytes(input), _home.Path, Home());

    private Dictionary<string, string?> Home() => new() { ["HOME"] = _home.Path };
}
