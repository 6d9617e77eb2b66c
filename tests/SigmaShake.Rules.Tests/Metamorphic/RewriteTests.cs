using System.Globalization;
using System.Text;
using SigmaShake.Rules.Evaluation;

namespace SigmaShake.Rules.Tests.Metamorphic;

/// <summary>What the packs say of an example they say of every other spelling of the same deed, or something stricter.</summary>
public sealed class RewriteTests
{
    [Fact]
    public void No_rewrite_of_an_example_weakens_the_verdict() => Check(rewritesOfEach: 200);

    [Fact]
    [Trait("Category", "Nightly")]
    public void No_rewrite_of_an_example_weakens_the_verdict_all_night() => Check(rewritesOfEach: 2_000);

    /// <summary>No shell would run these; whoever reads the command does, and an agent tries again.</summary>
    [Fact]
    public void Characters_that_look_alike_weaken_no_verdict()
    {
        var failures = new StringBuilder();
        foreach (var example in PackExample.All)
        {
            if (!KnownGaps.CanBeRewritten(example)) continue;
            var expected = PackJudge.Judge(example.Command).Ruling.Outcome;
            foreach (var alike in LookAlikeForms.Of(example.Command))
            {
                var verdict = PackJudge.Judge(alike);
                if (verdict.Ruling.Outcome > expected) failures.AppendLine(CultureInfo.InvariantCulture, $"--- {example.Rule}: `{example.Command}` is {expected}; {PackJudge.Show(verdict)}: {alike}");
            }
        }

        if (failures.Length > 0) Assert.Fail(failures.ToString());
    }

    [Fact]
    public void An_example_in_quoted_data_is_not_stopped()
    {
        var failures = new StringBuilder();
        foreach (var example in PackExample.All)
        {
            foreach (var data in DataForms.Of(example.Command))
            {
                var verdict = PackJudge.Judge(data);
                if (verdict.Ruling.Outcome.Stops()) failures.AppendLine(CultureInfo.InvariantCulture, $"--- {example.Rule}: {PackJudge.Show(verdict)}:\n{data}");
            }
        }

        if (failures.Length > 0) Assert.Fail(failures.ToString());
    }

    private static void Check(int rewritesOfEach)
    {
        var given = Environment.GetEnvironmentVariable("SIGMASHAKE_SEED");
        var seed = given is null ? Environment.TickCount : int.Parse(given, CultureInfo.InvariantCulture);
        var failures = new List<string>[PackExample.All.Count];
        Parallel.For(0, PackExample.All.Count, i => failures[i] = [.. Failures(PackExample.All[i], unchecked(seed + (i * 7919)), rewritesOfEach)]);
        var all = failures.SelectMany(static one => one).ToList();
        if (all.Count > 0) Assert.Fail($"SIGMASHAKE_SEED={seed}: {all.Count} rewrites come out weaker\n{string.Join('\n', failures.SelectMany(static one => one.Take(3)))}");
    }

    private static IEnumerable<string> Failures(PackExample example, int seed, int rewrites)
    {
        if (!KnownGaps.CanBeRewritten(example)) yield break;
        var expected = PackJudge.Judge(example.Command).Ruling.Outcome;
        var rewriter = new Rewriter(new Random(seed));
        for (var round = 0; round < rewrites; round++)
        {
            var rewrite = rewriter.Rewrite(example.Command);
            var verdict = PackJudge.Judge(rewrite);
            if (verdict.Ruling.Outcome > expected) yield return $"--- {example.Rule}: `{example.Command}` is {expected}; {PackJudge.Show(verdict)}:\n{rewrite}";
        }
    }
}
