using System.Text;
using SigmaShake.Signing.Cosignatures;
using SigmaShake.Signing.Notes;

namespace SigmaShake.Signing.Tests.Notes;

public sealed class KeyTextTests
{
    private const string Key = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";

    [Theory]
    [InlineData("", "three parts")]
    [InlineData("example.com/foo+530d903a", "three parts")]
    [InlineData("+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k", "three parts")]
    [InlineData("example.com/foo+530D903A+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k", "small letters")]
    [InlineData("example.com/foo+530d903g+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k", "small letters")]
    [InlineData("example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k", "does not belong")]
    [InlineData("example.com/fop+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k", "does not belong")]
    [InlineData("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2", "base 64")]
    [InlineData("example.com/foo+530d903a+BOkyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k", "type")]
    [InlineData("example.com/foo+530d903a+Aeky", "and not 32")]
    [InlineData("example.com/foo+530d903a+AQEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "small order")]
    public void What_is_no_verifier_key_is_refused_with_the_cause(string text, string cause)
    {
        Assert.Contains(cause, VerifierKey.Parse(text).Error?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_of_another_type_is_refused_in_either_direction()
    {
        using var witness = CosignerSecret.Generate("witness.example/w");
        Assert.True(CosignerKey.Parse(witness.Verifier.ToString()).Succeeded);
        Assert.Contains("type is 04", VerifierKey.Parse(witness.Verifier.ToString()).Error?.Message, StringComparison.Ordinal);
        Assert.Contains("type is 01", CosignerKey.Parse(Key).Error?.Message, StringComparison.Ordinal);
        Assert.False(SignerKey.Parse(witness.ToSecretText()).Succeeded);
    }

    [Fact]
    public void A_private_key_that_is_kept_comes_back_as_it_was()
    {
        using var key = SignerKey.Generate("log.example/a");
        var text = key.ToSecretText();
        using var again = SignerKey.Parse(text).Value!;
        Assert.Equal(key.Verifier.ToString(), again.Verifier.ToString());
        Assert.Equal(key.Sign("text"u8), again.Sign("text"u8));
        Assert.Equal(text, again.ToSecretText());
    }

    [Fact]
    public void A_private_key_with_any_byte_changed_to_any_other_is_refused()
    {
        using var key = SignerKey.Generate("log.example/a");
        var text = key.ToSecretText();
        for (var i = 0; i < text.Length; i++)
        {
            var right = text[i];
            for (var other = 0; other < 256; other++)
            {
                if (other == right) continue;
                text[i] = (byte)other;
                Assert.False(SignerKey.Parse(text).Succeeded, $"byte {i} as {other:x2}");
            }

            text[i] = right;
            Assert.False(SignerKey.Parse(text.AsSpan(0, i)).Succeeded);
        }
    }

    [Fact]
    public void The_text_of_a_signer_holds_no_secret()
    {
        using var key = SignerKey.Generate("log.example/a");
        using var witness = CosignerSecret.Generate("witness.example/w");
        Assert.Equal($"private key of {key.Verifier}", key.ToString());
        Assert.Equal($"private key of {witness.Verifier}", witness.ToString());
        var secret = Encoding.UTF8.GetString(key.ToSecretText()).Split('+', 5)[4].Trim(); // Base64 has plus signs too.
        Assert.DoesNotContain(secret, key.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("log.example/a", true)]
    [InlineData("\uFFFD", true)]
    [InlineData("", false)]
    [InlineData("a b", false)]
    [InlineData("a\u2028b", false)]
    [InlineData("a\u0085b", false)]
    [InlineData("a+b", false)]
    [InlineData("a\nb", false)]
    public void A_key_name_is_not_empty_and_holds_no_space_plus_or_control_character(string name, bool isValid)
    {
        Assert.Equal(isValid, KeyName.IsValid(name));
    }

    [Fact]
    public void A_key_name_is_well_formed_and_its_length_bounded()
    {
        Assert.False(KeyName.IsValid("a\ud800"));
        Assert.True(KeyName.IsValid(new string('a', 255)));
        Assert.False(KeyName.IsValid(new string('a', 256)));
        Assert.Throws<ArgumentException>(() => SignerKey.Generate("a b"));
    }
}
