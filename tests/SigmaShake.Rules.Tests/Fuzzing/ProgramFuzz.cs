using System.Text;
using SigmaShake.Rules.Commands;
using SigmaShake.Rules.Programs;
using SigmaShake.Rules.Tests.Patterns;
using SigmaShake.Rules.Tests.Programs;

namespace SigmaShake.Rules.Tests.Fuzzing;

/// <summary>Every program of the table, with any words: its effects are told, so many for each word and no more.</summary>
public sealed class ProgramFuzz
{
    private static readonly byte[][][] Keys = [.. ProgramTableTests.Lines().Select(line => line.Key.Split(' ').Select(Encoding.UTF8.GetBytes).ToArray())];

    private static readonly string[] Parts =
    [
        "-", "--", "=", "--=", "-=", "+", "{}", ";", "(", ")", "!", ":", "://", "http://", "file://", "@", "=@", "a:b", "/", ".", "..", "", " ", ",", "%", "#",
        "\n", "\0", "é", "\uFFFD", "-C", "-c", "-e", "-t", "-i", "-r", "-x", "-d", "-S", "-T", "-I", "-n", "-rf", "a", "b", "d/", "x.sh", "x.py", "x.tar.gz",
        "-f", "-o", "x=y", "if=", "exec=", "of=", "-exec", "-execdir", "-ok", "-delete", "-name", "-fprintf", ":::", "*", "~", "~/", "--arg", "--output", "--file", "--in-place", "a.gz", ".gz", "import os", "rm -rf /",
        "--force", "--recursive", "--eval", "--target-directory", "--config", "--data", "--exclude", "u@h:p", "h:", "//", "$x", "'", "\"",
    ];

    [Fact]
    public void Words_have_effects() => FuzzRun.For(TimeSpan.FromSeconds(1), Execute);

    [Fact]
    [Trait("Category", "Nightly")]
    public void Four_million_commands_have_effects() => FuzzRun.Of(4_000_000, Execute);

    private static void Execute(Random random)
    {
        var words = random.Pick<byte[][]>(Keys).Select(word => new CommandWord(word)).ToList();
        for (var count = random.Next(random.Next(20) == 0 ? 200 : 8); count > 0; count--) words.Add(Word(random));
        if (random.Next(10) == 0) (words[0], words[^1]) = (words[^1], words[0]);
        if (random.Next(10) == 0) words.InsertRange(0, random.Pick<byte[][]>(Keys).Select(word => new CommandWord(word)));
        var command = new SimpleCommand([.. words], default);
        try
        {
            var effects = CommandEffects.Of(command);
            Assert.InRange(effects.Effects.Count, 0, 20 * words.Count * words.Count);
            Assert.InRange(effects.NestedCommands.Count + effects.Scripts.Count + effects.Codes.Count + effects.ScriptFiles.Count, 0, 4 * words.Count);
            Assert.All(effects.NestedCommands, nested => Assert.NotEmpty(nested.Words));
            if (random.Next(8) == 0) Assert.Equal(effects.Effects.Count, CommandEffects.Of(command).Effects.Count);
        }
        catch (Exception e)
        {
            throw new InvalidOperationException(string.Join('|', words.Select(word => Encoding.UTF8.GetString(word.Text.Span))), e);
        }
    }

    private static CommandWord Word(Random random)
    {
        var text = new List<byte>();
        for (var count = random.Next(4); count >= 0; count--) text.AddRange(Encoding.UTF8.GetBytes(random.Pick<string>(Parts)));
        if (random.Next(20) == 0) text.Insert(random.Next(text.Count + 1), (byte)random.Next(256));
        byte[] bytes = [.. text];
        return new CommandWord(bytes)
        {
            IsUnknown = random.Next(4) == 0,
            KnownBytes = random.Next(bytes.Length + 1),
            Pattern = random.Next(4) == 0 ? bytes.AsMemory(0, random.Next(bytes.Length + 1)) : default(ReadOnlyMemory<byte>?),
        };
    }
}
