using System.Text;
using SigmaShake.Rules.Tests.Patterns;

namespace SigmaShake.Rules.Tests.Metamorphic;

/// <summary>Puts a script into another one that runs it.</summary>
internal static class ScriptForms
{
    private static readonly Func<string, string>[] Ways =
    [
        // In the same shell, or a part of it.
        s => $"( {s}\n)", s => $"{{ {s}\n}}", s => $"true && {{ {s}\n}}", s => $"false || {{ {s}\n}}", s => $"true; {s}", s => $"if true; then {s}\nfi", s => $"if false; then :; else {s}\nfi", s => $"for i in 1; do {s}\ndone",
        s => $"while true; do {s}\nbreak; done", s => $"case x in x) {s}\n;; esac", s => $"! {{ {s}\n}}", s => $":; time {{ {s}\n}}", s => $"{{ {s}\n}} | cat", s => $"{{ {s}\n}} &\nwait", s => $"{{ {s}\n}} > /dev/null 2>&1",
        s => $": $({s}\n)", s => $"echo \"$({s}\n)\"", s => $"X=$({s}\n)", s => $"cat <({s}\n)\nwait $!", s => $"work() {{ {s}\n}}; work", s => $"function work {{ {s}\n}}\nwork", s => $"coproc {{ {s}\n}}\nwait", s => $"# a comment\n{s}", s => $"until {{ {s}\n}} || true; do :; done",

        // As text that a shell reads.
        s => $"bash -c {Quoted(s)}", s => $"bash --norc -c {Quoted(s)}", s => $"/bin/bash -c {Quoted(s)}", s => $"eval {Quoted(s)}", s => $"eval \"$(printf %s {Quoted(s)})\"", s => $"bash <<< {Quoted(s)}", s => Document(s, e => $"bash <<'{e}'\n{s}\n{e}"),
        s => Document(s, e => $"bash -s <<'{e}'\n{s}\n{e}\n"), s => Document(s, e => $"cat <<'{e}' | bash\n{s}\n{e}"), s => $"printf '%s\\n' {Quoted(s)} | bash", s => $"echo {Base64(s)} | base64 -d | bash", s => $"base64 -d <<< {Base64(s)} | bash", s => $"eval \"$(echo {Base64(s)} | base64 -d)\"",
        s => $"bash -c \"$(echo {Base64(s)} | base64 --decode)\"", s => $"echo {Hexadecimal(s)} | xxd -r -p | bash", s => $"printf '{Octal(s)}' | bash", s => $"bash <(printf %s {Quoted(s)})", s => $"source <(printf %s {Quoted(s)})", s => $". /dev/stdin <<< {Quoted(s)}",
        s => $"bash -c {Quoted($"trap {Quoted(s)} EXIT")}", s => $"X={Quoted(s)}; eval \"$X\"", s => $"X={Quoted(s)}; bash -c \"$X\"", s => $"X={Quoted(s)} bash -c 'eval \"$X\"'", s => $"env X={Quoted(s)} bash -c 'eval \"$X\"'", s => $"export X={Quoted(s)}; bash -c 'eval \"$X\"'",
        s => $"set -- {Quoted(s)}; eval \"$1\"", s => Document(s, e => $"read -r -d '' X <<'{e}'\n{s}\n{e}\neval \"$X\""), s => $"exec 3<<< {Quoted(s)}; bash <&3", s => $"printf '%s' {Quoted(s)} > step{s.Length}.sh; bash step{s.Length}.sh", s => Document(s, e => $"cat > {e}.sh <<'{e}'\n{s}\n{e}\nbash ./{e}.sh"),
        s => $"find . -maxdepth 0 -exec bash -c {Quoted(s)} \\;", s => $"printf '%s\\0' {Quoted(s)} | xargs -0 bash -c", s => $"echo x | xargs -I_p{s.Length}_ bash -c {Quoted(s)}", s => $"timeout 60 bash -c {Quoted(s)}", s => $"sudo bash -c {Quoted(s)}",
        s => $"nohup nice bash -c {Quoted(s)}", s => $"bash -c 'eval \"$1\"' x {Quoted(s)}", s => $"work() {{ eval \"$*\"; }}; work {Quoted(s)}", s => $"mapfile -t X <<< {Quoted(s)}; printf '%s\\n' \"${{X[@]}}\" | bash",
        
        // Aliases are looked up when a line is read: in a script of its own.
        s => $"bash -c {Quoted($"shopt -s expand_aliases\nalias work={Quoted(s)}\nwork")}", s => $"script -qc {Quoted(s)} /dev/null", s => $"flock lock{s.Length} -c {Quoted(s)}",
    ];

    /// <summary>How many there are.</summary>
    public static int Count => Ways.Length;

    public static string Wrap(string script, int way) => Ways[way](script);

    public static string Wrap(string script, Random random) => random.Pick<Func<string, string>>(Ways)(script);

    // One that stands in another needs an end of its own.
    private static string Document(string script, Func<string, string> write) => write($"E{script.Length}");

    private static string Quoted(string script) => Spelling.Quoted(script);

    private static string Base64(string script) => Convert.ToBase64String(Encoding.UTF8.GetBytes(script));

    private static string Hexadecimal(string script) => Convert.ToHexStringLower(Encoding.UTF8.GetBytes(script));

    private static string Octal(string script) => string.Concat(Encoding.UTF8.GetBytes(script).Select(one => "\\" + Convert.ToString(one, 8).PadLeft(3, '0')));
}
