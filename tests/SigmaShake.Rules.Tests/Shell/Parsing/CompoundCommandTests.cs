namespace SigmaShake.Rules.Tests.Shell.Parsing;

/// <summary>Commands made of others. Reserved words count where a command may begin only.</summary>
public sealed class CompoundCommandTests
{
    [Theory]
    [InlineData("(a; b) >f", "subshell{[a]; [b]}Output:f")]
    [InlineData("{ a; b; } 2>&1 | c", "group{[a]; [b];}2DuplicateOutput:1 | [c]")]
    [InlineData("if a; then b; elif c; then d; else e; fi <x", "if{[a];}then{[b];}if{[c];}then{[d];}else{[e];}Input:x")]
    [InlineData("while a; do b; done", "while{[a];}do{[b];}")]
    [InlineData("until a\ndo b; done &", "until{[a] ¶}do{[b];} &")]
    [InlineData("for x in 1 \"2 3\" $y; do a; done", "for(x in 1 \"2 3\" ${y}){[a];}")]
    [InlineData("for x; do a; done", "for(x){[a];}")]
    [InlineData("for x\nin a b\n{ c; }", "for(x in a b){[c];}")]
    [InlineData("for ((i=0; i<$n; i++)); do a; done", "for((i=0; i<${n}; i++)){[a];}")]
    [InlineData("select x in a b; do c; done", "select(x in a b){[c];}")]
    [InlineData("case $x in a|b*) c;; (d) e;& \"f\") ;;& *) g; esac", "case(${x})<a|b*>{[c]}<d>{[e]};&<\"f\">{};;&<*>{[g];}")]
    [InlineData("case x in esac", "case(x)")]
    [InlineData("f() { a; } >x", "function f group{[a];}Output:x")]
    [InlineData("function f { a; }", "function f group{[a];}")]
    [InlineData("function f() (a)", "function f subshell{[a]}")]
    [InlineData("f ( )\n[[ a ]]", "function f cond[a]")]
    [InlineData("coproc a b", "coproc  [a b]")]
    [InlineData("coproc N { a; }", "coproc N group{[a];}")]
    [InlineData("[[ -f $x && ( a == *.b || ! c =~ ^(d|e )+$ ) ]]", "cond[-f ${x} && ( a == *.b || ! c =~ ^(d|e )+$ )]")]
    [InlineData("[[ a < b && c == @(d|e) ]]", "cond[a < b && c == @⟨d|e⟩]")]
    [InlineData("((x = 1 + $(a)))", "arith((x = 1 + $([a])))")]
    [InlineData("((a); b)", "subshell{subshell{[a]}; [b]}")]
    [InlineData("( (a) )", "subshell{subshell{[a]}}")]
    [InlineData("echo if then fi", "[echo if then fi]")]
    [InlineData("{a,b} }", "[{a,b} }]")]
    [InlineData("!(a)", "! subshell{[a]}")]
    [InlineData("f+() { a; }", "function f+ group{[a];}")]
    [InlineData("echo fi; }", "[echo fi]; !!UnexpectedToken@9+1")]
    [InlineData("[[ a == (b|c)* ]]", "cond[a == (b|c)*]")]
    public void A_compound_command_holds_its_lists(string script, string tree) => Assert.Equal(tree, TreePrinter.Print(script));
}
