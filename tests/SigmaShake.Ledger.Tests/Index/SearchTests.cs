using SigmaShake.Ledger.Index;
using SigmaShake.Ledger.Tests.Support;

namespace SigmaShake.Ledger.Tests.Index;

public sealed class SearchTests : IDisposable
{
    private readonly TestLedger _ledger = new();

    public void Dispose() => _ledger.Dispose();

    [Theory]
    [InlineData("git status", true)]
    [InlineData("GIT Status", true)]
    [InlineData("status git", true)] // each word for itself
    [InlineData("\"status git\"", false)] // kept together
    [InlineData("\"git status", true)] // a quote that is not closed
    [InlineData("atus", true)] // any part of a command
    [InlineData("billing/api", true)]
    [InlineData("illing/api.t", true)]
    [InlineData("api.ts", true)]
    [InlineData("api.tsx", false)]
    [InlineData("billing api.ts", true)]
    [InlineData("ts", true)]
    [InlineData("t", false)] // one letter is a whole word
    [InlineData("-s", true)]
    [InlineData("-s billing", true)]
    [InlineData("Straße", true)]
    [InlineData("STRAßE", true)]
    [InlineData("東京", true)]
    [InlineData("京都", true)]
    [InlineData("userName", true)]
    [InlineData("username", true)]
    [InlineData("NOT", false)]
    [InlineData("git NOT status", false)] // no operators: a word that is not there
    [InlineData("git OR nothing", false)]
    [InlineData("git AND status", false)]
    [InlineData("gi*", false)]
    [InlineData("words:git", false)]
    [InlineData("NEAR(git status)", false)]
    [InlineData("^git", false)]
    [InlineData("(git", false)]
    [InlineData("git' OR 1=1 --", false)]
    [InlineData("\"\"", true)] // nothing is asked for
    [InlineData("git && status", false)]
    [InlineData("§1", false)] // no way to the words that stand for filters
    public void A_text_finds_what_has_all_of_its_words(string text, bool isFound)
    {
        _ledger.Append(TestIndex.Shell("git status -s /home/you/billing/api.ts # getUserName Straße 東京都"));
        Assert.Equal(isFound, TestIndex.Found(_ledger, text).Length == 1);
    }

    [Theory]
    [InlineData("invoice", true)]
    [InlineData("inv", true)]
    [InlineData("total", true)] // behind a capital
    [InlineData("grandTotal", true)]
    [InlineData("voice", false)] // outside of commands and paths a word is found from its beginning
    [InlineData("oldest", false)]
    public void What_a_file_is_given_is_found_from_the_beginning_of_a_word(string text, bool isFound)
    {
        _ledger.Append(TestIndex.Call("Write", """{"file_path":"/a/b.ts","content":"const grandTotal = invoice();"}"""));
        Assert.Equal(isFound, TestIndex.Found(_ledger, text).Length == 1);
    }

    [Fact]
    public void Names_of_members_are_not_looked_at()
    {
        _ledger.Append(TestIndex.Call("Write", """{"file_path":"/a/b.ts","content":"x"}"""));
        Assert.Empty(TestIndex.Found(_ledger, "content"));
        Assert.Empty(TestIndex.Found(_ledger, "enforce"));
    }

    [Fact]
    public void Any_part_of_a_path_is_found_that_has_three_letters()
    {
        const string FilePath = "/home/you/work-7/src/Generated_Code/apiClient2.test.ts";
        _ledger.Append(TestIndex.Call("Read", $$"""{"file_path":"{{FilePath}}"}"""));
        using var index = TestIndex.Open(_ledger);
        for (var start = 0; start < FilePath.Length; start++)
        {
            for (var length = 3; start + length <= FilePath.Length; length++)
            {
                var part = FilePath.Substring(start, length);
                if (SearchText.Parse(part).Unfindable is not null) continue;

                // One and two letters alone are whole words: "/s" is none of this path's.
                var words = part.Split(['/', '_', '.', '-'], StringSplitOptions.RemoveEmptyEntries);
                if (words.All(word => word.Length < 3)) continue;
                Assert.True(index.Search(EntryFilter.All, SearchText.Parse(part), 1).Value!.Entries.Count == 1, part);
            }
        }
    }

