using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace SigmaShake.Net.SigningIn;

/// <summary>The secrets of one sign-in: what tells its answer from another's, and what only whoever asked can show (RFC 7636, S256).</summary>
/// <param name="State">Comes back with the code.</param>
/// <param name="Verifier">Goes with the code; only its hash was seen before.</param>
internal sealed record Challenge(string State, string Verifier)
{
    private const int Bytes = 32;

    /// <summary>What is seen of the verifier.</summary>
    public string VerifierHash => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));

    public static Challenge Create() => new(Text(), Text());

    private static string Text() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
}
