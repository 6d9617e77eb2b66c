using System.Collections.Concurrent;
using SigmaShake.Cli.Tests.Hook;

namespace SigmaShake.Cli.Tests.Abuse;

/// <summary>Abuse 9: many hooks at once. Every call has its verdict, and its entry once.</summary>
public sealed class ManyHooksTests(ITestOutputHelper output) : IDisposable
{
    private readonly HookHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public Task Twenty_at_once_with_ten_calls_each_give_200_verdicts_and_200_entries() => Flood(hooks: 20, calls: 10);

    [Fact]
    [Trait("Category", "Nightly")]
    public Task Two_hundred_at_once_with_fifty_calls_each_give_10_000_verdicts_and_10_000_entries() => Flood(hooks: 200, calls: 50);

    private async Task Flood(int hooks, int calls)
    {
        var answers = new ConcurrentDictionary<string, int>();
        var longest = new ConcurrentBag<TimeSpan>();
        await Task.WhenAll(Enumerable.Range(0, hooks).Select(worker => Task.Run(async () =>
        {
            for (var i = 0; i < calls; i++)
            {
                var id = $"toolu_{worker}_{i}";
                var result = await _home.Ask(HookCalls.Tool("Bash", new { command = i % 2 == 1 ? "rm -rf /" : "git status" }, _home.Project, id));
                if (i % 2 == 1) HookAnswers.IsRefused(result, "destructive/remove-root");
                else HookAnswers.IsSilent(result);
                answers[id] = result.ExitCode;
                longest.Add(result.Elapsed);
            }
        })));

        output.WriteLine($"{answers.Count} answers; a call took at most {longest.Max().TotalMilliseconds:F0} ms as seen from its parent");
        Assert.Equal(hooks * calls, answers.Count);
        Assert.Equal(
            answers.Select(answer => $"{answer.Key} {(answer.Value == 0 ? "nothing" : "refused")}").Order(),
            _home.Calls().Select(call => $"{call.GetProperty("call").GetString()} {call.GetProperty("answer").GetString()}").Order());
        await _home.AssertLogIsIntact(hooks * calls);
    }
}
