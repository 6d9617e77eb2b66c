using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace SigmaShake.Accounts.Oidc;

/// <summary>The secrets of one attempt to sign in: what binds its answer to the browser, the token to the attempt, and the code to whoever asked for it.</summary>
/// <param name="State">Comes back with the code (RFC 6749, 10.12).</param>
/// <param name="Nonce">Comes back inside the token (OpenID Connect Core 1.0, 3.1.2.1).</param>
/// <param name="Verifier">Goes with the code; only its hash was seen before (RFC 7636).</param>
internal sealed record Challenge(string State, string Nonce, string Verifier)
{
    private const int Bytes = 32;

    public static Challenge Create() => new(Text(), Text(), Text());

    /// <summary>What is seen of the verifier: S256.</summary>
    public string VerifierHash => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));

    private static string Text() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
}
