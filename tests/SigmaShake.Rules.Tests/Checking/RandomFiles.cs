using System.Text;

namespace SigmaShake.Rules.Tests.Checking;

/// <summary>Makes rule files by chance: clean ones, damaged ones and soup. What comes out depends on the seed alone.</summary>
internal sealed class RandomFiles(int seed)
{
    private static readonly string[] Soup =
    [
        "rule", "rule a {", "\nrule b {\n", "{", "}", "(", ")", "\"", "\\\"", "\\", "#", "\n", "\r\n", "\t", " ", "\u0000", "\u2028", "😀", "é",
        "enabled", "true", "false", "priority", "50", "9999", "severity", "error", "DENY", "ALLOW", "LOG", "SHADOW", "ASK", "FORCE", "execution", "read",
        "any", "agent", "IF", "AND", "OR", "NOT", "command", "path", "input.a", "input.", "EQUALS", "CONTAINS", "REGEX", "GLOB", "INVOKES", "EXISTS",
        "\"x\"", "\"${y}\"", "\"(\"", "MESSAGE", "PROMPT", "SUBSTITUTE", "CONTEXT", "RUN", "WEBHOOK", "CATEGORY", "AMBIENT", "EXAMPLE", "COUNTEREXAMPLE",
    ];

    private readonly Random _random = new(seed);

    /// <summary>A file without errors, laid out at random, with comments wherever one can stand.</summary>
    public string Clean()
    {
        var text = new StringBuilder();
        for (var count = _random.Next(1, 5); count > 0; count--) AppendRule(text, count);
        return text.Append(Gap()).ToString();
    }

    /// <summary>A clean file with some stretches cut, doubled, moved or overwritten.</summary>
    public string Damaged()
    {
        var text = new StringBuilder(Clean());
        for (var count = _random.Next(1, 6); count > 0; count--)
        {
            var start = _random.Next(text.Length + 1);
            var length = Math.Min(_random.Next(1, 20), text.Length - start);
            var piece = text.ToString(start, length);
            if (_random.Next(2) == 0) text.Remove(start, length);
            if (_random.Next(2) == 0) text.Insert(_random.Next(text.Length + 1), piece);
            if (_random.Next(3) == 0) text.Insert(_random.Next(text.Length + 1), Pick(Soup));
        }

        return text.ToString();
    }

    /// <summary>Words of the language and what else can hurt, in any order.</summary>
    public string OfWords()
    {
        var text = new StringBuilder();
        for (var count = _random.Next(80); count > 0; count--) text.Append(Pick(Soup)).Append(Pick("", " ", "\n"));
        return text.ToString();
    }

    public byte[] OfBytes()
    {
        var bytes = new byte[_random.Next(200)];
        _random.NextBytes(bytes);
        return bytes;
    }

    private void AppendRule(StringBuilder text, int number)
    {
        text.Append(Gap()).Append("rule r").Append(number).Append(Gap(sameLine: true)).Append('{');
        string[] statements =
        [
            _random.Next(6) == 0 ? "AMBIENT" : $"{Pick("DENY", "LOG", "SHADOW", "ALLOW")} {Pick("execution", "read", "edit", "any", "agent")}",
            $"IF {Expression(3)}",
            $"MESSAGE {Text()}",
            Pick("", $"enabled {Pick("true", "false")}"),
            Pick("", $"priority {_random.Next(1001)}"),
            Pick("", $"severity {Pick("error", "warning", "info")}"),
            Pick("", $"CONTEXT {Text()}"),
            Pick("", $"RUN \"a\" {Text()}"),
            Pick("", "CATEGORY a b-c\n"),
            Pick("", $"EXAMPLE {Text()}"),
            Pick("", $"COUNTEREXAMPLE path {Text()} input.x {Text()}"),
        ];
        _random.Shuffle(statements);
        foreach (var statement in statements) text.Append(Gap()).Append(statement);
        text.Append(Gap()).Append('}');
    }

    private string Expression(int depth)
    {
        var choice = depth == 0 ? 0 : _random.Next(6);
        return choice switch
        {
            1 => Expression(depth - 1) + Gap() + "AND" + Gap() + Expression(depth - 1),
            2 => Expression(depth - 1) + Gap() + "OR" + Gap() + Expression(depth - 1),
            3 => Pick("NOT", "") + Gap() + "(" + Pick("", Gap()) + Expression(depth - 1) + Pick("", Gap()) + ")",
            4 => Condition() + Gap() + Condition(),
            _ => Pick("", "NOT ") + Condition(),
        };
    }

    private string Condition() =>
        Pick("command", "path", "input.file_path") + Gap() + Pick("", "NOT" + Gap()) + Pick("EXISTS", $"{Pick("EQUALS", "CONTAINS")}{Gap()}{Text()}");

    private string Text() => Pick(
        "\"\"", "\"a\"", "\"a \\\" b\"", "\"\\\\\"", "\"\\s+\"", "\"two\n lines\"", "\"# no comment {\"", "\"漢字 😀\"", $"\"{new string('w', _random.Next(70))}\"");

    /// <summary>White space, and now and then comments.</summary>
    private string Gap(bool sameLine = false)
    {
        if (sameLine) return Pick(" ", "\t", "  ");
        return Pick(" ", "  ", "\n", "\r\n", "\n\n\n", " \n\t", " # why\n", "\n# own line\n", "\n\n  # a\n\n\n#b  \n\n", " #\r\n");
    }

    private string Pick(params string[] choices) => choices[_random.Next(choices.Length)];
}
