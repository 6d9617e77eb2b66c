namespace SigmaShake.Rules.Tests.Metamorphic;

/// <summary>Options in another order and under their other names, for programs of which it is sure that they take them so.</summary>
internal static class OptionOrder
{
    private static readonly Dictionary<string, Dictionary<char, string>> LongNames = new()
    {
        ["rm"] = new() { ['r'] = "--recursive", ['R'] = "--recursive", ['f'] = "--force", ['v'] = "--verbose" },
        ["cp"] = new() { ['r'] = "--recursive", ['R'] = "--recursive", ['f'] = "--force", ['v'] = "--verbose", ['a'] = "--archive" },
        ["mv"] = new() { ['f'] = "--force", ['v'] = "--verbose", ['n'] = "--no-clobber" },
        ["chmod"] = new() { ['R'] = "--recursive", ['v'] = "--verbose" },
        ["chown"] = new() { ['R'] = "--recursive", ['v'] = "--verbose" },
    };

    /// <summary>The words in another order; the same ones where nothing is known of the program.</summary>
    public static List<WrittenWord> Shuffled(List<WrittenWord> words, Random random)
    {
        if (!LongNames.TryGetValue(words[0].Text, out var names) || words.Exists(word => !word.IsLiteral && word.Text.StartsWith('-')) || words.Exists(word => word.IsLiteral && word.Text == "--")) return words;
        var options = new List<string>();
        var operands = new List<WrittenWord>();
        foreach (var word in words.Skip(1))
        {
            if (!word.IsLiteral || !word.Text.StartsWith('-') || word.Text == "-") operands.Add(word);
            else if (word.Text.StartsWith("--", StringComparison.Ordinal)) options.Add(word.Text);
            else if (word.Text[1..].All(names.ContainsKey)) options.AddRange(word.Text[1..].Select(letter => random.Next(2) == 0 ? names[letter] : $"-{letter}"));
            else return words;
        }

        var shuffled = options.OrderBy(_ => random.Next()).Select(option => new WrittenWord(option, IsLiteral: true)).ToList();

        // Options may stand behind operands; operands keep their order.
        var at = 0;
        foreach (var operand in operands)
        {
            at = random.Next(at, shuffled.Count + 1);
            shuffled.Insert(at++, operand);
        }

        return [words[0], .. shuffled];
    }
}
