using System.Globalization;
using System.Text;
using SigmaShake.Rules.Tests.Patterns;

namespace SigmaShake.Rules.Tests.Metamorphic;

/// <summary>Spells words in ways that bash reads as the same word.</summary>
/// <param name="random">Chooses the ways.</param>
internal sealed class Spelling(Random random)
{
    private readonly StringBuilder _assignments = new();
    private int _names;

    /// <summary>What has to stand before the command: the assignments that words refer to.</summary>
    public string Assignments => _assignments.ToString();

    /// <summary>A word so that bash reads it as itself, in the plainest way.</summary>
    public static string Plain(WrittenWord word) => !word.IsLiteral || word.IsSafe ? word.Text : Quoted(word.Text);

    public static string Quoted(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    public string Spell(WrittenWord word)
    {
        if (!word.IsLiteral) return word.Text;
        var text = word.Text;
        return random.Next(14) switch
        {
            0 or 1 => Plain(word),
            2 => Quoted(text),
            3 => Double(text),
            4 => Escaped(text),
            5 => AnsiC(text),
            6 => Split(text),
            7 => Value(word, Variable(text)),
            8 when word.IsSafe && !IsEchoOption(text) => Output($"echo {text}"),
            9 when !text.Contains('\n', StringComparison.Ordinal) => $"\"$(printf %s {Quoted(text)})\"",
            10 => Transformed(word),
            // A single quote has to have another one there.
            11 when !text.Contains('\'', StringComparison.Ordinal) => $"\"${{NOTSET{Name()}:-{Inner(text)}}}\"",
            12 when word.IsSafe => Output($"echo {Convert.ToBase64String(Encoding.UTF8.GetBytes(text))} | base64 -d"),
            _ => Halves(text),
        };
    }

    /// <summary>A variable that holds the text, and its assignment before the command.</summary>
    public string Variable(string text)
    {
        var name = $"V{Name()}";
        _assignments.Append(CultureInfo.InvariantCulture, $"{name}={Quoted(text)}; ");
        return name;
    }

    private string Name() => (_names++).ToString(CultureInfo.InvariantCulture);

    private string Value(WrittenWord word, string name) => (word.IsSafe ? random.Next(3) : random.Next(2)) switch
    {
        0 => $"\"${name}\"",
        1 => $"\"${{{name}}}\"",
        _ => $"${{{name}}}",
    };

    private static bool IsEchoOption(string text) => text.Length > 1 && text[0] == '-' && text[1..].All(c => c is 'n' or 'e' or 'E');

    private string Output(string script) => random.Next(3) switch { 0 => $"$({script})", 1 => $"\"$({script})\"", _ => $"`{script}`" };

    private static string Double(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            if (c is '$' or '`' or '"' or '\\') quoted.Append('\\');
            quoted.Append(c);
        }

        return quoted.Append('"').ToString();
    }

    // In `"${x:-…}"`, where a brace would end it.
    private static string Inner(string text) => Double(text)[1..^1].Replace("}", "\\}", StringComparison.Ordinal);

    private string Escaped(string text)
    {
        var escaped = new StringBuilder();
        foreach (var c in text)
        {
            var isSafe = char.IsAsciiLetterOrDigit(c) || "_./-".Contains(c, StringComparison.Ordinal);
            // bash loses count of escaped brackets in an array in a substitution.
            if (c is '\n' or '(' or ')') escaped.Append('\'').Append(c).Append('\'');
            else if (c < 128 && (!isSafe || random.Next(3) == 0)) escaped.Append('\\').Append(c);
            else escaped.Append(c);
        }

        return text.Length == 0 ? "''" : escaped.ToString();
    }

    private string AnsiC(string text)
    {
        var quoted = new StringBuilder("$'");
        foreach (var one in Encoding.UTF8.GetBytes(text))
        {
            var way = random.Next(3);
            if (way == 0 || one >= 128) quoted.Append(CultureInfo.InvariantCulture, $"\\x{one:x2}");
            else if (way == 1) quoted.Append(CultureInfo.InvariantCulture, $"\\{Convert.ToString(one, 8).PadLeft(3, '0')}");
            else if (one is (byte)'\'' or (byte)'\\') quoted.Append('\\').Append((char)one);
            else quoted.Append((char)one);
        }

        return quoted.Append('\'').ToString();
    }

    private string Split(string text)
    {
        if (text.Length < 2) return Quoted(text);
        var at = Cut(text);
        return Plain(new WrittenWord(text[..at], IsLiteral: true)) + random.Pick<string>("''", "\"\"", "\\\n") + Plain(new WrittenWord(text[at..], IsLiteral: true));
    }

    private string Halves(string text)
    {
        if (text.Length < 2) return Double(text);
        var at = Cut(text);
        return Spell(new WrittenWord(text[..at], IsLiteral: true)) + Spell(new WrittenWord(text[at..], IsLiteral: true));
    }

    // Not between the two halves of a character beyond the basic plane.
    private int Cut(string text)
    {
        var at = random.Next(1, text.Length);
        return char.IsLowSurrogate(text[at]) ? at + 1 == text.Length ? at - 1 : at + 1 : at;
    }

    private string Transformed(WrittenWord word)
    {
        var text = word.Text;
        switch (random.Next(4))
        {
            case 0: return $"\"${{{Variable(text + "zz")}%zz}}\"";
            case 1: return $"\"${{{Variable("zz" + text)}#zz}}\"";
            // Of an array in a substitution, bash loses count of some quotes.
            case 3 when text.IndexOfAny(['\'', '"', '(', ')', '\\']) < 0:
                var name = $"V{Name()}";
                _assignments.Append(CultureInfo.InvariantCulture, $"{name}=(x {Quoted(text)}); ");
                return $"\"${{{name}[1]}}\"";
            case 2 when text.All(char.IsAsciiLetterLower) && text.Length > 0: return $"${{{Variable(text.ToUpperInvariant())},,}}";
            default: return Double(text);
        }
    }
}
