using System.Diagnostics;
using System.Text;
using SigmaShake.Rules.Analysis;
using SigmaShake.Rules.Evaluation;
using SigmaShake.Rules.Paths;
using SigmaShake.Rules.Tests.Evaluation;
using SigmaShake.Rules.Tests.Paths;
using Shown = SigmaShake.Rules.Tests.Evaluation.Rules;

namespace SigmaShake.Rules.Tests.Analysis.Hostile;

/// <summary>Whatever a command is made of, judging it ends soon, takes little stack, and does not let through what stands at its end.</summary>
public sealed class HostileCommandTests
{
    // The hook's own limit. What the machine does beside it only ever adds, so that the best of a few runs counts.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(4);

    // A square of what is large is minutes; what collecting garbage takes at the wrong moment is not.
    private static readonly TimeSpan Slack = TimeSpan.FromMilliseconds(150);

    // Of all that is ever held, however short.
    private const long MostAllocated = 768L << 20;

    private const int LargestCommand = 16 << 20;
    private const string Danger = "\nrm -rf /";

    public static TheoryData<string> Names => [.. HostileCommands.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void What_stands_at_the_end_is_seen_or_asked_about(string name) => Judge(name, size: 100);

    [Theory]
    [MemberData(nameof(Names))]
    [Trait("Category", "Nightly")]
    public void What_stands_at_the_end_of_much_more_is_seen_or_asked_about(string name) => Judge(name, size: 1_000);

    [Theory]
    [MemberData(nameof(Names))]
    [Trait("Category", "Nightly")]
    public void Twice_the_command_costs_less_than_three_times_the_time(string name)
    {
        var (half, whole) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
        for (var i = 0; i < 10; i++)
        {
            half = Min(half, Judge(name, size: 500));
            whole = Min(whole, Judge(name, size: 1_000));
            if (i >= 1 && whole < (3 * half) + Slack) return;
        }

        Assert.Fail($"{half.TotalMilliseconds} ms, then {whole.TotalMilliseconds} ms");
    }

    [Theory]
    [InlineData("a;")]
    [InlineData("a")]
    [InlineData("\n")]
    [InlineData("$(")]
    [InlineData("'")]
    [InlineData("cat <<E\na\nE\n")]
    [InlineData("x=$x$x;")]
    [InlineData("echo a >> f\n")]
    public void The_largest_call_takes_little_memory(string piece)
    {
        // As large as a call may be, and as large as is looked into.
        foreach (var size in new[] { LargestCommand, AnalysisLimits.MaxWork - 100 })
        {
            _ = Judge(string.Concat(Enumerable.Repeat(piece, (size - Danger.Length) / piece.Length)) + Danger, out var verdict);
            Assert.True(verdict.Ruling.Outcome.Stops(), Shown.Show(verdict));
        }
    }

    [Fact]
    public void Scripts_that_run_each_other_are_followed_or_asked_about()
    {
        const int Scripts = 60;
        var view = new MapView();
        var all = string.Concat(Enumerable.Range(0, Scripts).Select(i => $"./{i}.sh\n"));
        for (var i = 0; i < Scripts; i++) view.Scripts[$"/home/user/project/{i}.sh"] = all + (i == Scripts - 1 ? Danger : "");
        var took = Judge(Encoding.UTF8.GetBytes("./0.sh"), view, out var verdict);

        Assert.True(took < Limit, $"takes {took}");
        Assert.True(verdict.Ruling.Outcome.Stops(), Shown.Show(verdict));
    }

    [Theory]
    [InlineData("for c in {0} 'rm -rf /'; do $c; done")]
    [InlineData("for c in {0} 'rm -rf /'; do eval $c; done")]
    [InlineData("for c in {0} 'rm -rf /'; do sh -c \"$c\"; done")]
    [InlineData("for c in {0} 'rm -rf /'; do echo $c | sh; done")]
    [InlineData("for c in {0} 'rm -rf /'; do sh <<< $c; done")]
    [InlineData("f() {{ $1; }}; for c in {0} 'rm -rf /'; do f \"$c\"; done")]
    [InlineData("for c in {0} 'rm -rf /'; do x=$c; $x; done")]
    [InlineData("while read c; do $c; done <<< $'{1}\\nrm -rf /'")]
    [InlineData("for a in 1 2 3 4 5 6 7 8 9 rm; do for b in 1 2 3 4 5 6 7 8 9 -rf; do for c in 1 2 3 4 5 /; do $a $b $c; done; done; done")]
    [InlineData("mapfile -t a <<< $'{1}\\nrm -rf /'; for c in \"${{a[@]}}\"; do $c; done")]
    public void What_comes_behind_many_others_is_not_taken_for_harmless(string command)
    {
        var names = Enumerable.Range(0, 300).Select(i => $"a{i}").ToList();
        var verdict = PackRules.Judge(string.Format(System.Globalization.CultureInfo.InvariantCulture, command, string.Join(' ', names), string.Join("\\n", names)));
        Assert.True(verdict.Ruling.Outcome.Stops(), Shown.Show(verdict));
    }

    [Theory]
    [InlineData("for c in {0}; do gcc -c $c.c -o $c.o; done")]
    [InlineData("for c in {0}; do echo $c | grep x; done")]
    [InlineData("for c in {0}; do for d in 1 2 3 4 5 6 7 8 9; do mkdir -p $c/$d; done; done")]
    [InlineData("cat {0}")]
    [InlineData("cat *.a *.b src/*.c")]
    [InlineData("for f in *.c *.h; do gcc -c $f; done")]
    [InlineData("echo {{1..3000}} | xargs -n 1 echo")]
    public void What_is_done_to_many_is_not_asked_about(string command)
    {
        var verdict = PackRules.Judge(string.Format(System.Globalization.CultureInfo.InvariantCulture, command, string.Join(' ', Enumerable.Range(0, 300).Select(i => $"a{i}"))));
        Assert.Equal("allow", Shown.Show(verdict));
    }

    private static TimeSpan Judge(string name, int size)
    {
        _ = Judge(HostileCommands.All[name](10), out _);
        var took = TimeSpan.MaxValue;
        for (var attempt = 0; attempt < 3 && took > Limit; attempt++)
        {
            took = Judge(HostileCommands.All[name](size), out var verdict);
            Assert.True(verdict.Ruling.Outcome.Stops(), $"{Shown.Show(verdict)}, {verdict.Expanded.Actions.Length} actions");
        }

        Assert.True(took <= Limit, $"`{name}` takes {took}");
        return took;
    }

    private static TimeSpan Judge(string text, out Verdict verdict) => Judge(Encoding.UTF8.GetBytes(text), NoFiles.Instance, out verdict);

    private static TimeSpan Judge(byte[] command, IFileView files, out Verdict verdict)
    {
        _ = PackRules.All;
        var (told, took, allocated) = (default(Verdict), TimeSpan.Zero, 0L);
        var thread = new Thread(
            () =>
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                var clock = Stopwatch.StartNew();
                told = PackRules.Judge(command, files);
                (took, allocated) = (clock.Elapsed, GC.GetAllocatedBytesForCurrentThread() - before);
            },
            maxStackSize: 1 << 20) { IsBackground = true };
        thread.Start();
        Assert.True(thread.Join(15 * Limit), "does not end");
        verdict = told!;
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{took.TotalMilliseconds:F0} ms, {allocated >> 20} MB allocated, {command.Length} bytes, {verdict.Expanded.Actions.Length} actions, {Shown.Show(verdict)}: {verdict.Expanded.Unanalysable}");
        Assert.InRange(allocated, 0, MostAllocated);
        return took;
    }

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
