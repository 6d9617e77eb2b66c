using System.Text;
using SigmaShake.Ledger.Redaction;

namespace SigmaShake.Ledger.Tests.Redaction;

/// <summary>Bits against bytes: what the scan finds sixty-four bytes at a time is what a look at each byte finds.</summary>
public sealed class AnchorScanTests
{
    [Fact]
    public void The_scan_finds_the_same_places_as_a_look_at_each_byte()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var round = 0; round < 4_000; round++)
        {
            var text = MadeText(random);
            var found = Found(text);
            var expected = Expected(text);
            Assert.True(expected.SequenceEqual(found), $"seed {seed}, round {round}: `{Encoding.Latin1.GetString(text)}`");
        }
    }

    /// <summary>Every byte, in a word and outside, at every place of a block.</summary>
    [Fact]
    public void Every_byte_is_sorted_as_it_is_by_itself()
    {
        for (var value = 0; value < 256; value++)
        {
            for (var place = 0; place < 130; place++)
            {
                var text = new byte[130];
                Array.Fill(text, place % 2 == 0 ? (byte)'x' : (byte)' ');
                text[place] = (byte)value;
                Assert.Equal(Expected(text), Found(text));
            }
        }
    }

    private static byte[] MadeText(Random random)
    {
        var text = new byte[random.Next(0, 300)];
        // Long stretches of one class make the runs that cross the blocks.
        for (var i = 0; i < text.Length;)
        {
            var kind = random.Next(6);
            for (var length = random.Next(1, 40); length > 0 && i < text.Length; length--)
            {
                text[i++] = kind switch
                {
                    0 => (byte)random.Next(256),
                    1 => (byte)'-',
                    2 => (byte)"=:> Bb '\\"[random.Next(8)],
                    _ => (byte)"abcXYZ0189_-"[random.Next(12)],
                };
            }
        }

        return text;
    }

    private static List<string> Found(byte[] text)
    {
        var places = new List<string>();
        var scan = new AnchorScan(text);
        while (scan.MoveNext()) places.Add($"{scan.Position} {scan.IsSeparator} {scan.IsInLongWord} {scan.IsFlag} {scan.IsBearer} {scan.IsLabel} {scan.IsQuote}");
        return places;
    }

    private static List<string> Expected(byte[] text)
    {
        var places = new List<string>();
        var (word, dashes) = (0, 0);
        var isBehindWord = false;
        for (var i = 0; i < text.Length; i++)
        {
            var isWord = char.IsAsciiLetterOrDigit((char)text[i]) || text[i] is (byte)'_' or (byte)'-';
            var separator = IsSeparator(text, i) && !IsSeparator(text, i - 1);
            var flag = text[i] == '-' && !isBehindWord;
            var bearer = text[i] is (byte)'b' or (byte)'B' && !isBehindWord;
            var label = dashes >= 4 && text[i] != '-';
            var quote = text[i] == '\'' && i > 0 && text[i - 1] == ' ';
            isBehindWord = isWord && !(i > 0 && text[i - 1] == '\\');
            word = isWord ? word + 1 : 0;
            dashes = text[i] == '-' ? dashes + 1 : 0;
            var longWord = word == AnchorScan.LongWord;
            if (separator || longWord || flag || bearer || label || quote) places.Add($"{i} {separator} {longWord} {flag} {bearer} {label} {quote}");
        }

        return places;
    }

    private static bool IsSeparator(byte[] text, int place) => place >= 0 && text[place] is ((byte)'=' or (byte)':' or (byte)'>');
}
