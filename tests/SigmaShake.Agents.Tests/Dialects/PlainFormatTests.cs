using System.Text;

namespace SigmaShake.Agents.Tests.Dialects;

/// <summary>Our own format, for hosts that can be taught to call a program.</summary>
public sealed class PlainFormatTests
{
    [Fact]
    public void The_shortest_payload_is_a_tool_and_its_input()
    {
        var request = Adapters.Named("generic").Read(Samples.Parse("""{"tool":"Bash","input":{"command":"ls"}}"""), AgentEnvironment.Empty);

        Assert.Null(request.Problem);
        Assert.Equal(HookEvent.ToolUse, request.Event);
        Assert.Equal("generic", request.Call!.Agent);
        Assert.Equal("Bash", request.Call.Tool);
        Assert.Equal("ls", Encoding.UTF8.GetString(request.Call.Input.Member("command"u8)!.Text.Span));
        Assert.Equal("", request.Call.Cwd);
        Assert.Null(request.Call.Session);
    }

    [Fact]
    public void It_may_say_who_calls_from_where_and_in_which_session()
    {
        var payload = Samples.Parse("""{"tool":"Bash","input":{},"agent":"build-bot","cwd":"/srv/app","session":"s-1"}""");

        var call = Adapters.Named("generic").Read(payload, AgentEnvironment.Empty).Call!;

        Assert.Equal("build-bot", call.Agent);
        Assert.Equal("/srv/app", call.Cwd);
        Assert.Equal("s-1", call.Session);
    }

    [Theory]
    [InlineData("""{"tool":"Bash","input":"{\"command\":\"ls\"}"}""", true)]
    [InlineData("""{"tool":"Bash","input":"{\"command\":\"ls\",\"command\":\"rm\"}"}""", false)]
    [InlineData("""{"tool":"Bash","input":"ls"}""", false)]
    [InlineData("""{"tool":"Bash","input":"\"ls\""}""", false)]
    public void An_input_in_a_string_is_parsed_as_strictly_as_the_rest(string payload, bool isAccepted)
    {
        var request = Adapters.Named("generic").Read(Samples.Parse(payload), AgentEnvironment.Empty);

        Assert.Equal(isAccepted, request.Call is not null);
        Assert.Equal(isAccepted ? null : "the input of `Bash` is not an object", request.Problem);
    }
}
