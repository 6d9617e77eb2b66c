using SigmaShake.Rules.Analysis.Code;
using SigmaShake.Rules.Programs;
using SigmaShake.Rules.Tests.Shell.Parsing;

namespace SigmaShake.Rules.Tests.Fuzzing;

/// <summary>Whatever the code, and whatever language it is taken for, what it does is told: so much and no more, the same each time.</summary>
public sealed class CodeFuzz
{
    // The last one is that of the Windows command interpreter, which is no program's language here.
    private static readonly Language[] Languages = [.. Enum.GetValues<Language>().Except([Language.None, Language.Shell, Language.Other]), Language.None];

    [Fact]
    public void Code_is_read() => FuzzRun.For(TimeSpan.FromSeconds(1), Execute);

    [Fact]
    [Trait("Category", "Nightly")]
    public void Three_million_pieces_of_code_are_read() => FuzzRun.Of(3_000_000, Execute);

    private static void Execute(Random random)
    {
        var code = random.Next(8) == 0 ? ShellTexts.Mutator.Make(random) : CodeTexts.Mutator.Make(random);
        var language = Languages[random.Next(Languages.Length)];
        try
        {
            var deeds = Read(language, code);
            // What is done last may be told in two ways, and that there is more comes behind.
            Assert.InRange(deeds.Count, 0, CodeLimits.MaxDeeds + 2);
            foreach (var deed in deeds)
            {
                if (deed.Kind != DeedKind.More) Assert.NotEmpty(deed.Words);
                foreach (var word in deed.Words)
                {
                    if (word.IsUnknown) Assert.InRange(word.KnownBytes, 0, word.Text.Length);
                }
            }

            if (random.Next(8) == 0) Assert.Equal(deeds.Select(Shown), Read(language, code).Select(Shown));
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"{language}: {TreeCheck.Show(code)}", e);
        }
    }

    private static List<Deed> Read(Language language, byte[] code) => language == Language.None ? CodeAnalysis.OfCmd(code) : CodeAnalysis.Of(language, code);

    private static string Shown(Deed deed) => $"{deed.Kind} {deed.Effect} {deed.Language} {string.Join(' ', deed.Words.Select(word => Convert.ToHexString(word.Text.Span)))}";
}
