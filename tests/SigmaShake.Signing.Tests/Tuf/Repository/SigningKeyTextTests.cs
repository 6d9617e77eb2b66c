using System.Text;
using SigmaShake.Signing.Keys;
using SigmaShake.Signing.Tuf.Repository;

namespace SigmaShake.Signing.Tests.Tuf.Repository;

/// <summary>Keys as people keep them and hand them out.</summary>
public sealed class SigningKeyTextTests
{
    private static readonly byte[] Passphrase = "correct horse"u8.ToArray();

    [Fact]
    public void A_public_key_is_read_back_from_its_text()
    {
        using var signer = TufSigner.Generate();

        Assert.Equal(signer.Public, Ed25519Pem.Parse(Ed25519Pem.Write(signer.Public)).Value);
    }

    /// <summary>RFC 8410, section 10.1.</summary>
    [Fact]
    public void The_public_key_of_the_book_is_read()
    {
        var pem = "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\n-----END PUBLIC KEY-----\n"u8;

        Assert.Equal("19bf44096984cdfe8541bac167dc3b96c85086aa30b6b6cb0c5c38ad703166e1", Ed25519Pem.Parse(pem).Value!.ToString());
    }

    [Fact]
    public void A_private_key_under_a_passphrase_is_read_back_by_that_passphrase_alone()
    {
        using var signer = TufSigner.Generate();
        var pem = signer.ToPem(Passphrase);

        Assert.True(TufSigner.IsEncrypted(pem));
        Assert.False(TufSigner.IsEncrypted(signer.ToPem()));
        Assert.NotEqual(pem, signer.ToPem(Passphrase));
        using var read = TufSigner.FromPem(pem, Passphrase).Value!;
        Assert.Equal(signer.Key.Id, read.Key.Id);
        Assert.Equal("the passphrase does not open this key", TufSigner.FromPem(pem, "battery staple"u8).Error!.Message);
        Assert.NotNull(TufSigner.FromPem(pem).Error);
        Assert.NotNull(TufSigner.FromPem(signer.ToPem(), Passphrase).Error);
    }

    /// <summary>Abuse 5 and 6. Hashing the passphrase takes a second, so damage stands where it is told before, and at a few places behind.</summary>
    [Fact]
    public void A_damaged_text_is_no_key_or_the_same_and_nothing_throws()
    {
        using var signer = TufSigner.Generate();
        var open = Ed25519Pem.Write(signer.Public);
        for (var offset = 0; offset < open.Length; offset++)
        {
            Assert.Null(Ed25519Pem.Parse(open.AsSpan(0, offset)).Value);
            var damaged = (byte[])open.Clone();
            damaged[offset] ^= 0x01;
            Assert.NotEqual(signer.Public, Ed25519Pem.Parse(damaged).Value);
        }

        var sealedText = signer.ToPem(Passphrase);
        for (var offset = 0; offset < sealedText.Length; offset++) Assert.Null(TufSigner.FromPem(sealedText.AsSpan(0, offset), Passphrase).Value);
        for (var offset = sealedText.Length - 60; offset < sealedText.Length - 40; offset += 10)
        {
            var damaged = (byte[])sealedText.Clone();
            damaged[offset] ^= 0x01;
            using var read = TufSigner.FromPem(damaged, Passphrase).Value;
            Assert.NotEqual(signer.Key.Id, read?.Key.Id);
        }
    }

    [Fact]
    public void A_key_that_would_take_for_ever_to_open_is_refused_at_once()
    {
        using var signer = TufSigner.Generate();
        var lines = Encoding.ASCII.GetString(signer.ToPem(Passphrase)).Split('\n');
        var der = Convert.FromBase64String(string.Concat(lines[1..^2]));
        var at = der.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x02, 0x03, 0x09, 0x27, 0xc0]);
        new byte[] { 0x7f, 0xff, 0xff }.CopyTo(der, at + 2);

        var refused = TufSigner.FromPem(Encoding.ASCII.GetBytes($"{lines[0]}\n{Convert.ToBase64String(der)}\n{lines[^2]}\n"), Passphrase);

        Assert.Equal("the key is encrypted in a way that is not known", refused.Error!.Message);
    }
}
