using System.Diagnostics;
using System.Text;
using SigmaShake.Cli.Tests.Hook;
using SigmaShake.Testing;

namespace SigmaShake.Cli.Tests.Abuse;

/// <summary>Abuse 1: hooks are killed at random moments. Every call that was answered is on record once, in order, and nothing is mended by hand.</summary>
public sealed class KilledHooksTests(ITestOutputHelper output) : IDisposable
{
    private const int AtOnce = 2;

    private readonly HookHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task Whoever_is_killed_at_any_moment_takes_no_answered_call_with_him() => await Kill(kills: 60);

    [Fact]
    [Trait("Category", "Nightly")]
    public async Task A_thousand_killed_hooks_take_no_answered_call_with_them() => await Kill(kills: 1_000);

    private async Task Kill(int kills)
    {
        // A run without a kill shows how long there is to kill; two at a time take longer.
        await _home.Ask(Call("warm-up", refused: false));
        var usual = (await _home.Ask(Call("toolu_usual", refused: true))).Elapsed;
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);

        var answered = new List<string>();
        for (var round = 0; round < kills / AtOnce; round++)
        {
            var ids = Enumerable.Range(0, AtOnce).Select(i => $"toolu_{round}_{i}").ToList();
            var moments = ids.ConvertAll(_ => usual * random.NextDouble() * 3);
            var victims = ids.Select((id, i) => Task.Run(() => WasAnswered(id, refused: i % 2 == 1, moments[i])));
            var outcome = await Task.WhenAll(victims);
            answered.AddRange(ids.Where((_, i) => outcome[i]));

            // The next call mends what the kill left, and then both verifiers find all of it whole.
            HookAnswers.IsSilent(await _home.Ask(Call($"after_{round}", refused: false)));
            answered.Add($"after_{round}");
            await _home.AssertLogIsIntact(_home.Entries().Count);
        }

        var recorded = _home.Calls().ConvertAll(call => call.GetProperty("call").GetString()!);
        output.WriteLine($"{answered.Count(id => id[0] == 't')} of {kills} were answered, {recorded.Count(id => id.StartsWith("toolu_", StringComparison.Ordinal)) - 1} are on record");
        Assert.InRange(answered.Count(id => id[0] == 't'), 1, kills - 1);
        Assert.Equal(recorded.Distinct().Count(), recorded.Count);
        Assert.True(answered.TrueForAll(recorded.Contains), $"seed {seed}: {string.Join(", ", answered.Except(recorded))} answered and lost");

        // Rounds follow each other, and so do their entries.
        var rounds = recorded.Where(id => id is not ("warm-up" or "toolu_usual")).Select(id => int.Parse(id.Split('_')[1], System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(rounds.Order(), rounds);
    }

    private async Task<bool> WasAnswered(string id, bool refused, TimeSpan moment)
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
            await hook.StandardInput.BaseStream.WriteAsync(Encoding.UTF8.GetBytes(Call(id, refused)));
            hook.StandardInput.Close();
        }
        catch (IOException)
        {
            return false;
        }

        while (clock.Elapsed < moment && !hook.HasExited) Thread.Yield();
        hook.Kill();
        var said = await hook.StandardOutput.ReadToEndAsync();
        await hook.WaitForExitAsync();

        // A client that has the whole line may believe it, whatever becomes of the process.
        return refused ? said.EndsWith('\n') : hook.ExitCode == 0;
    }

    private string Call(string id, bool refused) => HookCalls.Tool("Bash", new { command = refused ? "rm -rf /" : "git status" }, _home.Project, id);
}
