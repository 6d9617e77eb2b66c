using System.Text;

namespace SigmaShake.Rules.Tests.Fuzzing;

/// <summary>Makes new texts of old ones, by what such texts are made of: pieces put in, doubled, moved, taken out, put into each other.</summary>
internal sealed class Mutator(byte[][] seeds, string[] pieces, (string Open, string Close)[] nests)
{
    /// <summary>The longest text that is made.</summary>
    public const int MaxBytes = 64 << 10;

    private readonly byte[][] _pieces = [.. pieces.Select(Encoding.UTF8.GetBytes)];

    /// <summary>A text; most are short.</summary>
    public byte[] Make(Random random)
    {
        var text = new List<byte>();
        switch (random.Next(16))
        {
            case 0:
                for (var i = random.Next(1, 40); i > 0; i--) text.AddRange(Pick(random, _pieces));
                break;
            case 1:
                var bytes = new byte[random.Next(60)];
                random.NextBytes(bytes);
                return bytes;
            default:
                text.AddRange(Pick(random, seeds));
                break;
        }

        for (var i = random.Next(6); i >= 0; i--) Mutate(random, text);
        if (text.Count > MaxBytes) text.RemoveRange(MaxBytes, text.Count - MaxBytes);
        return [.. text];
    }

    private void Mutate(Random random, List<byte> text)
    {
        var at = random.Next(text.Count + 1);
        var (start, end) = Token(random, text);
        switch (random.Next(13))
        {
            case 0 or 1 or 2:
                text.InsertRange(at, Pick(random, _pieces));
                break;
            case 3:
                text.RemoveRange(at, Math.Min(random.Next(1, 5), text.Count - at));
                break;
            case 4:
                text.RemoveRange(start, end - start);
                break;
            case 5:
                text.InsertRange(at, text.GetRange(start, end - start));
                break;
            case 6:
                // Two texts, each cut anywhere.
                var other = Pick(random, seeds);
                text.RemoveRange(at, text.Count - at);
                text.AddRange(other[random.Next(other.Length + 1)..]);
                break;
            case 7:
                text.InsertRange(at, Pick(random, seeds));
                break;
            case 8:
                var (open, close) = nests[random.Next(nests.Length)];
                text.InsertRange(end, Encoding.UTF8.GetBytes(close));
                text.InsertRange(start, Encoding.UTF8.GetBytes(open));
                break;
            case 9:
                var (before, behind) = nests[random.Next(nests.Length)];
                text.InsertRange(0, Encoding.UTF8.GetBytes(before));
                text.AddRange(Encoding.UTF8.GetBytes(behind));
                break;
            case 10 when text.Count > 0:
                text[Math.Min(at, text.Count - 1)] = (byte)random.Next(256);
                break;
            case 11:
                text.Insert(at, random.Next(3) switch { 0 => (byte)0, 1 => (byte)0xC3, _ => (byte)0xFF });
                break;
            case 12 when random.Next(12) == 0:
                // A long run.
                var piece = random.Next(2) == 0 ? Pick(random, _pieces) : [.. text.GetRange(start, end - start)];
                for (var count = random.Next(1, 1 + (1 << random.Next(12))); count > 0 && text.Count < MaxBytes; count--) text.InsertRange(Math.Min(at, text.Count), piece);
                break;
        }
    }

    // A stretch between blanks, more or less; now and then several of them.
    private static (int Start, int End) Token(Random random, List<byte> text)
    {
        if (text.Count == 0) return (0, 0);
        var start = random.Next(text.Count);
        var end = start;
        while (start > 0 && !IsBetween(text[start - 1])) start--;
        for (var more = random.Next(3); more >= 0 && end < text.Count; more--)
        {
            while (end < text.Count && !IsBetween(text[end])) end++;
            if (more > 0 && end < text.Count) end++;
        }

        return (start, Math.Max(start, end));
    }

    private static bool IsBetween(byte b) => b is (byte)' ' or (byte)'\n' or (byte)'\t' or (byte)';' or (byte)'|' or (byte)'&';

    private static byte[] Pick(Random random, byte[][] choices) => choices[random.Next(choices.Length)];
}
