using SigmaShake.Ledger.Format;
using SigmaShake.Ledger.Reading;
using SigmaShake.Rules.Calls;
using SigmaShake.Rules.Json;

namespace SigmaShake.Cli.Explaining;

/// <summary>An entry of the log for people.</summary>
internal static class EntryText
{
    public static void Print(TextWriter output, LedgerEntry entry)
    {
        output.WriteLine($"entry          {entry.Index}, {entry.Kind.Name()}");
        output.WriteLine($"time           {entry.Time:yyyy-MM-ddTHH:mm:ss.fff}Z");
        output.WriteLine($"leaf           {entry.LeafHash}");
        if (entry.Payload is null)
        {
            output.WriteLine(entry.IsErased ? "payload        erased" : "payload        damaged");
            return;
        }

        var payload = JsonParser.Parse(entry.Payload);
        if (!payload.Succeeded)
        {
            output.WriteLine($"payload        {ShownText.Of(entry.Payload)}");
            return;
        }

        foreach (var (name, value) in payload.Value.Members)
        {
            var text = value.IsString ? value.Text.Span : CompactJson.Write(value).Span;
            output.WriteLine($"{ShownText.Of(name.Span),-14} {ShownText.Of(text)}");
        }
    }
}
