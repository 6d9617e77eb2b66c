using SigmaShake.Ledger.Index;
using SigmaShake.Ledger.Tests.Support;

namespace SigmaShake.Ledger.Tests.Index;

public sealed class WordPairTests : IDisposable
{
    private readonly TestLedger _ledger = new();

    public void Dispose() => _ledger.Dispose();

    [Theory]
    [InlineData("api.ts", "\"api\" AND \"ts\"* AND \"api·ts\"*")]
    [InlineData("generated/api.ts", "\"generated\" AND \"api\" AND \"ts\"* AND \"ted·api\" AND \"api·ts\"*")]
    [InlineData("a.ts", "\"ts\"*")] // the first may be the end of a longer word, whose last three letters are not known
    [InlineData("x/a.ts", "\"a\" AND \"ts\"* AND \"a·ts\"*")]
    [InlineData("\"git status\"", "\"git\" AND \"status\"*")] // a blank between them: no pair
    [InlineData("status", "\"status\"*")]
    public void Neighbours_are_looked_for_as_one_word(string text, string expression) => Assert.Equal(expression, SearchText.Parse(text).Expression());

    [Theory]
    [InlineData(3)]
    [InlineData(WordList.MaxWordCharacters - 1)]
    [InlineData(WordList.MaxWordCharacters)]
    [InlineData(WordList.MaxWordCharacters + 1)]
    [InlineData(WordList.MaxWordCharacters + 2)]
    [InlineData(WordList.MaxWordCharacters + 3)]
    [InlineData(500)]
    public void The_end_of_a_long_word_counts(int length)
    {
        var word = string.Concat(Enumerable.Range(0, length).Select(i => (char)('a' + (i % 26))));
        _ledger.Append(TestIndex.Shell($"cat {word}.𝒳{word}/{word}"));
        Assert.Single(TestIndex.Found(_ledger, $"{word}.𝒳{word}/{word[..2]}"));
        Assert.Equal(length <= WordList.MaxWordCharacters + 2 ? 1 : 0, TestIndex.Found(_ledger, $"{word[^3..]}.𝒳{word}").Length);
    }

    [Fact]
    public void What_stands_on_both_sides_of_a_blank_or_in_two_members_is_no_pair()
    {
        var words = new WordList();
        words.Add("one two.three");
        words.Add("four");
        Assert.Equal("one two three two·three four ", System.Text.Encoding.UTF8.GetString(words.Written));
    }
}
