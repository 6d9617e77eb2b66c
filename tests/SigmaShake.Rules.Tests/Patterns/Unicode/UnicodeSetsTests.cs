using System.Globalization;
using System.Text;
using SigmaShake.Rules.Patterns.Unicode;

namespace SigmaShake.Rules.Tests.Patterns.Unicode;

public sealed class UnicodeSetsTests
{
    private static readonly Dictionary<UnicodeCategory, string> Names = new()
    {
        [UnicodeCategory.UppercaseLetter] = "Lu", [UnicodeCategory.LowercaseLetter] = "Ll", [UnicodeCategory.TitlecaseLetter] = "Lt",
        [UnicodeCategory.ModifierLetter] = "Lm", [UnicodeCategory.OtherLetter] = "Lo", [UnicodeCategory.NonSpacingMark] = "Mn",
        [UnicodeCategory.SpacingCombiningMark] = "Mc", [UnicodeCategory.EnclosingMark] = "Me", [UnicodeCategory.DecimalDigitNumber] = "Nd",
        [UnicodeCategory.LetterNumber] = "Nl", [UnicodeCategory.OtherNumber] = "No", [UnicodeCategory.ConnectorPunctuation] = "Pc",
        [UnicodeCategory.DashPunctuation] = "Pd", [UnicodeCategory.OpenPunctuation] = "Ps", [UnicodeCategory.ClosePunctuation] = "Pe",
        [UnicodeCategory.InitialQuotePunctuation] = "Pi", [UnicodeCategory.FinalQuotePunctuation] = "Pf",
        [UnicodeCategory.OtherPunctuation] = "Po", [UnicodeCategory.MathSymbol] = "Sm", [UnicodeCategory.CurrencySymbol] = "Sc",
        [UnicodeCategory.ModifierSymbol] = "Sk", [UnicodeCategory.OtherSymbol] = "So", [UnicodeCategory.SpaceSeparator] = "Zs",
        [UnicodeCategory.LineSeparator] = "Zl", [UnicodeCategory.ParagraphSeparator] = "Zp", [UnicodeCategory.Control] = "Cc",
        [UnicodeCategory.Format] = "Cf", [UnicodeCategory.Surrogate] = "Cs", [UnicodeCategory.PrivateUse] = "Co",
        [UnicodeCategory.OtherNotAssigned] = "Cn",
    };

    // The framework's tables are of a later version of the standard: it has assigned more, and corrected a handful.
    [Fact]
    public void General_categories_are_those_of_the_framework_but_for_later_assignments()
    {
        var sets = Names.ToDictionary(pair => pair.Key, pair => UnicodeSets.Find(pair.Value)!);
        var unassigned = UnicodeSets.Find("Cn")!;
        var (same, later, corrected) = (0, 0, 0);
        for (var codePoint = 0; codePoint <= CodePointSet.Last; codePoint++)
        {
            if (sets[CharUnicodeInfo.GetUnicodeCategory(codePoint)].Contains(codePoint)) same++;
            else if (unassigned.Contains(codePoint)) later++;
            else corrected++;
        }

        Assert.Equal(CodePointSet.Last + 1, same + later + corrected);
        Assert.InRange(later, 1, 15_000);
        Assert.InRange(corrected, 0, 10);
    }

    [Fact]
    public void White_space_is_that_of_the_framework()
    {
        var different = ScalarValues().Where(rune => Rune.IsWhiteSpace(rune) != UnicodeSets.Space.Contains(rune.Value));
        Assert.Empty(different);
    }

    [Fact]
    public void Case_orbits_hold_the_simple_mappings_of_the_framework()
    {
        // Dotless and dotted i, which full or Turkic folding alone would join.
        int[] turkic = [0x130, 0x131];
        var unassigned = UnicodeSets.Find("Cn")!;
        var checkedMappings = 0;
        foreach (var rune in ScalarValues().Where(rune => !turkic.Contains(rune.Value) && !unassigned.Contains(rune.Value)))
        {
            Rune[] mapped = [Rune.ToLowerInvariant(rune), Rune.ToUpperInvariant(rune)];
            foreach (var other in mapped.Where(other => other != rune && !unassigned.Contains(other.Value)))
            {
                var orbit = CaseFolding.Of(rune.Value);
                Assert.True(orbit.Contains(other.Value), $"U+{other.Value:X} is missing from the orbit of U+{rune.Value:X}");
                Assert.Equal(orbit.Bounds, CaseFolding.Close(orbit).Bounds);
                checkedMappings++;
            }
        }

        Assert.InRange(checkedMappings, 2_700, 3_000);
    }

    [Theory]
    [InlineData("Greek", 'λ', true)]
    [InlineData("Latin", 'λ', false)]
    [InlineData("is_greek", 'λ', true)]
    [InlineData("LOWERCASE letter", 'a', true)]
    [InlineData("Alphabetic", 'ß', true)]
    [InlineData("any", '\0', true)]
    [InlineData("ascii", '\u0080', false)]
    [InlineData("Assigned", '\u0378', false)]
    public void A_name_is_found_loosely(string name, char member, bool expected) =>
        Assert.Equal(expected, UnicodeSets.Find(name)!.Contains(member));

    [Fact]
    public void Script_extensions_go_beyond_scripts()
    {
        const int prolongedSoundMark = 0x30FC;
        Assert.False(UnicodeSets.Find("sc", "Katakana")!.Contains(prolongedSoundMark));
        Assert.True(UnicodeSets.Find("scx", "Katakana")!.Contains(prolongedSoundMark));
    }

    [Theory]
    [InlineData("Klingon")]
    [InlineData("")]
    [InlineData("^Greek")]
    public void An_unknown_name_is_null(string name) => Assert.Null(UnicodeSets.Find(name));

    private static IEnumerable<Rune> ScalarValues() =>
        Enumerable.Range(0, CodePointSet.Last + 1).Where(Rune.IsValid).Select(static value => new Rune(value));
}
