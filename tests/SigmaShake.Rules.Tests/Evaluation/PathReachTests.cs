using SigmaShake.Rules.Evaluation;
using SigmaShake.Rules.Tests.Calls;

namespace SigmaShake.Rules.Tests.Evaluation;

/// <summary>What a command reaches beside the paths that it names.</summary>
public class PathReachTests
{
    [Theory]
    [InlineData("**/.env", "cat .en*", true)]
    [InlineData("**/.env", "cat .e??", true)]
    [InlineData("**/.env", "cat '.en*'", false)]
    [InlineData("**/.env", "f() { cat \"$1\"; }; f .en*", true)]
    [InlineData("**/.env", "for f in .en*; do cat $f; done", true)]
    [InlineData("**/.env", "a=(.en*); cat \"${a[@]}\"", true)]
    [InlineData("**/.env", "cat *.md", false)]
    [InlineData("**/*.kdbx", "cat README*", false)]
    [InlineData("**/*.kdbx", "cat src/main.*", false)]
    [InlineData("**/*.kdbx", "cat vault.kd*", true)]
    [InlineData("**/logins.json", "cat *.json", false)]
    [InlineData("**/logins.json", "cat log*", false)]
    [InlineData("**/logins.json", "cat login*", true)]
    [InlineData("**/Library/Keychains/**", "wc -l src/**/*.ts", false)]
    [InlineData("**/*.pem", "cat certs/*.pem", true)]
    [InlineData("~/.aws/credentials", "cat ~/.aws/c*", true)]
    [InlineData("/usr", "cat /u*", true)]
    [InlineData("**/.env", "cat *", false)]
    [InlineData("**/id_rsa", "cat *", false)]
    [InlineData("**/id_rsa", "cat id_*", true)]
    [InlineData("**/id_rsa", "cat ~/.ssh/id*", true)]
    [InlineData("~/.ssh/**", "cat ~/.ssh/*", true)]
    [InlineData("**/.ssh/id_*", "cat ~/.ssh/*", true)]
    [InlineData("**/.ssh/id_*", "cat /root/.ss?/id_rsa", true)]
    [InlineData("/etc/shadow", "cat /etc/shad*", true)]
    [InlineData("/etc/shadow", "cat /etc/*", true)]
    [InlineData("/etc/shadow", "cat /e*/shadow", true)]
    [InlineData("/etc/shadow", "cat /etc/pass*", false)]
    [InlineData("/etc/{passwd,shadow}", "cat /etc/s*", true)]
    public void A_shells_pattern_meets_a_rule_if_some_path_matches_both(string path, string command, bool stops) => Stops("read", path, command, stops);

    [Theory]
    [InlineData("~/.ssh/**", "tar czf k.tgz ~/.ssh", true)]
    [InlineData("~/.ssh/id_*", "tar czf k.tgz ~/.ssh", true)]
    [InlineData("**/.ssh/id_*", "tar czf k.tgz ~/.ssh", true)]
    [InlineData("**/.ssh/id_*", "tar czf k.tgz /home/user/.ssh/", true)]
    [InlineData("~/.ssh/**", "cp -r ~ /backup", true)]
    [InlineData("~/.ssh/**", "cp -r /home /backup", true)]
    [InlineData("~/.ssh/**", "cp -r / /backup", true)]
    [InlineData("~/.ssh/**", "cp -r ~/project /backup", false)]
    [InlineData("{~/.ssh,~/.gnupg}/**", "tar czf k.tgz ~/.gnupg", true)]
    [InlineData("**/id_rsa", "tar czf k.tgz ~/.ssh", false)]
    [InlineData("**/.env", "grep -r TODO .", false)]
    [InlineData("secret/key", "grep -r TODO .", true)]
    [InlineData("secret/key", "grep -r TODO src", false)]
    [InlineData("/etc/shadow", "grep -r root /etc", true)]
    [InlineData("/etc/shadow", "cat /etc", false)]
    [InlineData("~/.ssh/**", "find ~/.ssh -exec cat {} +", true)]
    [InlineData("~/.ssh/**", "find ~ -name 'id_*' -exec cat {} +", true)]
    [InlineData("~/.ssh/**", "find ~/project -name 'id_*' -exec cat {} +", false)]
    [InlineData("**/.env", "find . -name '.env*' -exec cat {} +", true)]
    [InlineData("**/.claude/plugins/**", "find . -name '*.txt' -exec cat {} +", false)]
    [InlineData("[A-Za-z]:[\\/]**", "find . -name '*.txt' -exec cat {} +", false)]
    [InlineData("{$,`}*", "cat *.txt", false)]
    [InlineData("**/plugins/**", "find . -name '*.txt' -exec cat {} +", false)]
    [InlineData("**/.env", "find . -name '*.cs' -exec cat {} +", false)]
    public void A_recursive_effect_reaches_what_a_rule_names_by_its_beginning(string path, string command, bool stops) => Stops("read", path, command, stops);

