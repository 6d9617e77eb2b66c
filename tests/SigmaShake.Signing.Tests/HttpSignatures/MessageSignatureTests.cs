using System.Text;
using SigmaShake.Signing.HttpSignatures;
using SigmaShake.Signing.Keys;

namespace SigmaShake.Signing.Tests.HttpSignatures;

public sealed class MessageSignatureTests : IDisposable
{
    private const string Id = "m_0123456789abcdefghjkmnpqrs";
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_900_000_000);
    private static readonly RequestTarget Target = new("POST", "fleet.example.com", "/fleet/acme/reports", "a=1&b=%2F");
    private static readonly byte[] Body = "{\"v\":1}"u8.ToArray();

    private readonly Ed25519PrivateKey _key = Ed25519PrivateKey.Generate();

    public void Dispose() => _key.Dispose();

    // The example of RFC 9421, B.2.6, with the key of B.1.4.
    [Fact]
    public void The_text_that_is_signed_is_that_of_the_specification()
    {
        const string parameters = "(\"date\" \"@method\" \"@path\" \"@authority\" \"content-type\" \"content-length\");created=1618884473;keyid=\"test-key-ed25519\"";
        using var key = Ed25519PrivateKey.FromSeed(Convert.FromBase64String("MC4CAQAwBQYDK2VwBCIEIJ+DYvh6SEqVTm50DFtMDoQikTmiCqirVv9mWG9qfSnF").AsSpan(16));

        var text = SignatureBase.Of(
            [
                ("date", "Tue, 20 Apr 2021 02:07:55 GMT"), ("@method", "POST"), ("@path", "/foo"), ("@authority", "example.com"),
                ("content-type", "application/json"), ("content-length", "18"),
            ],
            parameters);

        Assert.Equal("wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==", Convert.ToBase64String(key.Sign(text)));
    }

    // The examples of RFC 9530, B.1 (as RFC 9421, B.2 uses it).
    [Fact]
    public void The_digest_is_that_of_the_specification() =>
        Assert.Equal("sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:", ContentDigest.Of("{\"hello\": \"world\"}"u8));

    [Fact]
    public void The_components_are_these_in_this_order()
    {
        var text = Encoding.UTF8.GetString(SignatureBase.Of(Target with { Authority = "Fleet.Example.com" }, "d", "p"));

        Assert.Equal(
            "\"@method\": POST\n\"@authority\": fleet.example.com\n\"@path\": /fleet/acme/reports\n\"@query\": ?a=1&b=%2F\n\"content-digest\": d\n\"@signature-params\": p", text);
        Assert.Contains("\"@query\": ?\n", Encoding.UTF8.GetString(SignatureBase.Of(Target with { Query = "" }, null, "p")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_was_signed_is_read_and_verifies_for_its_key_alone(bool hasBody)
    {
        var signature = Signed(hasBody);

        Assert.Equal((Id, Now.ToUnixTimeSeconds()), (signature.KeyId, signature.CreatedSeconds));
        Assert.Equal(hasBody, signature.Nonce is not null && signature.ContentDigest is not null && ContentDigest.Fits(signature.ContentDigest, Body));
        Assert.True(signature.Verify(Target, _key.Public));
        using var other = Ed25519PrivateKey.Generate();
        Assert.False(signature.Verify(Target, other.Public));
    }

    [Fact]
    public void A_request_that_was_changed_does_not_verify()
    {
        var signature = Signed(hasBody: true);

        RequestTarget[] others =
        [
            Target with { Method = "GET" }, Target with { Authority = "other.example.com" }, Target with { Authority = "fleet.example.com:8443" }, Target with { Path = "/fleet/acme/report" },
            Target with { Path = "/fleet/other/reports" }, Target with { Query = "a=1&b=%2f" }, Target with { Query = "" },
        ];
        Assert.All(others, other => Assert.False(signature.Verify(other, _key.Public)));
        Assert.False(ContentDigest.Fits(signature.ContentDigest!, "{\"v\":2}"u8));
        Assert.False(ContentDigest.Fits(signature.ContentDigest!, []));
    }

    [Fact]
    public void No_bit_of_what_a_request_bears_can_be_changed()
    {
        var headers = MessageSignature.Sign(Target, Body, _key, Id, Now, MessageSignature.NewNonce());
        string[] values = [headers.SignatureInput, headers.Signature, headers.ContentDigest!];
        for (var which = 0; which < values.Length; which++)
        {
            for (var bit = 0; bit < 8 * values[which].Length; bit++)
            {
                var changed = values.ToArray();
                var characters = changed[which].ToCharArray();
                characters[bit / 8] ^= (char)(1 << (bit % 8));
                changed[which] = new string(characters);
                var parsed = MessageSignature.Parse(changed[0], changed[1], changed[2]);
                Assert.False(parsed.Succeeded && parsed.Value.Verify(Target, _key.Public) && ContentDigest.Fits(parsed.Value.ContentDigest!, Body), $"bit {bit} of {values[which]}");
            }
        }
    }

    [Theory]
    [InlineData("sig=(\"@method\" \"@authority\" \"@path\" \"@query\");created=1;keyid=\"m\";alg=\"ed25519\"")]
    [InlineData("ssg=(\"@method\" \"@authority\" \"@path\");created=1;keyid=\"m\";alg=\"ed25519\"")]
    [InlineData("ssg=(\"@authority\" \"@method\" \"@path\" \"@query\");created=1;keyid=\"m\";alg=\"ed25519\"")]
    [InlineData("ssg=(\"@method\" \"@authority\" \"@path\" \"@query\");created=1;keyid=\"m\"")]
    [InlineData("ssg=(\"@method\" \"@authority\" \"@path\" \"@query\");created=1;alg=\"ed25519\"")]
    [InlineData("ssg=(\"@method\" \"@authority\" \"@path\" \"@query\");keyid=\"m\";alg=\"ed25519\"")]
    [InlineData("ssg=(\"@method\" \"@authority\" \"@path\" \"@query\");created=1;created=2;keyid=\"m\";alg=\"ed25519\"")]
    [InlineData("ssg=(\"@method\" \"@authority\" \"@path\" \"@query\");created=01;keyid=\"m\";alg=\"ed25519\"")]
    [InlineData("ssg=(\"@method\" \"@authority\" \"@path\" \"@query\");created=-1;keyid=\"m\";alg=\"ed25519\"")]
    [InlineData("ssg=(\"@method\" \"@authority\" \"@path\" \"@query\");created=1;expires=2;keyid=\"m\";alg=\"ed25519\"")]
    [InlineData("ssg=(\"@method\" \"@authority\" \"@path\" \"@query\");created=1;keyid=\"m\";alg=\"hmac-sha256\"")]
    [InlineData("ssg=(\"@method\" \"@authority\" \"@path\" \"@query\");created=1;keyid=\"m\";alg=\"ed25519\";nonce=\"AAAA\"")]
    [InlineData("ssg=(\"@method\" \"@authority\" \"@path\" \"@query\");created=1;keyid=\"m\";alg=\"ed25519\";nonce=\"...\"")]
    [InlineData("ssg=(\"@method\" \"@authority\" \"@path\" \"@query\");created=1;keyid=\"m\n\";alg=\"ed25519\"")]
    [InlineData("ssg=(\"@method\" \"@authority\" \"@path\" \"@query\" \"content-digest\");created=1;keyid=\"m\";alg=\"ed25519\"")]
    [InlineData("ssg=(\"@method\" \"@authority\" \"@path\" \"@query\");")]
    [InlineData("ssg=")]
    [InlineData("")]
    public void Anything_but_the_one_profile_is_refused(string input)
    {
        var signature = $"ssg=:{Convert.ToBase64String(new byte[64])}:";

        Assert.StartsWith("this is no signature of a request: ", MessageSignature.Parse(input, signature, null).Error!.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("ssg=")]
    [InlineData("ssg=:")]
    [InlineData("ssg=::")]
    [InlineData("ssg=:AAAA:")]
    [InlineData("sig=:AAAA:")]
    public void A_signature_of_another_form_is_refused(string signature)
    {
        var headers = MessageSignature.Sign(Target, null, _key, Id, Now, null);

        Assert.True(MessageSignature.Parse(headers.SignatureInput, headers.Signature, null).Succeeded);
        Assert.False(MessageSignature.Parse(headers.SignatureInput, signature, null).Succeeded);
    }

    [Fact]
    public void A_body_needs_a_nonce_and_its_digest_is_covered_or_not_there()
    {
        var without = MessageSignature.Sign(Target, Body, _key, Id, Now, null);
        var read = MessageSignature.Sign(Target, null, _key, Id, Now, null);

        Assert.Contains("needs a nonce", MessageSignature.Parse(without.SignatureInput, without.Signature, without.ContentDigest).Error!.Message);
        Assert.Contains("`Content-Digest`", MessageSignature.Parse(read.SignatureInput, read.Signature, ContentDigest.Of(Body)).Error!.Message);
        Assert.Contains("`Content-Digest`", MessageSignature.Parse(without.SignatureInput, without.Signature, null).Error!.Message);
    }

    [Fact]
    public void A_target_is_read_as_it_was_sent()
    {
        Assert.Equal(new RequestTarget("GET", "h", "/a%2Fb", "x=?"), RequestTarget.Received("GET", "h", "/a%2Fb?x=?"));
        Assert.Equal(new RequestTarget("GET", "h", "/", ""), RequestTarget.Received("GET", "h", "/"));
        Assert.Null(RequestTarget.Received("GET", "h", "http://h/"));
        Assert.Equal(new RequestTarget("GET", "h:8080", "/a%2Fb", "x=%20"), RequestTarget.Of("GET", new Uri("http://h:8080/a%2Fb?x=%20")));
    }

    private MessageSignature Signed(bool hasBody)
    {
        var headers = MessageSignature.Sign(Target, hasBody ? Body : default(ReadOnlyMemory<byte>?), _key, Id, Now, hasBody ? MessageSignature.NewNonce() : null);
        return MessageSignature.Parse(headers.SignatureInput, headers.Signature, headers.ContentDigest).Value!;
    }
}
