namespace SigmaShake.Rules.Tests.Metamorphic;

/// <summary>Puts a command where it is data, and nobody runs it.</summary>
internal static class DataForms
{
    private static readonly Func<string, string>[] Ways =
    [
        s => $"echo {Quoted(s)}", s => $"printf '%s\\n' {Quoted(s)}", s => $"git commit -m {Quoted(s)}", s => $"git commit -m {Quoted("Stop " + s)}", s => $"grep -rn {Quoted(s)} docs", s => $"rg -F {Quoted(s)}", s => $"X={Quoted(s)}; echo \"$X\"",
        s => $"cat > notes.md <<'END_OF_NOTES'\n{s}\nEND_OF_NOTES", s => $"cat <<'END_OF_NOTES' >> notes.md\nDo not run this:\n\n    {s.Replace("\n", "\n    ", StringComparison.Ordinal)}\nEND_OF_NOTES", s => Comment(s) + "\nls", s => $"ls {Comment(s)}",
        s => $"gh issue create --title bug --body {Quoted(s)}", s => $"echo {Quoted(s)} | wc -c", s => $"echo {Quoted(s)} >> notes.txt", s => $"printf '%s' {Quoted(s)} | sort | uniq -c", s => $"[[ $x == {Quoted(s)} ]] && ls", s => $"sort <<< {Quoted(s)}",
        s => $"f() {{ {s}\n}}", s => $"jq --arg c {Quoted(s)} '.command = $c' in.json", s => $"sed -n {Quoted("/" + s.Replace("/", "\\/", StringComparison.Ordinal).Replace("\n", " ", StringComparison.Ordinal) + "/p")} log.txt",
    ];

    public static IEnumerable<string> Of(string command) => Ways.Select(way => way(command));

    private static string Quoted(string text) => Spelling.Quoted(text);

    private static string Comment(string text) => "# " + text.Replace("\n", "\n# ", StringComparison.Ordinal);
}