    [Theory]
    [InlineData("rm /tmp/build/*.o", false)]
    [InlineData("rm /t*/x", true)]
    [InlineData("rm /tmp/*", false)]
    [InlineData("rm -r /tmp/build", false)]
    [InlineData("rm *.o", true)]
    [InlineData("find /tmp/a -exec rm -rf {} +", false)]
    [InlineData("find /tmp/a -name '*.o' -exec rm {} +", false)]
    [InlineData("find /tm -name '*.o' -exec rm {} +", true)]
    public void A_negated_condition_holds_if_some_path_can_fail_it(string command, bool stops)
    {
        var rule = Rules.Text("r", "DENY write", "NOT path GLOB \"/tmp/**\"");

        Assert.Equal(stops ? "block user/r" : "allow", Rules.Show(Rules.Judge(ToolCalls.Bash(command), Rules.User(rule))));
    }

    [Theory]
    [InlineData("cat docs/*.md", "allow user/docs")]
    [InlineData("cat docs/a*", "allow user/docs")]
    [InlineData("cat d*/a", "block pack/all")]
    [InlineData("cat docs/secret*", "block pack/all")]
    [InlineData("cat docs/s*", "block pack/all")]
    public void An_allow_has_to_hold_on_every_path(string command, string verdict)
    {
        var allow = Rules.Text("docs", "ALLOW read", "path GLOB \"docs/**\" AND NOT path GLOB \"docs/secret\"");
        var pack = Rules.Source(Rules.Pack(Layer.Default), Rules.Text("all", "DENY read", "path GLOB \"**\""));

        Assert.Equal(verdict, Rules.Show(Rules.Judge(ToolCalls.Bash(command), Rules.User(allow), pack)));
    }

    [Fact]
    public void Of_equally_strict_rules_the_one_that_is_about_what_the_call_names_answers()
    {
        var reached = Rules.Source(Rules.Pack(Layer.BuiltIn, "a"), Rules.Text("agents", "DENY write", "path GLOB \"~/.claude/**\""));
        var named = Rules.Source(Rules.Pack(Layer.Default, "b"), Rules.Text("home", "DENY write", "path EQUALS \"/home/user\""));

        Assert.Equal("block b/home", Rules.Show(Rules.Judge(ToolCalls.Bash("rm -rf ~"), reached, named)));
        Assert.Equal("block a/agents", Rules.Show(Rules.Judge(ToolCalls.Bash("rm -rf ~/.claude"), reached, named)));
    }

    private static void Stops(string target, string path, string command, bool stops)
    {
        var rule = Rules.Text("r", $"DENY {target}", $"path GLOB \"{path}\"");

        Assert.Equal(stops ? "block user/r" : "allow", Rules.Show(Rules.Judge(ToolCalls.Bash(command), Rules.User(rule))));
    }
}
