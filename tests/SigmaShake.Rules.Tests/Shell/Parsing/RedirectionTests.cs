namespace SigmaShake.Rules.Tests.Shell.Parsing;

/// <summary>Redirections and here-documents, whose lines follow the command.</summary>
public sealed class RedirectionTests
{
    [Theory]
    [InlineData("a <b >c >>d >|e <>f", "[a Input:b Output:c Append:d Clobber:e ReadWrite:f]")]
    [InlineData("a 2>&1 <&3- >&- 10>x", "[a 2DuplicateOutput:1 DuplicateInput:3- DuplicateOutput:- 10Output:x]")]
    [InlineData("a {fd}>b {fd[1]}<c {x}", "[a {x} {fd}Output:b {fd[1]}Input:c]")]
    [InlineData("a &>b &>>c", "[a OutputBoth:b AppendBoth:c]")]
    [InlineData("a <<<\"b $c\"", "[a HereString:\"b ${c}\"]")]
    [InlineData(">x", "[Output:x]")]
    [InlineData("2>x a 3 >y", "[a 3 2Output:x Output:y]")]
    [InlineData("a 2 >b", "[a 2 Output:b]")]
    [InlineData("a <<E\nb $c `d` \\$e \"f\"\nE\ng", "[a HereDocument:E{b ${c} `([d]) $e \"f\"↵}] ¶ [g]")]
    [InlineData("a <<'E'\n$b\\\nE\n", "[a HereDocument:'E'{'$b\\↵'}] ¶")]
    [InlineData("a <<-E\n\tb\n\t\tc\n\tE\n", "[a HereDocumentWithoutTabs:E{b↵c↵}] ¶")]
    [InlineData("a <<A <<\"B\"; c\na\nA\nb\nB\nd", "[a HereDocument:A{a↵} HereDocument:'B'{'b↵'}]; [c] ¶ [d]")]
    [InlineData("a $(b <<E\nc\nE\n) <<F\nd\nF\n", "[a $([b HereDocument:E{c↵}] ¶) HereDocument:F{d↵}] ¶")]
    [InlineData("a $(b <<E) c\nd\nE\ne", "[a $([b HereDocument:E{d↵}]) c] ¶ [e]")]
    [InlineData("a $(b <<E\nc\nE) d", "[a $([b HereDocument:E{c↵}] ¶) d]")]
    [InlineData("a <<E\nb", "[a HereDocument:E{b…] ¶")]
    [InlineData("a <<E\nb\\\nE\nE\nc", "[a HereDocument:E{bE↵}] ¶ [c]")]
    [InlineData("cat <<E | b\nc\nE\n", "[cat HereDocument:E{c↵}] | [b] ¶")]
    [InlineData("a <<E && {\nb\nE\nc; }", "[a HereDocument:E{b↵}] && group{[c];}")]
    [InlineData(
        "cat <<X $(a <<E) $(b <<F)\n1\nE\n2\nF\n3\nX\nd",
        "[cat $([a HereDocument:E{1↵}]) $([b HereDocument:F{2↵}]) HereDocument:X{3↵}] ¶ [d]")]
    public void A_redirection_belongs_to_its_command(string script, string tree) => Assert.Equal(tree, TreePrinter.Print(script));
}
