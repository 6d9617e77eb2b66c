using System.Text;
using SigmaShake.Rules.Analysis;
using SigmaShake.Rules.Commands;
using SigmaShake.Rules.Tests.Shell.Parsing;

namespace SigmaShake.Rules.Tests.Fuzzing;

/// <summary>Whatever the command, and whatever the scripts that it runs, what it does is told: so much and no more, the same each time.</summary>
public sealed class AnalysisFuzz
{
    private static readonly SeedFiles Files = new(ShellTexts.Seeds);

    [Fact]
    public void Commands_are_told() => FuzzRun.For(TimeSpan.FromSeconds(1), Execute);

    [Fact]
    [Trait("Category", "Nightly")]
    public void A_million_commands_are_told() => FuzzRun.Of(1_000_000, Execute);

    private static void Execute(Random random)
    {
        var text = ShellTexts.Mutator.Make(random);
        try
        {
            var findings = Analyse(text);
            Check(findings, text);
            if (random.Next(8) == 0) Assert.Equal(Shown(findings), Shown(Analyse(text)));
        }
        catch (Exception e)
        {
            throw new InvalidOperationException(TreeCheck.Show(text), e);
        }
    }

    private static Findings Analyse(byte[] text) => CommandAnalysis.Of(text, "/home/user/project"u8.ToArray(), "/home/user"u8.ToArray(), Files);

    private static void Check(Findings findings, byte[] text)
    {
        // One command may have as many effects as it has words.
        var most = AnalysisLimits.MaxActions + 1 + (2 * Mutator.MaxBytes);
        Assert.InRange(findings.Scripts.Count + findings.Commands.Count + findings.Effects.Count, 0, most);
        if (text.Length > 0) Assert.NotEmpty(findings.Scripts);
        foreach (var command in findings.Commands)
        {
            Assert.NotEmpty(command.Words);
            Assert.True(command.Cwd.IsEmpty || command.Cwd.Span[0] is (byte)'/' or (byte)'~', $"`{Encoding.UTF8.GetString(command.Cwd.Span)}` is no folder");
            foreach (var word in command.Words)
            {
                if (word.IsUnknown) Assert.InRange(word.KnownBytes, 0, word.Text.Length);
            }
        }
    }

    private static string Shown(Findings findings)
    {
        var shown = new StringBuilder(findings.Unanalysable);
        foreach (var script in findings.Scripts) shown.Append('\n').Append(script.Length).Append(Encoding.Latin1.GetString(script.Span));
        foreach (var command in findings.Commands) shown.Append('\n').AppendJoin(' ', command.Words.Select(Shown));
        foreach (var effect in findings.Effects) shown.Append('\n').Append(effect.Kind).Append(effect.IsRecursive).Append(Encoding.Latin1.GetString((effect.Pattern ?? effect.Subject).Span));
        return shown.ToString();
    }

    private static string Shown(CommandWord word) => $"{(word.IsUnknown ? word.KnownBytes : -1)}:{Encoding.Latin1.GetString(word.Text.Span)}";
}
