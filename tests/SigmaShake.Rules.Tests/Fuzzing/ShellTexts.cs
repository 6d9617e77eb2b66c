using System.Text;
using SigmaShake.Rules.Tests.Shell.Parsing;
using SigmaShake.Testing;

namespace SigmaShake.Rules.Tests.Fuzzing;

/// <summary>Shell scripts to begin with, and what they are made of.</summary>
internal static class ShellTexts
{
    private static readonly string[] Pieces =
    [
        "$(", ")", "`", "\\`", "\"", "'", "$'", "${", "}", "$((", "))", "((", "[[ ", " ]]", "<(", ">(", "<<E\n", "\nE\n", "<<-'E'\n", "<<<", ">&", "2>", " > f ", " >> f ", " < f ",
        "|", "|&", "&&", "||", ";", ";;", ";&", "&", "\n", "\\\n", "\\", " ", "#", "!", "if ", "then ", "else ", "fi ", "case x in ", "esac ", "do ", "done ", "*) ",
        "for x in ", "while ", "{ ", "f() ", "f ", "coproc ", "function ", "time ", "a=(", "a[", "]=", "a+=", "a[1]=", "x=", "@(", "~", "~/", ":-", ":=", "//", "##", "%%", "^^", ":1:2", "!x", "#x",
        "export ", "local ", "declare ", "read x ", "set -- ", "shift ", "eval ", "alias a=", "a ", "printf '%s' ", "printf -v x ", "mapfile x ", "trap ", "unset x ", ". f ", "source f ", "cd x ", "cd - ",
        "sudo ", "env a=b ", "xargs ", "xargs -I{} ", "find . -exec ", " {} \\; ", "timeout 5 ", "bash -c ", "sh ", "ssh h ", "docker run a ", "parallel ", " ::: ", "./x.sh ", "bash x.sh ", "python3 -c ", "node -e ",
        "perl -e ", "pwsh -c ", "cmd /c ", "awk ", "sed -e ", "psql -c ", "base64 -d ", "xxd -r -p ", "tr a-z n-za-m ", "rev ", "curl http://a/b ", "rm -rf / ", "mv -t d ", "cp a ", "tar xf ", "git -C d ", "echo -e ", "tee f ",
        "$x", "$@", "\"$@\"", "$*", "$1", "${a[@]}", "${a[*]:1:2}", "$#", "$?", "$IFS", "$HOME", "{a,b}", "{1..9}", "{a..c}", "*", "?", "[a-z]", "**/", "\0", "\u00e9", "\U0001F600", "/dev/tcp/h/1", "/etc/passwd", ".env",
    ];

    private static readonly (string, string)[] Nests =
    [
        ("$(", ")"), ("`", "`"), ("\"", "\""), ("'", "'"), ("$'", "'"), ("${x:-", "}"), ("$((", "))"), ("<(", ")"), ("(", ")"), ("{ ", ";}"), ("cat <<E\n", "\nE\n"), ("sh <<'E E'\n", "\nE E\n"), ("cat <<-\tE\n", "\n\tE"),
        ("if ", "; then a; fi"), ("for x in ", "; do $x; done"), ("while read x; do ", "; done"), ("case ", " in *) $x;; esac"), ("f() { ", "; }; f a"), ("bash -c '", "'"), ("eval \"", "\""), ("echo '", "' | sh"), ("x='", "'; $x"),
        ("a=(", "); \"${a[@]}\""), ("alias z='", "'\nz"), ("[[ ", " ]]"), ("python3 -c '", "'"), ("@(", ")"), ("{", ",b}"), ("echo ", " | xargs rm"), ("trap '", "' EXIT"), ("sudo ", ""), ("! ", " &"), ("printf '", "' > x.sh; sh x.sh"),
    ];

    private static readonly Lazy<byte[][]> Read = new(() => [.. Texts().Where(text => text.Length < 4096).Select(Encoding.UTF8.GetBytes)]);

    /// <summary>The scripts that other parsers are tested with, and the commands of the labelled sets.</summary>
    public static byte[][] Seeds => Read.Value;

    public static Mutator Mutator { get; } = new(Seeds, Pieces, Nests);

    private static IEnumerable<string> Texts()
    {
        foreach (var text in Snippets.OfMvdan().Concat(Snippets.OfTreeSitter())) yield return text;
        foreach (var line in File.ReadLines(SharedData.Path("corpora/benign.txt"))) yield return line;
        foreach (var name in new[] { "cc-safety-net", "dcg", "nah" })
        {
            foreach (var row in File.ReadLines(SharedData.Path($"corpora/{name}.tsv")).Skip(1)) yield return row.Split('\t')[1].Replace("\\n", "\n", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal);
        }
    }
}
