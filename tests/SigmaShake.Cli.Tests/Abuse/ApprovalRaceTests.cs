using SigmaShake.Cli.Tests.Hook;

namespace SigmaShake.Cli.Tests.Abuse;

/// <summary>Abuse 24 for approvals, in the hook: fifty processes at once with the very same call, and one approval.</summary>
public sealed class ApprovalRaceTests : IDisposable
{
    private const int Hooks = 50;

    private readonly AskingHome _asking = new();

    public void Dispose() => _asking.Dispose();

    [Fact]
    public async Task Of_fifty_hooks_at_once_exactly_one_is_let_through()
    {
        await _asking.Ask();
        var binding = _asking.Approve().ToString();

        var results = await Task.WhenAll(Enumerable.Range(0, Hooks).Select(_ => Task.Run(() => _asking.Ask())));

        HookAnswers.IsSilent(Assert.Single(results, result => result.ExitCode == 0));
        Assert.All(results.Where(result => result.ExitCode != 0), result => HookAnswers.IsRefused(result, "needs a person's approval"));
        var calls = _asking.Home.Calls();
        Assert.Equal(Hooks + 1, calls.Count);
        Assert.Equal(binding, Assert.Single(calls, call => call.GetProperty("answer").GetString() == "nothing").GetProperty("approved").GetString());
        Assert.Single(_asking.Waiting());
        await _asking.Home.AssertLogIsIntact(Hooks + 2);
    }
}
