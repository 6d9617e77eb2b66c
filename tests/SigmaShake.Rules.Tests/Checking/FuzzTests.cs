using System.Globalization;
using System.Text;
using SigmaShake.Rules.Checking;
using SigmaShake.Rules.Diagnostics;
using SigmaShake.Rules.Formatting;
using SigmaShake.Rules.Text;

namespace SigmaShake.Rules.Tests.Checking;

/// <summary>Random files. <c>SIGMASHAKE_FUZZ_SEED</c> repeats a run, <c>SIGMASHAKE_FUZZ_ROUNDS</c> makes it longer.</summary>
public sealed class FuzzTests
{
    private static readonly HashSet<string> Codes = [.. DiagnosticCatalog.All.Select(descriptor => descriptor.Code)];

    [Fact]
    public void Clean_files_are_clean_and_keep_their_meaning_when_formatted() => Repeat(files =>
    {
        var source = files.Clean();
        Check(Encoding.UTF8.GetBytes(source));
        Assert.DoesNotContain(RuleFiles.Read(source).Diagnostics, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        return source;
    });

    [Fact]
    public void Damaged_files_lose_no_rule_and_give_documented_diagnostics_only() => Repeat(files =>
    {
        var source = files.Damaged();
        Check(Encoding.UTF8.GetBytes(source));
        return source;
    });

    [Fact]
    public void Word_soup_gives_documented_diagnostics_only() => Repeat(files =>
    {
        var source = files.OfWords();
        Check(Encoding.UTF8.GetBytes(source));
        return source;
    });

    [Fact]
    public void Any_bytes_give_documented_diagnostics_only() => Repeat(files =>
    {
        var bytes = files.OfBytes();
        Check(bytes);
        return Convert.ToHexString(bytes);
    });

    private static void Check(byte[] utf8)
    {
        var file = RuleFileReader.Read(RuleFiles.Name, utf8);
        foreach (var diagnostic in file.Diagnostics)
        {
            Assert.Contains(diagnostic.Code, Codes);
            Assert.DoesNotContain(diagnostic.Message, char.IsControl);
            Assert.DoesNotContain(diagnostic.Help, char.IsControl);
            Assert.InRange(diagnostic.Span.End, diagnostic.Span.Start, file.Source.Text.Length);
            Assert.DoesNotContain(DiagnosticPrinter.Print(diagnostic), c => char.IsControl(c) && c != '\n');
        }

        // Whatever went wrong, each line that begins a rule is a rule.
        var heads = file.Source.Text.Split('\n').Index().Where(line => BeginsRule(line.Item)).Select(line => new SourceLocation(RuleFiles.Name, line.Index + 1, 1));
        Assert.Empty(heads.Except([.. file.Rules.Select(rule => rule.Location), .. file.Ambients.Select(ambient => ambient.Location)]));
        Assert.All(file.Rules, rule => Assert.True(!rule.IsUnreadable || rule.IsBroken));
        CheckFormat(utf8);
    }

    private static void CheckFormat(byte[] utf8)
    {
        var once = RuleFormatter.Format(RuleFiles.Name, utf8);
        Assert.Equal(once.File.HasErrors, once.Text is null);
        if (once.Text is null) return;

        var twice = RuleFormatter.Format(RuleFiles.Name, Encoding.UTF8.GetBytes(once.Text));
        Assert.Equal(once.Text, twice.Text);
        Assert.Equal(RuleFiles.Show(once.File), RuleFiles.Show(twice.File));
        Assert.Equal(Comments(once.File.Source.Text), Comments(once.Text));
    }

    /// <summary>How many <c>#</c> a text has; none may be lost.</summary>
    private static int Comments(string text) => text.Count(c => c == '#');

    private static bool BeginsRule(string line)
    {
        var words = line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        return line.StartsWith("rule ", StringComparison.Ordinal) && words.Length > 2 && words[2] == "{" && words[1].All(char.IsAsciiLetterOrDigit);
    }

    private static void Repeat(Func<RandomFiles, string> round)
    {
        var seed = Setting("SIGMASHAKE_FUZZ_SEED") ?? Random.Shared.Next();
        var rounds = Setting("SIGMASHAKE_FUZZ_ROUNDS") ?? 2_000;
        for (var index = 0; index < rounds; index++)
        {
            var current = unchecked(seed + index);
            try
            {
                round(new RandomFiles(current));
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"seed {current} (SIGMASHAKE_FUZZ_SEED={current} SIGMASHAKE_FUZZ_ROUNDS=1): {e.Message}", e);
            }
        }
    }

    private static int? Setting(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : null;
}
