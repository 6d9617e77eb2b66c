using System.Text.Json;
using SigmaShake.Ledger.Export;
using SigmaShake.Ledger.Format;
using SigmaShake.Ledger.Tests.Support;

namespace SigmaShake.Ledger.Tests.Export;

public sealed class NdjsonFormatTests
{
    [Fact]
    public void Each_entry_is_one_line_with_the_members_of_its_payload()
    {
        using var ledger = new TestLedger();
        var first = ledger.Append("""{"v":1,"tool":"Bash","input":{"command":"a\nb <ü>"}}""", TestLedger.Noon.AddMilliseconds(7));
        var second = ledger.Append("\"no object\"", TestLedger.Noon.AddSeconds(1));
        Assert.Equal(
            [
                $$$"""{"index":0,"time":"2026-11-23T12:00:00.007Z","kind":"call","leaf":"{{{first.LeafHash}}}","v":1,"tool":"Bash","input":{"command":"a\nb <ü>"}}""",
                $$"""{"index":1,"time":"2026-11-23T12:00:01.000Z","kind":"call","leaf":"{{second.LeafHash}}","payload":"\"no object\""}""",
                "",
            ],
            Export(ledger).Split('\n'));
    }

    [Fact]
    public void Damaged_and_erased_entries_have_a_line_too()
    {
        using var ledger = new TestLedger();
        for (var i = 0; i < 3; i++) ledger.Append($$"""{"n":{{i}}}""");
        var bytes = File.ReadAllBytes(ledger.Entries);
        var frame = bytes.Length / 3;
        bytes[frame - 20] ^= 1;
        bytes[frame + FrameLayout.FlagsOffset] = (byte)FrameFlags.Erased;
        bytes.AsSpan((frame + FrameLayout.HeaderBytes)..((2 * frame) - 8)).Clear();
        File.WriteAllBytes(ledger.Entries, bytes);
        var lines = Export(ledger).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        Assert.True(lines[0].GetProperty("damaged").GetBoolean());
        Assert.True(lines[1].GetProperty("erased").GetBoolean());
        Assert.Equal(2, lines[2].GetProperty("n").GetInt32());
    }

    [Fact]
    public void An_unknown_kind_is_exported_by_its_number()
    {
        using var ledger = new TestLedger();
        using (var writer = SigmaShake.Ledger.Append.LedgerWriter.Open(ledger.Folder).Value!)
            Assert.True(writer.Append((EntryKind)7, "{}"u8, TestLedger.Noon).Succeeded);
        Assert.Contains("\"kind\":\"kind-7\"", Export(ledger));
    }

    private static string Export(TestLedger ledger) => Exported.As(ledger, new NdjsonFormat());
}
