using System.Text;
using SigmaShake.Testing;

namespace SigmaShake.Rules.Tests.Analysis.Outputs;

/// <summary>What a script's words are told to be, and what the real bash makes of them.</summary>
public sealed class ConstantOutputTests
{
    // Each is the value that `x` has in the end.
    public static TheoryData<string> Values =>
    [
        "x=$(echo a b)", "x=$(echo -n a)", "x=$(echo -e 'a\\tb\\x41\\0101\\u00e9\\n')", "x=$(echo -E 'a\\tb')", "x=$(echo -ne 'a\\cb')", "x=$(echo -x a)", "x=$(echo -nx a)",
        "x=$(printf 'a%sb' 1)", "x=$(printf '%s-' 1 2 3)", "x=$(printf '%5s|%-5s|' a b)", "x=$(printf '%05d %x %X %o' 42 255 255 8)", "x=$(printf '\\x72\\155')", "x=$(printf '%b' 'a\\tb')",
        "x=$(printf '%%')", "x=$(printf '%.2s' abc)", "x=$(printf '%*s' 4 a)", "x=$(printf '%d' \"'A\")", "x=$(printf '%c%c' abc def)", "x=$(printf 'a\\n\\n')", "x=$(printf '%d' 0x1f)", "x=$(printf '%d' 017)",
        "x=$(echo cm0gLXJmIC8= | base64 -d)", "x=$(echo 726d 20 | xxd -r -p)", "x=$(echo abc | rev)", "x=$(printf 'ab\\ncd' | rev)", "x=$(echo 'éa' | rev)",
        "x=$(echo uryyb | tr a-z n-za-m)", "x=$(echo a-b-c | tr -d -- -)", "x=$(echo a || echo b)", "x=$(echo a && echo b)", "x=$(true || echo b; echo c)", "x=$(echo abc | tr -d b)", "x=$(echo aBc | tr '[:lower:]' '[:upper:]')", "x=$(echo abc | tr abc 12)",
        "x=$(cat <<E\na $((1+2))\nE\n)", "x=$(cat <<'E'\na $((1+2))\nE\n)", "x=$(basename /a/b.c)", "x=$(dirname /a/b.c)", "x=$(dirname a)",
        "x=abcabc; x=${x#*b}", "x=abcabc; x=${x##*b}", "x=abcabc; x=${x%b*}", "x=abcabc; x=${x%%b*}", "x=abcabc; x=${x/b/X}", "x=abcabc; x=${x//b/X}", "x=abcabc; x=${x/#a/X}", "x=abcabc; x=${x/%c/X}",
        "x=abcdef; x=${x:2:3}", "x=abcdef; x=${x: -2}", "x=abcdef; x=${x:1:-1}", "x=abc; x=${x^}", "x=abc; x=${x^^}", "x=ABC; x=${x,,}", "x=abc; x=${#x}", "y=abc; x=y; x=${!x}",
        "unset y; x=${y:-d}", "y=; x=${y-d}", "y=; x=${y:-d}", "y=1; x=${y:+a}", "unset y; x=${y:=d}$y", "a=(p q r); x=${a[1]}", "a=(p q r); x=${a[-1]}", "a=(p q r); x=${a[*]}", "a=(p q r); x=${#a[@]}",
        "a=(p q r); x=\"${a[*]:1:2}\"", "x=a; x+=b", "a=(p); a+=(q); x=\"${a[@]}\"", "a[1]=z; a[0]=y; x=\"${a[*]}\"", "set -- p q; x=$2", "set -- p q; x=\"$*\"", "set -- p q r; shift; x=$1", "set -- p q; x=$#",
        "x=$((2**10 - 3 * (4 + 1) / 2 % 7))", "x=$((1 ? 2 : 3))", "x=$((0x10 + 010 + 2#11))", "x=$((5 > 3 && 2 <= 2 || 0))", "y=4; x=$((y * y))", "x=$((~5 & 0xff | 1 << 3 ^ 2))", "x=$((-7 / 2))", "x=$(( !0 ))",
        "x=$(f() { echo \"$1-$2\"; }; f a b)", "x=$(for i in a b c; do echo $i; done)", "read x <<< 'a b'", "read y x <<< 'a b c'", "printf -v x '%s' q", "x=~; x=${x:+home}", "x='a  b'; x=$(echo $x)", "x=$(echo {a,b}{1..3})",
        "x=$(echo {a..e..2} {3..1} {01..03})", "x=$(echo a{b,c{d,e}}f)", "x=$(echo {a} {a,} {,b} a{b,c)", "IFS=,; y=a,b,c; x=$(echo $y)", "x=$'a\\x41\\u00e9\\n\\'b'", "x=\"a\\$b\\\"c\\\\\"",
    ];

    [Theory]
    [MemberData(nameof(Values))]
    public async Task What_is_told_is_what_bash_says(string script)
    {
        var probe = script + "\nprintf '<%s>' \"$x\"";
        var said = await ChildProcess.RunAsync("bash", ["-c", probe]);
        var told = Analysed.Of(script + "\nprobe \"$x\"").Commands.Where(command => command.ProgramName.Span.SequenceEqual("probe"u8)).ToList();

        // A loop over several values tells each of them, in the order in which they come.
        Assert.Contains(said.Out, told.Select(command => $"<{Encoding.UTF8.GetString(command.Words[1].Text.Span)}>"));
    }

    [Fact]
    public void An_output_without_end_is_given_up()
    {
        var findings = Analysed.Of("x=a; " + string.Concat(Enumerable.Repeat("x=$x$x$x$x; ", 64)) + "echo $x");
        Assert.NotNull(findings.Unanalysable);
    }
}
