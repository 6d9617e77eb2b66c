using SigmaShake.Rules.Calls;

namespace SigmaShake.Rules.Tests.Calls;

/// <summary>Commands that come as vectors, in two members, or with a folder of their own.</summary>
public class ArgumentVectorTests
{
    [Theory]
    [InlineData("shell", """{"command":["bash","-lc","rm -rf /srv"]}""", "invoke rm -rf /srv")]
    [InlineData("local_shell", """{"command":["sh","-c","cd /; rm -rf 'a b'"]}""", "invoke rm -rf 'a b'")]
    [InlineData("mcp__shell__execute", """{"command":"rm","args":["-rf","/srv"]}""", "invoke rm -rf /srv")]
    [InlineData("mcp__shell__execute", """{"cmd":"bash","arguments":["-c","rm -rf /srv"]}""", "invoke rm -rf /srv")]
    [InlineData("mcp__shell__run", """{"argv":["rm","-rf","/srv"]}""", "invoke rm -rf /srv")]
    [InlineData("mcp__shell__run", """{"commandLine":"rm -rf /srv"}""", "invoke rm -rf /srv")]
    [InlineData("shell", """{"command":"rm -rf x","workdir":"/srv"}""", "write /srv/x")]
    [InlineData("execute_command", """{"command":"rm -rf *","cwd":"/srv"}""", "write /srv/*")]
    [InlineData("fetch", """{"url":"file:///etc/shadow"}""", "read /etc/shadow")]
    [InlineData("mcp__fetch__fetch", """{"url":"file://localhost/etc/shadow"}""", "read /etc/shadow")]
    public void Are_understood(string tool, string input, string action) =>
        Assert.Contains(action, CallExpansion.Expand(ToolCalls.Of(tool, input)).Actions.Select(one => one.Describe()));

    [Theory]
    [InlineData("""{"command":["git","commit","-m","rm -rf /"]}""")]
    [InlineData("""{"command":"git","args":["commit","-m","rm -rf /"]}""")]
    public void A_word_with_blanks_stays_one_word(string input)
    {
        var commands = CallExpansion.Expand(ToolCalls.Of("shell", input)).Actions.Where(action => action.Invocation is not null).Select(action => action.Describe());

        Assert.Contains("invoke git commit -m 'rm -rf /'", commands);
    }
}
