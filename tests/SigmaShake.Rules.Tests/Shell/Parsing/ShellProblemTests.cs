namespace SigmaShake.Rules.Tests.Shell.Parsing;

/// <summary>What is wrong is told with its place, and what follows is read all the same.</summary>
public sealed class ShellProblemTests
{
    [Theory]
    [InlineData("a 'b; c", "[a 'b; c'] !!UnterminatedQuote@2+1")]
    [InlineData("a \"b $(c", "[a \"b $([c])\"] !!UnterminatedExpansion@5+2 !!UnterminatedQuote@2+1")]
    [InlineData("a ) b", "[a] [b] !!UnexpectedToken@2+1")]
    [InlineData("if a; then b", "if{[a];}then{[b]} !!UnterminatedCommand@0+12")]
    [InlineData("a && ; b", "[a] && ; [b] !!CommandExpected@5+1")]
    [InlineData("a >; b", "[a Output:]; [b] !!WordExpected@3+1")]
    [InlineData("fi; a", "; [a] !!UnexpectedToken@0+2 !!CommandExpected@2+1")]
    [InlineData("( a; b", "subshell{[a]; [b]} !!UnterminatedCommand@0+1")]
    [InlineData("{ a; ) b", "group{[a];} [b] !!UnterminatedCommand@0+5 !!UnexpectedToken@5+1")]
    [InlineData("case x in a; b", "case(x); [b] !!UnterminatedCommand@0+11")]
    [InlineData("a | | b", "[a] | [b] !!CommandExpected@4+1")]
    [InlineData("${a", "[${a}] !!UnterminatedExpansion@0+2")]
    [InlineData("`a", "[`([a])] !!UnterminatedQuote@0+1")]
    [InlineData("a=(b", "[a=(b)] !!UnterminatedExpansion@2+1")]
    [InlineData("[[ a", "cond[a] !!UnterminatedCommand@0+2")]
    [InlineData("for; do a; done", "for(){[a];} !!WordExpected@3+1")]
    [InlineData("f() a", "function f [a] !!UnexpectedToken@4+1")]
    [InlineData(";; a", "[a] !!UnexpectedToken@0+2")]
    public void A_problem_hides_nothing_behind_it(string script, string tree) => Assert.Equal(tree, TreePrinter.Print(script));
}
