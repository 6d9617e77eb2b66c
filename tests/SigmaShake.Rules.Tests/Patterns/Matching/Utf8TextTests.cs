using System.Text;
using SigmaShake.Rules.Patterns.Matching;

namespace SigmaShake.Rules.Tests.Patterns.Matching;

public sealed class Utf8TextTests
{
    private static readonly byte[][] Pieces =
    [
        [0x61], [0xC3, 0xA9], [0xE2, 0x98, 0x83], [0xF0, 0x9F, 0x98, 0x80], [0x80], [0xBF], [0xC3], [0xE2, 0x98], [0xF0, 0x9F, 0x98], [0xC0, 0xAF],
        [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xFF], [0xE0, 0x80, 0xAF],
    ];

    [Fact]
    public void Both_directions_read_the_same_code_points_at_the_same_places()
    {
        var random = RandomSource.Create();
        for (var round = 0; round < 20_000; round++)
        {
            byte[] text = [.. Enumerable.Range(0, random.Next(8)).SelectMany(_ => Pieces[random.Next(Pieces.Length)])];
            var forward = new List<(int, int)>();
            for (var position = 0; position < text.Length;)
            {
                var start = position;
                var codePoint = Utf8Text.ReadForward(text, position, out var length);
                position += length;
                forward.Add((start, codePoint));
            }

            var backward = new List<(int, int)>();
            for (var position = text.Length; position > 0;)
            {
                var codePoint = Utf8Text.ReadBackward(text, position, out var length);
                position -= length;
                backward.Insert(0, (position, codePoint));
            }

            Assert.Equal(forward, backward);
        }
    }

    [Fact]
    public void Well_formed_text_is_read_as_the_framework_reads_it()
    {
        const string text = "aé☃😀\0z";
        var bytes = Encoding.UTF8.GetBytes(text);
        var read = new List<int>();
        for (var position = 0; position < bytes.Length;)
        {
            read.Add(Utf8Text.ReadForward(bytes, position, out var length));
            position += length;
        }

        Assert.Equal(text.EnumerateRunes().Select(static rune => rune.Value), read);
    }
}
