using System.Text;
using SigmaShake.Signing.Notes;

namespace SigmaShake.Signing.Tests.Notes;

public sealed class SignedNoteTests
{
    // c2sp.org/signed-note, "Example".
    private const string ExampleKey = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";

    private const string Example =
        "This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";

    private const string Line = "— a.example/b AAAAAAE=\n";

    [Fact]
    public void The_example_of_the_specification_verifies_and_comes_back_byte_for_byte()
    {
        var note = Parse(Example).Value!;
        var key = VerifierKey.Parse(ExampleKey).Value!;
        Assert.Equal([key], NoteVerification.Verify(note, [key]).Value);
        Assert.Equal(Example, Encoding.UTF8.GetString(note.ToBytes()));
        Assert.Equal(ExampleKey, key.ToString());
    }

    [Fact]
    public void A_flipped_bit_anywhere_in_a_note_is_never_verified()
    {
        var key = VerifierKey.Parse(ExampleKey).Value!;
        var bytes = Encoding.UTF8.GetBytes(Example);
        for (var i = 0; i < bytes.Length * 8; i++)
        {
            bytes[i / 8] ^= (byte)(1 << (i % 8));
            if (SignedNote.Parse(bytes) is { Succeeded: true } parsed) Assert.False(NoteVerification.Verify(parsed.Value, [key]).Succeeded, $"bit {i}");
            bytes[i / 8] ^= (byte)(1 << (i % 8));
        }
    }

    [Theory]
    [InlineData("", "no empty line")]
    [InlineData("text\n", "no empty line")]
    [InlineData("text\n\n", "no signature")]
    [InlineData("text\n\n— a.example/b AAAAAAE=", "no line break")]
    [InlineData("text\n\n- a.example/b AAAAAAE=\n", "em dash")]
    [InlineData("text\n\n—a.example/b AAAAAAE=\n", "em dash")]
    [InlineData("text\n\n— a.example/b\n", "no space")]
    [InlineData("text\n\n—  AAAAAAE=\n", "key name")]
    [InlineData("text\n\n— a+b AAAAAAE=\n", "key name")]
    [InlineData("text\n\n— a\u00a0b AAAAAAE=\n", "key name")]
    [InlineData("text\n\n— a\u2003b AAAAAAE=\n", "key name")]
    [InlineData("text\n\n— a.example/b AAAAAA==\n", "base 64")]
    [InlineData("text\n\n— a.example/b AAAAAAE\n", "base 64")]
    [InlineData("text\n\n— a.example/b AAAAAAF=\n", "base 64")]
    [InlineData("text\n\n— a.example/b AAAA AAE=\n", "base 64")]
    [InlineData("text\n\n— a.example/b AAAAAAE= \n", "base 64")]
    [InlineData("text\r\n\n— a.example/b AAAAAAE=\n", "U+000D")]
    [InlineData("te\0xt\n\n— a.example/b AAAAAAE=\n", "U+0000")]
    [InlineData("te\txt\n\n— a.example/b AAAAAAE=\n", "U+0009")]
    public void What_is_no_note_is_refused_with_the_cause(string note, string cause)
    {
        Assert.Contains(cause, Parse(note).Error?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_that_is_not_utf_8_is_refused()
    {
        Assert.Contains("not UTF-8", SignedNote.Parse([0xff, .. Encoding.UTF8.GetBytes("\n\n" + Line)]).Error?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_last_empty_line_parts_the_text_from_the_signatures()
    {
        Assert.Equal("a\n\n\nb\n", Encoding.UTF8.GetString(Parse("a\n\n\nb\n\n" + Line).Value!.TextBytes.Span));
        Assert.Equal("\n", Encoding.UTF8.GetString(Parse("\n\n" + Line).Value!.TextBytes.Span));
    }

    [Fact]
    public void Size_and_count_are_bounded_and_the_bounds_are_exact()
    {
        var most = string.Concat(Enumerable.Repeat(Line, NoteLimits.MaxSignatures));
        Assert.Equal(NoteLimits.MaxSignatures, Parse("text\n\n" + most).Value!.Signatures.Count);
        Assert.Contains("more than 64 signatures", Parse("text\n\n" + most + Line).Error?.Message, StringComparison.Ordinal);
        Assert.Null(Parse("text\n\n" + most).Value!.With(Parse(Example).Value!.Signatures[0]));

        var room = NoteLimits.MaxBytes - Encoding.UTF8.GetByteCount("\n\n" + Line);
        Assert.True(Parse(new string('a', room) + "\n\n" + Line).Succeeded);
        Assert.Contains("more than 524288", Parse(new string('a', room + 1) + "\n\n" + Line).Error?.Message, StringComparison.Ordinal);

        // Room for 16 signatures of 5 kB is what the specification wants.
        var large = $"— a.example/b {Convert.ToBase64String(new byte[5_000])}\n";
        Assert.True(Parse("text\n\n" + string.Concat(Enumerable.Repeat(large, 16))).Succeeded);
    }

    [Fact]
    public void Only_a_text_that_can_be_read_again_is_signed()
    {
        using var key = SignerKey.Generate("a.example/b");
        Assert.Throws<ArgumentException>(() => SignedNote.Sign("text"u8, key));
        Assert.Throws<ArgumentException>(() => SignedNote.Sign("te\rxt\n"u8, key));
        Assert.Throws<ArgumentException>(() => SignedNote.Sign([0xff, (byte)'\n'], key));
        Assert.Throws<ArgumentException>(() => SignedNote.Sign("text\n"u8));
    }

    private static SigningResult<SignedNote> Parse(string note) => SignedNote.Parse(Encoding.UTF8.GetBytes(note));
}
