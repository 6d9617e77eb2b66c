using System.Text;
using SigmaShake.Rules.Commands;
using SigmaShake.Rules.Programs;
using SigmaShake.Rules.Tests.Patterns;

namespace SigmaShake.Rules.Tests.Programs;

public sealed class HostileWordsTests
{
    private static readonly string[] Parts =
    [
        "-", "--", "=", "--=", "-=", "+", "{}", ";", "(", ")", "!", ":", "://", "file://", "@", "=@", "a:b", "/", ".", "..", "", " ",
        "\n", "\0", "é", "\uFFFD", "-C", "-c",
        "-f", "-o", "x=y", "exec=", "of=", "-exec", "-name", ":::", "*", "~", "-S", "--arg", "a.gz", ".gz", "-delete",
    ];

    [Fact]
    public void No_words_are_too_odd()
    {
        var random = RandomSource.Create();
        var keys = ProgramTableTests.Lines().Select(line => line.Key).ToArray();
        for (var round = 0; round < 60_000; round++)
        {
            var words = random.Pick(keys).Split(' ').Select(word => Known(Encoding.UTF8.GetBytes(word))).ToList();
            for (var count = random.Next(8); count > 0; count--) words.Add(Word(random));
            var command = new SimpleCommand([.. words], default);
            try
            {
                var effects = CommandEffects.Of(command);
                Assert.InRange(effects.Effects.Count, 0, 20 * words.Count * words.Count);
            }
            catch (Exception e) when (e is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"{string.Join('|', words.Select(word => Encoding.UTF8.GetString(word.Text.Span)))}: {e}");
            }
        }
    }

    [Fact]
    public void Many_words_take_little_time()
    {
        foreach (var program in new[] { "rm", "cp", "tar", "find", "docker", "unknown", "xargs", "jq", "scp" })
        {
            var command = SampleCommand.OfWords([program, .. Enumerable.Repeat("-x", 3_000), .. Enumerable.Repeat("a", 3_000)]);
            Assert.NotNull(CommandEffects.Of(command));
        }
    }

    private static CommandWord Known(byte[] text) => new(text);

    private static CommandWord Word(Random random)
    {
        var text = new List<byte>();
        for (var count = random.Next(4); count >= 0; count--) text.AddRange(Encoding.UTF8.GetBytes(random.Pick(Parts)));
        if (random.Next(20) == 0) text.Add((byte)random.Next(256));
        byte[] bytes = [.. text];
        return new CommandWord(bytes)
        {
            IsUnknown = random.Next(4) == 0,
            KnownBytes = random.Next(bytes.Length + 3),
            Pattern = random.Next(4) == 0 ? bytes.AsMemory(0, random.Next(bytes.Length + 1)) : default(ReadOnlyMemory<byte>?),
        };
    }
}
