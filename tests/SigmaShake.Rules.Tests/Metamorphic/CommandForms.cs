using SigmaShake.Rules.Tests.Patterns;

namespace SigmaShake.Rules.Tests.Metamorphic;

/// <summary>Makes a script of the words of one command: other programs start it, the words come by other ways, and are spelled otherwise.</summary>
/// <param name="random">Chooses.</param>
/// <param name="programFolder">Where programs lie, with a slash at the end.</param>
internal sealed class CommandForms(Random random, string programFolder)
{
    private const int MaxWrappers = 5;

    // A shell has no program of these names, or one that does something else.
    private static readonly HashSet<string> Builtins =
        [".", ":", "alias", "bg", "builtin", "cd", "command", "declare", "eval", "exec", "exit", "export", "fg", "jobs", "local", "popd", "pushd", "read", "readonly", "return", "set", "shift", "source", "trap", "type", "typeset", "ulimit", "umask", "unset", "wait"];

    // Each starts the command that follows it.
    private static readonly string[][] Wrappers =
    [
        ["sudo"], ["sudo", "-n"], ["sudo", "-u", "root"], ["doas"], ["env"], ["env", "-u", "NOTSET"], ["env", "A=b"], ["env", "--"], ["nohup"], ["nice"], ["nice", "-n", "5"], ["nice", "--adjustment=5"], ["timeout", "60"],
        ["timeout", "-k", "5", "60"], ["timeout", "--signal=KILL", "60"], ["command"], ["command", "--"], ["builtin", "command"], ["exec"], ["exec", "-a", "other"], ["stdbuf", "-oL"], ["stdbuf", "--output=0", "-e", "0"], ["setsid", "-w"],
        ["ionice", "-c", "3"], ["busybox"], ["xargs", "-r", "-a", "/dev/null", "env"], ["chrt", "--other", "0"], ["taskset", "1"],
    ];

    public string Write(List<WrittenWord> words)
    {
        if (random.Next(3) == 0) words = OptionOrder.Shuffled(words, random);
        var spelling = new Spelling(random);
        var isProgram = !words[0].IsLiteral || !Builtins.Contains(words[0].Text);
        var all = words.ToList();
        if (isProgram && words[0].IsSafe && !words[0].Text.Contains('/', StringComparison.Ordinal) && random.Next(8) == 0) all[0] = new WrittenWord(programFolder + words[0].Text, IsLiteral: true);
        if (isProgram)
        {
            for (var depth = random.Next(MaxWrappers + 1); depth > 0; depth--) all = Wrapped(all);
        }

        var command = Command(all, isProgram, spelling);
        return spelling.Assignments + command;
    }

    private List<WrittenWord> Wrapped(List<WrittenWord> words)
    {
        var wrapper = random.Pick<string[]>(Wrappers);

        // Shell words that only a shell knows, and programs that take the name of the program for what it is to do.
        if (words[0].IsLiteral && Builtins.Contains(words[0].Text) && wrapper[0] is not "command" and not "builtin") return words;
        if (wrapper[0] is "builtin" && !(words[0].IsLiteral && Builtins.Contains(words[0].Text)) && wrapper.Length == 1) return words;
        if (wrapper is ["busybox"] && words[0].Text.Contains('/', StringComparison.Ordinal)) return words;
        if (wrapper[0] == "xargs") return words;
        if (wrapper is ["exec", "-a", ..] && words[0].Text == "busybox") return words;
        return [.. wrapper.Select(word => new WrittenWord(word, IsLiteral: true)), .. words];
    }

    private string Command(List<WrittenWord> words, bool isProgram, Spelling spelling)
    {
        var isSafe = words.TrueForAll(word => word.IsSafe);
        var isLiteral = words.TrueForAll(word => word.IsLiteral);
        var plain = string.Join(' ', words.Select(Spelling.Plain));
        var isOutside = isProgram && !Builtins.Contains(words[0].Text);
        switch (random.Next(16))
        {
            case 0 when isSafe: return string.Join("${IFS}", words.Select(word => word.Text));
            case 1 when isSafe && words.Count > 1: return "{" + string.Join(',', words.Select(word => word.Text)) + "}";
            case 2 when isSafe: return $"${spelling.Variable(plain)}";
            case 3 when isSafe && isOutside && words.Count > 1: return $"printf '%s\\n' {string.Join(' ', words.Skip(1).Select(word => word.Text))} | xargs {words[0].Text}";
            case 4 when isLiteral && isOutside: return $"find . -maxdepth 0 -exec {string.Join(' ', words.Select(spelling.Spell))} \\;";
            case 5 when isSafe && isOutside: return $"env -S '{plain}'";
            case 6 when words.TrueForAll(word => word.IsSafe || !word.IsLiteral): return $"a=({string.Join(' ', words.Select(spelling.Spell))}); \"${{a[@]}}\"";
            case 7: return $"set -- {string.Join(' ', words.Select(spelling.Spell))}; \"$@\"";
            case 8: return $"run() {{ \"$@\"; }}; run {string.Join(' ', words.Select(spelling.Spell))}";
            case 9 when isSafe && !words[0].Text.StartsWith('-'): return $"$(echo {plain})";
            case 10 when isSafe && isOutside && words.Count > 1: return $"printf %s {words[^1].Text} | xargs -I_place_ {string.Join(' ', words.Take(words.Count - 1).Select(spelling.Spell))} _place_";
            case 11 when isLiteral: return $"eval {Spelling.Quoted(string.Join(' ', words.Select(Spelling.Plain)))}";
            case 12 when isOutside: return $"printf x | xargs -I_place_ {string.Join(' ', words.Select(spelling.Spell))}";
            default: return string.Join(random.Next(4) == 0 ? " \\\n  " : " ", words.Select(spelling.Spell));
        }
    }
}
