using System.Globalization;
using System.Text;
using SigmaShake.Rules.Tests.Analysis;

namespace SigmaShake.Rules.Tests.Metamorphic;

/// <summary>The generator, held against the real bash: what it makes of a script starts the same commands.</summary>
public sealed class RewriterTests : IDisposable
{
    // No machine has these programs: whatever finds them, finds those that only write down their words.
    private readonly RecordedRun _run = new("zap", "zip-zap");

    private static readonly string[] Scripts =
    [
        "zap", "zap -rf /x/y", "zap a b c", "zap 'a b' \"c*\" '' \\$x", "zap --all=1 -n -e -- -x", "zap ~/x *.none \"$HOME\"/y", "zap a | cat", "zap a && zap b", "zap a; (zap b; zap c)", "echo x | zap -q -", "zap <<< x; zip-zap y",
        "zap 'it'\\''s' \"a\\\"b\" 'x}y' 'a;b' '$(c)'", "cd /tmp && zap x", "zap é '日本' 'a\tb'", "A=1 zap b", "zap > /dev/null 2>&1 a", "f() { zap \"$@\"; }; f 1 2", "zap a%b c%d {x,y}", "cat <<E | zap -\nb $HOME\nE",
    ];

    [Fact]
    public Task A_rewrite_starts_the_same_commands() => CheckAsync(rewritesOfEach: 12);

    [Fact]
    [Trait("Category", "Nightly")]
    public Task A_rewrite_starts_the_same_commands_all_night() => CheckAsync(rewritesOfEach: 300);

    [Fact]
    public async Task Each_way_of_running_a_script_runs_it()
    {
        for (var way = 0; way < ScriptForms.Count; way++)
        {
            var script = ScriptForms.Wrap("zap 'a b' c; zip-zap", way);
            Assert.Equal(["zap a b c", "zip-zap"], await _run.CommandsOfAsync(script));
        }
    }

    private async Task CheckAsync(int rewritesOfEach)
    {
        var given = Environment.GetEnvironmentVariable("SIGMASHAKE_SEED");
        var seed = given is null ? Environment.TickCount : int.Parse(given, CultureInfo.InvariantCulture);
        var failures = new StringBuilder();
        for (var i = 0; i < Scripts.Length; i++)
        {
            var expected = await _run.CommandsOfAsync(Scripts[i]);
            Assert.NotEmpty(expected);
            var rewriter = new Rewriter(new Random(unchecked(seed + (i * 7919))), _run.ProgramFolder);
            for (var round = 0; round < rewritesOfEach; round++)
            {
                var rewrite = rewriter.Rewrite(Scripts[i]);
                var started = await _run.CommandsOfAsync(rewrite);
                if (!started.SequenceEqual(expected)) failures.AppendLine(CultureInfo.InvariantCulture, $"--- `{Scripts[i]}` starts [{string.Join(" | ", expected)}], not [{string.Join(" | ", started)}]:\n{rewrite}");
            }
        }

        if (failures.Length > 0) Assert.Fail($"SIGMASHAKE_SEED={seed}\n{failures}");
    }

    public void Dispose() => _run.Dispose();
}
