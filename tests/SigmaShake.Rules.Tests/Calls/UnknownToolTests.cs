using System.Text;
using SigmaShake.Rules.Calls;

namespace SigmaShake.Rules.Tests.Calls;

/// <summary>Tools that no table knows: their names as MCP servers in public use spell them.</summary>
public class UnknownToolTests
{
    [Theory]
    [InlineData("mcp__fs__write_file", """{"path":"a","content":"x"}""", "write a: x")]
    [InlineData("mcp__filesystem__edit_file", """{"path":"a","edits":[{"oldText":"b","newText":"c"}]}""", "edit a: c")]
    [InlineData("mcp__filesystem__read_text_file", """{"path":"a"}""", "read a")]
    [InlineData("mcp__filesystem__read_multiple_files", """{"paths":["a","b"]}""", "read a; read b")]
    [InlineData("mcp__filesystem__list_directory", """{"path":"src"}""", "search src")]
    [InlineData("mcp__filesystem__directory_tree", """{"path":"src"}""", "search src")]
    [InlineData("mcp__filesystem__search_files", """{"path":"src","pattern":"*.cs"}""", "search src ?*.cs")]
    [InlineData("mcp__filesystem__move_file", """{"source":"a","destination":"b"}""", "write a; write b")]
    [InlineData("mcp__filesystem__copy_file", """{"source":"a","destination":"b"}""", "read a; write b")]
    [InlineData("mcp__filesystem__create_directory", """{"path":"a"}""", "write a")]
    [InlineData("mcp__filesystem__get_file_info", """{"path":"a"}""", "read a")]
    [InlineData("filesystem.deleteFile", """{"path":"a"}""", "write a")]
    [InlineData("readTextFile", """{"file":"a"}""", "read a")]
    [InlineData("fs/update-file", """{"path":"a"}""", "edit a")]
    [InlineData("mcp__fetch__fetch", """{"url":"https://x"}""", "network https://x")]
    [InlineData("mcp__playwright__browser_navigate", """{"url":"https://x"}""", "network https://x")]
    [InlineData("mcp__brave__brave_web_search", """{"query":"q"}""", "network ?q")]
    [InlineData("mcp__memory__search_nodes", """{"query":"q"}""", "search ?q")]
    [InlineData("mcp__github__push_files", """{"files":[{"path":"a","content":"x"},{"path":"b","content":"y"}]}""", "write a: x; write b: y")]
    [InlineData("mcp__docs__render", """{"path":"a","text":"x"}""", "write a: x")]
    [InlineData("mcp__jobs__run", """{"path":"a"}""", "")]
    [InlineData("mcp__time__now", "{}", "")]
    [InlineData("mcp__a__", """{"path":"a"}""", "")]
    [InlineData("__", """{"path":"a"}""", "")]
    public void Its_actions_are_told_by_the_words_of_its_name_and_the_members_of_its_input(string tool, string input, string expected)
    {
        var actions = CallExpansion.Expand(ToolCalls.Of(tool, input)).Actions;

        Assert.Equal(Capability.Other, actions[0].Capability);
        Assert.Equal(expected, string.Join("; ", actions.Skip(1).Select(Show)));
    }

    [Theory]
    [InlineData("read", ToolDeeds.Read)]
    [InlineData("writeFile", ToolDeeds.Write)]
    [InlineData("download", ToolDeeds.Write | ToolDeeds.Network)]
    [InlineData("getURL", ToolDeeds.Read | ToolDeeds.Network)]
    [InlineData("already_readable", ToolDeeds.None)]
    [InlineData("mcp__reader__ping", ToolDeeds.None)]
    [InlineData("", ToolDeeds.None)]
    [InlineData("x__", ToolDeeds.None)]
    public void Whole_words_count_and_those_of_the_server_do_not(string tool, object deeds) => Assert.Equal((ToolDeeds)deeds, ToolWords.Of(tool));

    [Fact]
    public void More_files_than_a_call_may_have_are_asked_about()
    {
        var paths = string.Join(',', Enumerable.Range(0, CallExpansion.MaxActions).Select(i => $"\"{i}\""));

        Assert.NotNull(CallExpansion.Expand(ToolCalls.Of("mcp__fs__read_files", $$"""{"paths":[{{paths}}]}""")).Unanalysable);
    }

    private static string Show(ToolAction action)
    {
        var verb = action.IsPartialEdit ? "edit" : action.Capability.ToString().ToLowerInvariant();
        return $"{verb}{Part(" ", action.Path)}{Part(" ", action.Url)}{Part(" ?", action.Query)}{Part(": ", action.Content)}";
    }

    private static string Part(string mark, ReadOnlyMemory<byte>? value) => value is { } text ? mark + Encoding.UTF8.GetString(text.Span) : "";
}
