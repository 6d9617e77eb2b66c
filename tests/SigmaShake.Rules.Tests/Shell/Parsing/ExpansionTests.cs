namespace SigmaShake.Rules.Tests.Shell.Parsing;

/// <summary>What begins with a dollar, backticks, brackets of patterns and of processes.</summary>
public sealed class ExpansionTests
{
    [Theory]
    [InlineData("echo $a$1$10$@$$ $- $", "[echo ${a}${1}${1}0${@}${$} ${-} $]")]
    [InlineData("echo ${a} ${#a} ${!a} ${#} ${!} ${#-x} ${!#} ${10}", "[echo ${a} ${#a} ${!a} ${#} ${!} ${# Default x} ${!#} ${10}]")]
    [InlineData(
        "echo ${a-b} ${a:-b} ${a:=b} ${a:?b} ${a+b}",
        "[echo ${a Default b} ${a Default: b} ${a AssignDefault: b} ${a Fail: b} ${a Alternative b}]")]
    [InlineData(
        "echo ${a#b} ${a##*/} ${a%b} ${a%%b}",
        "[echo ${a RemovePrefix b} ${a RemoveLongestPrefix */} ${a RemoveSuffix b} ${a RemoveLongestSuffix b}]")]
    [InlineData(
        "echo ${a/b/c} ${a//b} ${a/#b/c} ${a/%b} ${a///}",
        "[echo ${a Replace b , c} ${a ReplaceAll b} ${a ReplacePrefix b , c} ${a ReplaceSuffix b} ${a ReplaceAll /}]")]
    [InlineData("echo ${a:1} ${a:x?1:2:3} ${a: -1:(2)}", "[echo ${a Substring 1} ${a Substring x?1:2 , 3} ${a Substring  -1 , (2)}]")]
    [InlineData(
        "echo ${a^} ${a^^b} ${a,} ${a,,} ${a~} ${a@Q}",
        "[echo ${a UpperFirst } ${a UpperAll b} ${a LowerFirst } ${a LowerAll } ${a ToggleFirst } ${a Transform Q}]")]
    [InlineData(
        "echo ${!p*} ${!p@} ${!a[@]} ${a[$i]} ${#a[@]}",
        "[echo ${!p NamesWithPrefix *} ${!p NamesWithPrefix @} ${!a[@]} ${a[${i}]} ${#a[@]}]")]
    [InlineData(
        "echo ${a:-$(b \"}\")}x \"${c:-\"d e\"}\" \"${f:-'$(g)}'}\"",
        "[echo ${a Default: $([b \"}\"])}x \"${c Default: \"d e\"}\" \"${f Default: '$([g])}'}\"]")]
    [InlineData("echo \"${a%'}'}\" \"${a##*[\\'\\\"]}\"", "[echo \"${a RemoveSuffix '}'}\" \"${a RemoveLongestPrefix *[\\'\"]}\"]")]
    [InlineData("echo $(a; b) \"$(c \"d\")\" `e \\`f\\`` \"`g \\\"h\\\"`\"", "[echo $([a]; [b]) \"$([c \"d\"])\" `([e `([f])]) \"`([g \"h\"])\"]")]
    [InlineData("echo <(a) >(b) x<(c)", "[echo <([a]) >([b]) x<([c])]")]
    [InlineData("echo $((1 + $(a) + ${b})) $[c[1]]", "[echo $((1 + $([a]) + ${b})) $((c[1]))]")]
    [InlineData("echo $((a) ) $((a); (b))", "[echo $(subshell{[a]}) $(subshell{[a]}; subshell{[b]})]")]
    [InlineData("echo ${ a; } ${|b;}c", "[echo ${([a];) ${([b];)c]")]
    [InlineData("echo $(( '$(a)' ))", "[echo $(( '$([a])' ))]")]
    [InlineData("echo @(a|b c) x!(*.d)", "[echo @⟨a|b c⟩ x!⟨*.d⟩]")]
    [InlineData("echo $(case x in a) b;; esac)", "[echo $(case(x)<a>{[b]})]")]
    [InlineData("echo ${} ${(x)a} ${:-b}", "[echo ${ Unknown } ${ Unknown (x)a} ${ Unknown :-b}]")]
    [InlineData("a=${x:-~} b", "[a=${x Default: «~»} b]")]
    [InlineData("echo \"a\\$b\\\"\\\\\\n\" \"$\"", "[echo \"a$b\"\\\\n\" \"$\"]")]
    [InlineData("echo $\\\n{a} \"$\\\n(b)\"", "[echo ${a} \"$([b])\"]")]
    public void An_expansion_keeps_its_parts(string script, string tree) => Assert.Equal(tree, TreePrinter.Print(script));
}
