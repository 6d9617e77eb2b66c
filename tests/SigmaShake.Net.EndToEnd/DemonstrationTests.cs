using SigmaShake.Testing;

namespace SigmaShake.Net.EndToEnd;

/// <summary>The real programs, all of them: what `make demo-fleet` shows is what happens.</summary>
public sealed class DemonstrationTests
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task From_two_offline_keys_to_a_refused_call_a_rollback_and_a_rewritten_log_that_is_shown()
    {
        Assert.SkipUnless(Environment.UserName == "root", "needs root, or a person at a terminal, who alone enrol");

        var result = await ChildProcess.RunAsync(
            Path.Combine(Checkout.Root, "eng", "demo-fleet"), ["--check"], environment: new Dictionary<string, string?> { ["BUILD"] = "0", ["CLAUDECODE"] = null }, timeLimit: TimeLimit);

        Assert.True(result.ExitCode == 0, $"{result.Out}\n{result.Error}");
        Assert.Contains("is signed by 1 of the 2 keys", result.Error);
        Assert.Contains("At Acme nothing is fetched with curl.", result.Out);
        Assert.Contains("release 2 of `acme` is in force", result.Out);
        Assert.Contains("The server gets a new key.", result.Out);
        Assert.Contains("host-3 is shown: ", result.Out);
        Assert.Contains("All of it came about", result.Out);
    }
}
