using SigmaShake.Ledger.Approvals;
using SigmaShake.Ledger.Tests.Support;

namespace SigmaShake.Ledger.Tests.Approvals;

public sealed class BoundCallTests
{
    private static readonly BoundCall Call = TestDesk.Call();

    public static TheoryData<BoundCall> OtherCalls() =>
    [
        Call with { Agent = "claude-code" },
        Call with { Session = "session-2" },
        Call with { Session = null },
        Call with { Session = "" },
        Call with { Cwd = "/work" },
        Call with { Cwd = "/work/shop/" },
        Call with { ProjectDirectory = "/work/shop" },
        Call with { Tool = "bash" },
        Call with { Input = TestDesk.Json("""{"command":"git push --force ","timeout":10}""") },
        Call with { Input = TestDesk.Json("""{"command":"git push --force","timeout":11}""") },
        Call with { Input = TestDesk.Json("""{"command":"git push --force","timeout":10.0}""") },
        Call with { Input = TestDesk.Json("""{"command":"git push --force","timeout":"10"}""") },
        Call with { Input = TestDesk.Json("""{"command":"git push --force"}""") },
        Call with { Input = TestDesk.Json("""{"command":["git push --force"],"timeout":10}""") },
        Call with { Input = TestDesk.Json("""{"command":"git push --force","timeout":10,"background":true}""") },
        Call with { Input = TestDesk.Json("""{"command":"git push --force","timeout":{"10":null}}""") },
        Call with { Scripts = [new("/work/shop/x.sh", "ls"u8.ToArray())] },
        Call with { Scripts = [new("/work/shop/x.sh", "la"u8.ToArray())] },
        Call with { Scripts = [new("/work/shop/y.sh", "ls"u8.ToArray())] },
        Call with { Links = [new("/work/shop/x.sh", "ls")] },
        Call with { Links = [new("/work/shop/x.sh", "la")] },
    ];

    [Theory]
    [MemberData(nameof(OtherCalls))]
    public void Another_value_anywhere_is_another_call(BoundCall other) => Assert.NotEqual(Call.Hash(), other.Hash());

    [Fact]
    public void No_two_of_them_are_alike() => Assert.Equal(OtherCalls().Count, OtherCalls().Select(call => call.Data.Hash()).Distinct().Count());

    [Theory]
    [InlineData("""{"timeout":10,"command":"git push --force"}""")]
    [InlineData("""{ "timeout" : 10, "command" : "git p\u0075sh --force" }""")]
    public void The_order_and_spelling_of_members_do_not_count(string input) => Assert.Equal(Call.Hash(), (Call with { Input = TestDesk.Json(input) }).Hash());

    [Fact]
    public void Where_one_text_ends_and_the_next_begins_counts()
    {
        var one = Call with { Cwd = "/a", Tool = "b" };

        Assert.NotEqual(one.Hash(), (one with { Cwd = "/", Tool = "ab" }).Hash());
        Assert.NotEqual(
            (one with { Input = TestDesk.Json("""{"a":["b","c"]}""") }).Hash(),
            (one with { Input = TestDesk.Json("""{"a":["b"],"c":[]}""") }).Hash());
    }
}
