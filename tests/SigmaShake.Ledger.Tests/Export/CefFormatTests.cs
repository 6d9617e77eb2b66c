using SigmaShake.Ledger.Export;
using SigmaShake.Ledger.Tests.Support;

namespace SigmaShake.Ledger.Tests.Export;

public sealed class CefFormatTests : IDisposable
{
    private readonly TestLedger _ledger = new();

    public void Dispose() => _ledger.Dispose();

    [Fact]
    public void A_blocked_call_has_its_rule_in_the_header_and_the_rest_as_fields()
    {
        var entry = _ledger.Append(TestIndex.Call("Bash", """{"command":"rm -rf /"}""", "block", "destructive/remove-root"));
        Assert.Equal(
            "CEF:0|SigmaShake|ssg|0.1.0|destructive/remove-root|Bash block|8|rt=1795435200000 externalId=0 cat=call act=nothing outcome=block sproc=claude-code"
            + " reason=destructive/remove-root: not here msg=rm -rf / cs1Label=rule cs1=destructive/remove-root cs2Label=tool cs2=Bash cs3Label=project cs3=/home/you/shop"
            + $" cs4Label=session cs4=s1 cs5Label=cwd cs5=/home/you/shop cs6Label=leaf cs6={entry.LeafHash} cn1Label=durationUs cn1=1500\n",
            Exported.As(_ledger, new CefFormat()));
    }

    [Fact]
    public void No_value_begins_a_field_or_a_line_whatever_it_holds()
    {
        const string Hostile = "x act=allowed outcome=allow\nCEF:0|a|b|c|d|e|10|\r\\|\u2028\u0085\u001b[2J";
        _ledger.Append(TestIndex.Call("a|b\\\\ c", $$"""{"command":{{System.Text.Json.JsonSerializer.Serialize(Hostile)}}}"""));
        var line = Exported.As(_ledger, new CefFormat());
        Assert.Equal(1, line.Count(character => character == '\n'));
        Assert.DoesNotContain(line[..^1], character => char.IsControl(character) || character == '\u2028');
        Assert.Contains("|a\\|b\\\\ c allow|", line, StringComparison.Ordinal);

        var fields = Read(line.TrimEnd('\n'));
        Assert.Equal("x act=allowed outcome=allow\nCEF:0|a|b|c|d|e|10|\r\\|  \u0020[2J", fields["msg"]);
        Assert.Equal(("nothing", "allow"), (fields["act"], fields["outcome"]));
    }

    /// <summary>As the format's guide reads it: seven bars that are not escaped, then key=value, where a key is what stands before an equals sign that is not escaped.</summary>
    private static Dictionary<string, string> Read(string line)
    {
        var position = 0;
        for (var bars = 0; bars < 7; position++)
        {
            if (line[position] == '\\') position++;
            else if (line[position] == '|') bars++;
        }

        var extension = line[position..];
        var signs = Enumerable.Range(0, extension.Length).Where(i => extension[i] == '=' && !IsEscaped(extension, i)).ToList();
        var fields = new Dictionary<string, string>();
        for (var i = 0; i < signs.Count; i++)
        {
            var key = extension[(extension.LastIndexOf(' ', signs[i]) + 1)..signs[i]];
            var end = i + 1 < signs.Count ? extension.LastIndexOf(' ', signs[i + 1]) : extension.Length;
            fields.Add(key, Unescape(extension[(signs[i] + 1)..end]));
        }

        return fields;
    }

    private static bool IsEscaped(string text, int at)
    {
        var count = 0;
        while (at - 1 - count >= 0 && text[at - 1 - count] == '\\') count++;
        return count % 2 == 1;
    }

    private static string Unescape(string text)
    {
        var plain = new System.Text.StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\') plain.Append(text[i]);
            else plain.Append(text[++i] switch { 'n' => '\n', 'r' => '\r', var other => other });
        }

        return plain.ToString();
    }
}
