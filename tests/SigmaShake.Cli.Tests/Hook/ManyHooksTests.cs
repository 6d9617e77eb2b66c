using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using SigmaShake.Testing;

namespace SigmaShake.Cli.Tests.Hook;

/// <summary>Many hooks at once, and hooks that are killed: every call that was answered is on record once, and the log is whole.</summary>
public sealed class ManyHooksTests(ITestOutputHelper output) : IDisposable
{
    private readonly HookHome _home = new();

    public void Dispose() => _home.Dispose();

    /// <summary>Abuse 9, the short form.</summary>
    [Fact]
    public async Task Twenty_at_once_with_ten_calls_each_give_200_verdicts_and_200_entries()
    {
        var answers = new ConcurrentDictionary<string, int>();
        await Parallel.ForAsync(0, 20, new ParallelOptions { MaxDegreeOfParallelism = 20 }, async (worker, _) =>
        {
            for (var i = 0; i < 10; i++)
            {
                var id = $"toolu_{worker}_{i}";
                var result = await _home.Ask(Call(id, refused: i % 2 == 1));
                if (i % 2 == 1) HookAnswers.IsRefused(result, "destructive/remove-root");
                else HookAnswers.IsSilent(result);
                answers[id] = result.ExitCode;
            }
        });

        Assert.Equal(200, answers.Count);
        Assert.Equal(
            answers.Select(answer => $"{answer.Key} {(answer.Value == 0 ? "nothing" : "refused")}").Order(),
            _home.Calls().Select(call => $"{call.GetProperty("call").GetString()} {call.GetProperty("answer").GetString()}").Order());
        await _home.AssertLogIsIntact(200);
    }

    /// <summary>Abuse 1, the short form.</summary>
    [Fact]
    public async Task Whoever_is_killed_at_any_moment_takes_no_answered_call_with_him() => await Kill(rounds: 100);

    [Fact]
    [Trait("Category", "Nightly")]
    public async Task A_thousand_killed_hooks_take_no_answered_call_with_them() => await Kill(rounds: 1_000);

    private async Task Kill(int rounds)
    {
        // A run without a kill shows how long there is to kill; two at a time take longer.
        await _home.Ask(Call("warm-up", refused: false));
        var usual = (await _home.Ask(Call("toolu_usual", refused: true))).Elapsed;
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var moments = Enumerable.Range(0, rounds).Select(_ => usual * random.NextDouble() * 3).ToList();

        var answered = new ConcurrentBag<string>();
        var started = new ConcurrentBag<string>();
        await Parallel.ForAsync(0, rounds, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (round, cancellation) =>
        {
            var id = $"toolu_{round}";
            started.Add(id);
            if (await WasAnswered(id, refused: round % 2 == 1, moments[round], cancellation)) answered.Add(id);
        });

        output.WriteLine($"{answered.Count} of {rounds} were answered");
        Assert.InRange(answered.Count, 1, rounds - 1);
        var recorded = _home.Calls().Select(call => call.GetProperty("call").GetString()!).Where(started.Contains).ToList();
        Assert.Equal(recorded.Distinct().Order(), recorded.Order());
        Assert.True(answered.All(recorded.Contains), $"seed {seed}: {string.Join(", ", answered.Except(recorded))} answered and lost");

        HookAnswers.IsSilent(await _home.Ask(Call("last", refused: false)));
        await _home.AssertLogIsIntact(_home.Entries().Count);
        Assert.Equal("last", _home.Calls()[^1].GetProperty("call").GetString());
    }

    private async Task<bool> WasAnswered(string id, bool refused, TimeSpan moment, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(Checkout.Ssg, ["hook", "claude-code", "--state", _home.State])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var hook = Process.Start(start)!;
        var clock = Stopwatch.StartNew();
        try
        {
            await hook.StandardInput.BaseStream.WriteAsync(Encoding.UTF8.GetBytes(Call(id, refused)), cancellation);
            hook.StandardInput.Close();
        }
        catch (IOException)
        {
            return false;
        }

        while (clock.Elapsed < moment && !hook.HasExited) Thread.Yield();
        hook.Kill();
        var said = await hook.StandardOutput.ReadToEndAsync(cancellation);
        await hook.WaitForExitAsync(cancellation);

        // A client that has the whole line may believe it, whatever becomes of the process.
        return refused ? said.EndsWith('\n') : hook.ExitCode == 0;
    }

    private string Call(string id, bool refused) => HookCalls.Tool("Bash", new { command = refused ? "rm -rf /" : "git status" }, _home.Project, id);
}
