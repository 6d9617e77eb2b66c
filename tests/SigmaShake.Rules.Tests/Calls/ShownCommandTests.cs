using SigmaShake.Rules.Calls;
using SigmaShake.Rules.Tests.Commands;

namespace SigmaShake.Rules.Tests.Calls;

public class ShownCommandTests
{
    [Theory]
    [InlineData("git push -f", "invoke git push -f")]
    [InlineData("rm '/*' /* ~/x", "invoke rm '/*' /* ~/x")]
    [InlineData("echo 'a b' 'c\"d' '' $X $X/y", "invoke echo 'a b' 'c\"d' '' \"$X\" \"$X/y\"")]
    [InlineData("echo a;b", "invoke echo a")]
    [InlineData("echo '\n\u001b[1m'", "invoke echo '[1m'")]
    public void A_simple_command_is_shown_as_one_would_write_it(string command, string shown) =>
        Assert.Equal(shown, CallExpansion.Expand(ToolCalls.Bash(command)).Actions[1].Describe());

    [Fact]
    public void A_quote_is_quoted_and_what_is_long_is_cut()
    {
        var call = ToolCalls.Bash("x");
        Assert.Equal("invoke x 'it'\\''s' ''", SimpleCommands.Action(call, new([new("x"u8.ToArray()), new("it's"u8.ToArray()), new(Array.Empty<byte>())], default)).Describe());
        Assert.Equal("invoke \"$X\\\"\"", SimpleCommands.Action(call, new([new("$X\""u8.ToArray()) { IsUnknown = true }], default)).Describe());
        Assert.Equal(208, SimpleCommands.Action(call, new([.. Enumerable.Repeat(new SigmaShake.Rules.Commands.CommandWord(System.Text.Encoding.UTF8.GetBytes(new string('a', 100_000))), 100)], default)).Describe().Length);
    }
}