    [Fact]
    public void Random_terms_find_what_a_plain_look_at_all_entries_finds()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        const string Letters = "abAB01 _-/.\"'\\éß§東\n";
        string Text(int length) => new([.. Enumerable.Range(0, length).Select(_ => Letters[random.Next(Letters.Length)])]);
        var commands = Enumerable.Range(0, 60).Select(_ => Text(random.Next(1, 40))).ToList();
        foreach (var command in commands) _ledger.Append(TestIndex.Shell(command));
        using var index = TestIndex.Open(_ledger);
        for (var round = 0; round < 1000; round++)
        {
            // Of what stands in a command: whole words, so that short ones count.
            var source = commands[random.Next(commands.Count)];
            var from = random.Next(source.Length);
            var text = random.Next(2) == 0 ? Text(random.Next(1, 6)) : source[from..Math.Min(source.Length, from + random.Next(3, 12))];
            var search = SearchText.Parse(text);
            if (search.IsEmpty || search.Unfindable is not null) continue;
            var found = index.Search(EntryFilter.All, search, 100).Value!.Entries.Select(entry => (int)entry.Entry.Index).ToHashSet();
            Assert.All(found, number => Assert.All(search.Terms, term => Assert.Contains(term, $"{commands[number]}\nclaude-code\ns1\n/home/you/shop\nBash\nallow", StringComparison.OrdinalIgnoreCase)));

            // Promised is what has a part of three letters or more in each term.
            if (!search.Terms.All(term => WordList.Split(term).Exists(word => word.Length >= 3))) continue;
            var expected = Enumerable.Range(0, commands.Count).Where(i => search.Terms.All(term => commands[i].Contains(term, StringComparison.OrdinalIgnoreCase)));
            foreach (var number in expected) Assert.True(found.Contains(number), $"`{text}` in `{commands[number]}`, seed {seed}");
        }
    }

    [Fact]
    public void Newest_come_first_up_to_the_limit()
    {
        for (var i = 0; i < 10; i++) _ledger.Append(TestIndex.Shell("git"));
        var (found, result, _) = TestIndex.Search(_ledger, "git", limit: 3);
        Assert.Equal([9, 8, 7], found);
        Assert.True(result.HasMore);
        Assert.False(TestIndex.Search(_ledger, "git", limit: 10).Result.HasMore);
    }

    [Fact]
    public void Filters_choose_by_what_the_entry_says()
    {
        _ledger.Append(TestIndex.Call("Bash", "{}", "block", "destructive/remove-root"));
        _ledger.Append(TestIndex.Call("Bash", "{}", project: "/srv/billing", agent: "codex"));
        _ledger.Append(TestIndex.Call("Write", "{}", "ask", "user/remove-root"));
        _ledger.Append("""{"v":1,"action":"pause","detail":"10m: why"}""");
        Assert.Equal([0], Found(new EntryFilter { Decision = "BLOCK" }));
        Assert.Equal([2, 0], Found(new EntryFilter { Rule = "remove-root" }));
        Assert.Equal([0], Found(new EntryFilter { Rule = "destructive/remove-root" }));
        Assert.Empty(Found(new EntryFilter { Rule = "root" }));
        Assert.Equal([1], Found(new EntryFilter { Project = "billing" }));
        Assert.Equal([1], Found(new EntryFilter { Project = "/srv/billing/" }));
        Assert.Equal([1], Found(new EntryFilter { Agent = "codex", Tool = "bash" }));
        Assert.Equal([3], Found(new EntryFilter { Tool = "pause" }));
        Assert.Equal([2, 1, 0], Found(new EntryFilter { Session = "s1" }));
        Assert.Equal([3, 2, 1, 0], Found(new EntryFilter { Kind = "call" }));

        long[] Found(EntryFilter filter) => TestIndex.Found(_ledger, "", filter);
    }

    [Fact]
    public void A_value_that_no_entry_has_is_named_with_those_there_are()
    {
        _ledger.Append(TestIndex.Shell("ls"));
        var unknown = TestIndex.Search(_ledger, "", new EntryFilter { Tool = "Bsh" }).Result.Unknown!;
        Assert.Equal(("tool", "Bsh"), (unknown.Facet, unknown.Text));
        Assert.Equal(["Bash"], unknown.Known);
    }

    [Fact]
    public void Times_bound_what_is_found_the_first_included_and_the_last_not()
    {
        for (var i = 0; i < 100; i++) _ledger.Append(TestIndex.Shell("ls"), TestLedger.Noon.AddSeconds(i / 2));
        for (var since = -1; since < 51; since++)
        {
            for (var until = -1; until < 52; until += 13)
            {
                var filter = new EntryFilter { Since = TestLedger.Noon.AddSeconds(since), Until = TestLedger.Noon.AddSeconds(until) };
                var expected = Enumerable.Range(0, 100).Where(i => i / 2 >= since && i / 2 < until).Select(i => (long)i).Reverse();
                Assert.Equal(expected, TestIndex.Found(_ledger, "ls", filter));
                Assert.Equal(expected, TestIndex.Found(_ledger, "", filter));
            }
        }
    }

    [Fact]
    public void A_number_bounds_what_is_found_and_is_itself_left_out()
    {
        for (var i = 0; i < 20; i++) _ledger.Append(TestIndex.Shell("ls"));
        foreach (var text in new[] { "ls", "" })
        {
            Assert.Equal([2, 1, 0], TestIndex.Found(_ledger, text, new EntryFilter { Before = 3 }));
            Assert.Equal(20, TestIndex.Found(_ledger, text, new EntryFilter { Before = 100 }).Length);
            Assert.Empty(TestIndex.Found(_ledger, text, new EntryFilter { Before = 0 }));
        }
    }
}
