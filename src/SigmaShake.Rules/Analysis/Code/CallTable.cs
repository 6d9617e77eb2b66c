using System.Text;
using SigmaShake.Rules.Analysis.Code.Table;
using SigmaShake.Rules.Programs;

namespace SigmaShake.Rules.Analysis.Code;

/// <summary>What the functions of a language do: lines of <c>VERB [ARGUMENT | WORDS] = NAMES</c>, a method of any value as <c>*.name</c>.</summary>
internal sealed class CallTable
{
    private static readonly CallTable[] Tables = new CallTable[(int)Language.Other + 1];

    private readonly Dictionary<string, CodeVerb> _verbs = new(StringComparer.Ordinal);

    private CallTable(ReadOnlySpan<byte> text)
    {
        foreach (var line in Encoding.UTF8.GetString(text).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var equals = line.IndexOf(" = ", StringComparison.Ordinal);
            var words = line[..equals].Split(' ');
            var kind = Enum.Parse<CodeVerbKind>(words[0]);
            var argument = kind == CodeVerbKind.Do || words.Length < 2 ? 0 : words[1] == "s" ? -1 : words[1][0] - '0';
            var verb = new CodeVerb(kind, argument, words[1..]);
            foreach (var name in line[(equals + 3)..].Split(' ')) _verbs[name] = verb;
        }
    }

    /// <summary>The names of functions, for whoever checks them.</summary>
    public IReadOnlyCollection<string> Names => _verbs.Keys;

    /// <summary>The table of a language; read when it is first needed, since most commands carry no code.</summary>
    public static CallTable Of(Language language) =>
        Volatile.Read(ref Tables[(int)language]) ?? (Tables[(int)language] = new CallTable(TextOf(language)));

    /// <summary>What a function does; null where that is not known.</summary>
    public CodeVerb? Find(string name)
    {
        if (_verbs.TryGetValue(name, out var verb)) return verb;
        var dot = name.LastIndexOf('.');
        return dot >= 0 ? _verbs.GetValueOrDefault($"*{name[dot..]}") : null;
    }

    private static ReadOnlySpan<byte> TextOf(Language language) => language switch
    {
        Language.Python => PythonCalls.Text,
        Language.JavaScript => JavaScriptCalls.Text,
        Language.Perl => PerlCalls.Text,
        Language.Ruby => RubyCalls.Text,
        Language.Php => PhpCalls.Text,
        Language.Lua => LuaCalls.Text,
        _ => "Shell 0 = system"u8,
    };
}
