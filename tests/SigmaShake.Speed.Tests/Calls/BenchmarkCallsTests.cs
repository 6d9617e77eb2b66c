using System.Text.Json;
using SigmaShake.Measuring.Calls;

namespace SigmaShake.Speed.Tests.Calls;

public sealed class BenchmarkCallsTests
{
    [Theory]
    [InlineData(4_000)]
    [InlineData(100_000)]
    public void A_write_holds_as_many_bytes_as_asked_for(int bytes)
    {
        using var payload = JsonDocument.Parse(BenchmarkCalls.Write("/home/user/shop", bytes));
        Assert.Equal(bytes, payload.RootElement.GetProperty("tool_input").GetProperty("content").GetString()!.Length);
    }
}
