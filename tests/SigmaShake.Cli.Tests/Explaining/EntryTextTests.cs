using SigmaShake.Cli.Explaining;
using SigmaShake.Ledger.Append;
using SigmaShake.Ledger.Format;
using SigmaShake.Ledger.Reading;
using SigmaShake.Testing;

namespace SigmaShake.Cli.Tests.Explaining;

public sealed class EntryTextTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("{\"tool\":\"Bash\",\"n\":1,\"list\":[\"a\"],\"\\u001b]0;k\":\"\\u001b[31m\\nentry     9\"}", "tool           Bash\nn              1\nlist           [\"a\"]\n\uFFFD]0;k\n  | \uFFFD[31m\n  | entry     9\n")]
    [InlineData("not\u001b json", "payload        not\uFFFD json\n")]
    [InlineData("{}", "")]
    public void Each_member_is_one_line_that_steers_nothing(string payload, string text)
    {
        using (var writer = LedgerWriter.Open(_folder["ledger"]).Value)
        {
            Assert.Null(writer!.Append(EntryKind.Call, System.Text.Encoding.UTF8.GetBytes(payload), new DateTimeOffset(2030, 1, 2, 3, 4, 5, 6, TimeSpan.Zero)).Error);
        }

        using var reader = LedgerReader.Open(_folder["ledger"]).Value!;
        var entry = reader.Entries().Single();
        using var output = new StringWriter();
        EntryText.Print(output, entry, TimeZoneInfo.CreateCustomTimeZone("east", TimeSpan.FromMinutes(90), null, null));

        Assert.Equal($"entry          0, call\ntime           2030-01-02T04:34:05.006+01:30\nleaf           {entry.LeafHash}\n{text}", output.ToString());
    }
}
