using SigmaShake.Rules.Calls;
using SigmaShake.Rules.Evaluation;
using SigmaShake.Rules.Paths;
using SigmaShake.Rules.Tests.Evaluation;
using Shown = SigmaShake.Rules.Tests.Evaluation.Rules;
using SigmaShake.Rules.Tests.Shell.Parsing;

namespace SigmaShake.Rules.Tests.Fuzzing;

/// <summary>Whatever the command, the packs say something of it, and the same each time.</summary>
public sealed class JudgingFuzz
{
    private static readonly SeedFiles Files = new(ShellTexts.Seeds);

    [Fact]
    public void Commands_are_judged() => FuzzRun.For(TimeSpan.FromSeconds(1), Execute);

    [Fact]
    [Trait("Category", "Nightly")]
    public void Four_hundred_thousand_commands_are_judged() => FuzzRun.Of(400_000, Execute);

    private static void Execute(Random random)
    {
        var text = ShellTexts.Mutator.Make(random);
        try
        {
            var verdict = PackRules.Judge(text, Files);
            Assert.InRange(verdict.Expanded.Actions.Length, 1, CallExpansion.MaxActions + (2 * Mutator.MaxBytes));
            Assert.True(verdict.Expanded.Unanalysable is null || verdict.Ruling.Outcome.Stops());
            Assert.True(verdict.Ruling.Outcome <= verdict.Unsuspended.Outcome);
            Assert.InRange(verdict.Expanded.Scripts.Length, 0, RememberingFileView.MaxScripts);
            if (random.Next(8) == 0) Assert.Equal(Summary(verdict), Summary(PackRules.Judge(text, Files)));
        }
        catch (Exception e)
        {
            throw new InvalidOperationException(TreeCheck.Show(text), e);
        }
    }

    private static string Summary(Verdict verdict) =>
        $"{Shown.Show(verdict)} {verdict.Expanded.Actions.Length} {verdict.Expanded.Unanalysable} {string.Join(' ', verdict.Matches.Select(match => match.Rule.QualifiedId))}";
}
