using System.Text;
using SigmaShake.Signing.Json;

namespace SigmaShake.Signing.Tests.Json;

public sealed class JsonTextTests
{
    [Theory]
    [InlineData("", "not JSON (line 1, byte 1)")]
    [InlineData("{", "not JSON")]
    [InlineData("{} {}", "not JSON (line 1, byte 4)")]
    [InlineData("{\n \"a\": 1,\n}", "not JSON (line 3, byte 1)")]
    [InlineData("[1,]", "not JSON")]
    [InlineData("// a\n{}", "not JSON")]
    [InlineData("\uFEFF{}", "not JSON")]
    [InlineData("{'a':1}", "not JSON")]
    [InlineData("[01]", "not JSON")]
    [InlineData("[+1]", "not JSON")]
    [InlineData("[NaN]", "not JSON")]
    [InlineData("[1.0]", "no integer")]
    [InlineData("[1e2]", "no integer")]
    [InlineData("[1E2]", "no integer")]
    [InlineData("[-0]", "no integer")]
    [InlineData("[9007199254740992]", "no integer")]
    [InlineData("[-9007199254740992]", "no integer")]
    [InlineData("[9223372036854775808]", "no integer")]
    [InlineData("{\"a\":1,\"a\":1}", "the key `a` twice")]
    [InlineData("{\"a\":1,\"\\u0061\":2}", "the key `a` twice")]
    [InlineData("[{\"x\":{\"b\":1,\"b\":[]}}]", "the key `b` twice")]
    [InlineData("{\"a\\u000a\\u202eb`\":1,\"a\\u000a\\u202eb`\":1}", "the key `a\uFFFD\uFFFDb\uFFFD` twice")]
    [InlineData("[\"\\ud800\"]", "half of a character")]
    [InlineData("{\"\\udc00\":1}", "half of a character")]
    public void What_readers_could_read_differently_is_refused(string text, string problem)
    {
        Assert.Null(JsonText.Parse(Encoding.UTF8.GetBytes(text), out var told));
        Assert.Contains(problem, told, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_stands_twice_is_found_among_many()
    {
        var members = string.Join(',', Enumerable.Range(0, 1000).Append(17).Select(i => $"\"k{i}\":0"));
        Assert.Null(JsonText.Parse(Encoding.UTF8.GetBytes($"{{{members}}}"), out var problem));
        Assert.Contains("the key `k17` twice", problem, StringComparison.Ordinal);
        Assert.NotNull(JsonText.Parse(Encoding.UTF8.GetBytes($"{{{members.Replace(",\"k17\":0", "", StringComparison.Ordinal)}}}"), out _));
    }

    [Fact]
    public void What_is_no_UTF_8_is_refused()
    {
        Assert.Null(JsonText.Parse([.. "[\""u8, 0xc0, 0x80, .. "\"]"u8], out var problem));
        Assert.Equal("is not UTF-8", problem);
    }

    [Fact]
    public void It_nests_as_deep_as_is_said_and_no_deeper()
    {
        Assert.NotNull(JsonText.Parse(Nested(JsonText.MaxDepth), out _));
        Assert.Null(JsonText.Parse(Nested(JsonText.MaxDepth + 1), out var problem));
        Assert.Equal($"nests deeper than {JsonText.MaxDepth}", problem);
        Assert.Null(JsonText.Parse(Nested(100_000), out _));

        static byte[] Nested(int depth) => Encoding.ASCII.GetBytes(new string('[', depth) + new string(']', depth));
    }

    [Theory]
    [InlineData("{ \"b\" : [ 1 , true,false ,null ], \"a\":\"x\" }", "{\"a\":\"x\",\"b\":[1,true,false,null]}")]
    [InlineData("[\"\\u0000\\t\\\"\\\\\\/\\u00e4\"]", "[\"\u0000\t\\\"\\\\/ä\"]")]
    [InlineData("{\"\\uffff\":1,\"\\ud83d\\ude00\":2,\"\\ud7ff\":3}", "{\"\uD7FF\":3,\"\uFFFF\":1,\"😀\":2}")]
    [InlineData("{\"aa\":1,\"a\":2,\"\":3,\"B\":4}", "{\"\":3,\"B\":4,\"a\":2,\"aa\":1}")]
    [InlineData("[-9007199254740991,9007199254740991,{},[]]", "[-9007199254740991,9007199254740991,{},[]]")]
    public void The_canonical_form_is_sorted_and_escapes_quotes_and_backslashes_only(string text, string canonical)
    {
        var value = JsonText.Parse(Encoding.UTF8.GetBytes(text), out var problem);
        Assert.Equal("", problem);
        Assert.Equal(canonical, Encoding.UTF8.GetString(CanonicalJson.Write(value!)));

        // As a file it says the same, and stays what it is.
        var file = CanonicalJson.WriteFile(value!);
        Assert.Equal(file, CanonicalJson.WriteFile(JsonText.Parse(file, out _)!));
        Assert.Equal(canonical, Encoding.UTF8.GetString(CanonicalJson.Write(JsonText.Parse(file, out _)!)));
    }
}
