namespace SigmaShake.Rules.Tests.Shell.Parsing;

/// <summary>Words, assignments and quotes of simple commands.</summary>
public sealed class SimpleCommandTests
{
    [Theory]
    [InlineData("git push  --force", "[git push --force]")]
    [InlineData("a;b&c\nd", "[a]; [b] & [c] ¶ [d]")]
    [InlineData("FOO=1 BAR+=x cmd", "[FOO=1 BAR+=x cmd]")]
    [InlineData("a[i+1]=b a=(x [2]=y\n[k]+=z # c\n) true", "[a[i+1]=b a=(x [2]=y [k]+=z) true]")]
    [InlineData("a=~/x:~b/y", "[a=«~»/x:«~b»/y]")]
    [InlineData("export A=1 B=(c d) -x", "[export declared:A=1 declared:B=(c d) -x]")]
    [InlineData("echo a\\ b\\\"", "[echo a\\ b\\\"]")]
    [InlineData("echo 'it'\"'\"'s' \"\" ''", "[echo 'it'\"'\"'s' \"\" '']")]
    [InlineData("echo $'a\\x41\\u00e9\\t\\'\\q\\0cut' $\"b c\" ", "[echo $'aAé\t'\\q' \"b c\"]")]
    [InlineData("echo a#b # comment", "[echo a#b]")]
    [InlineData("echo ~ ~user/x a~ a=~/x b:~", "[echo «~» «~user»/x a~ a=«~»/x b:~]")]
    [InlineData("echo {a,b} \\{c} \"{d}\"", "[echo {a,b} \\{c} \"{d}\"]")]
    [InlineData("ec\\\nho fo\\\no \"b\\\nar\" 'b\\\naz'", "[echo foo \"bar\" 'b\\↵az']")]
    [InlineData("declare -A m[$k]=v n", "[declare -A declared:m[${k}]=v n]")]
    [InlineData("cmd a[b c] x=(y)", "[cmd a[b c] x=] subshell{[y]} !!UnexpectedToken@13+1")]
    [InlineData("a=1 >x b=2", "[a=1 b=2 Output:x]")]
    public void A_simple_command_is_its_assignments_and_words(string script, string tree) => Assert.Equal(tree, TreePrinter.Print(script));
}
