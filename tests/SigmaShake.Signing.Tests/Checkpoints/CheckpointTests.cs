using System.Text;
using SigmaShake.Signing.Checkpoints;
using SigmaShake.Signing.Notes;
using SigmaShake.Testing;

namespace SigmaShake.Signing.Tests.Checkpoints;

public sealed class CheckpointTests
{
    private const string Root = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";

    // The published test-only key of the log, see SOURCES.md there.
    private const string LogKey = "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx";

    [Fact]
    public void The_golden_checkpoints_of_another_implementation_verify_and_come_back_byte_for_byte()
    {
        var key = VerifierKey.Parse(LogKey).Value!;
        for (var size = 0; size <= 15; size++)
        {
            var bytes = File.ReadAllBytes(SharedData.Path($"vectors/tlog-tiles/tessera-testdata-log/checkpoint.{size}"));
            var note = SignedNote.Parse(bytes).Value!;
            Assert.True(NoteVerification.Verify(note, [key]).Succeeded);
            var checkpoint = Checkpoint.Parse(note.TextBytes.Span).Value!;
            Assert.Equal(("example.com/log/testdata", (long)size), (checkpoint.Origin, checkpoint.Size));
            Assert.Equal(note.TextBytes.ToArray(), Checkpoint.Create(checkpoint.Origin, size, checkpoint.Root).ToText());
            Assert.Equal(bytes, note.ToBytes());
        }
    }

    [Fact]
    public void Extension_lines_are_kept_as_they_are()
    {
        var text = $"a.example/b\n7\n{Root}\nfirst\nsecond +\n";
        var checkpoint = Parse(text).Value!;
        Assert.Equal(["first", "second +"], checkpoint.Extensions);
        Assert.Equal(text, Encoding.UTF8.GetString(checkpoint.ToText()));
    }

    [Theory]
    [InlineData("", "line break")]
    [InlineData("a.example/b\n7\n" + Root, "line break")]
    [InlineData("a.example/b\n7\n", "three lines")]
    [InlineData("\n7\n" + Root + "\n", "empty line")]
    [InlineData("a.example/b\n7\n" + Root + "\n\n", "empty line")]
    [InlineData("a.example/b\n07\n" + Root + "\n", "second line")]
    [InlineData("a.example/b\n-1\n" + Root + "\n", "second line")]
    [InlineData("a.example/b\n+1\n" + Root + "\n", "second line")]
    [InlineData("a.example/b\n 1\n" + Root + "\n", "second line")]
    [InlineData("a.example/b\n1_0\n" + Root + "\n", "second line")]
    [InlineData("a.example/b\n9223372036854775808\n" + Root + "\n", "second line")]
    [InlineData("a.example/b\n7\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2J=\n", "third line")]
    [InlineData("a.example/b\n7\nCsUY\n", "third line")]
    [InlineData("a.example/b\r\n7\n" + Root + "\n", "U+000D")]
    public void What_is_no_checkpoint_is_refused_with_the_cause(string text, string cause)
    {
        Assert.Contains(cause, Parse(text).Error?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_largest_size_is_read()
    {
        Assert.Equal(long.MaxValue, Parse($"a.example/b\n{long.MaxValue}\n{Root}\n").Value!.Size);
        Assert.Equal(0, Parse($"a.example/b\n0\n{Root}\n").Value!.Size);
    }

    private static SigningResult<Checkpoint> Parse(string text) => Checkpoint.Parse(Encoding.UTF8.GetBytes(text));
}
