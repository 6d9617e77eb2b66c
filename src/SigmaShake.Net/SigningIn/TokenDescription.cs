using System.Text;
using SigmaShake.Net.Http;
using SigmaShake.Rules.Json;

namespace SigmaShake.Net.SigningIn;

/// <summary>What a server says of a token.</summary>
/// <param name="Owner">Whose it is.</param>
/// <param name="Expires">Until when, as the server writes it.</param>
internal sealed record TokenDescription(string Owner, string Expires)
{
    /// <summary>Reads it; null where the answer is none.</summary>
    public static TokenDescription? Of(Reply reply)
    {
        if (!reply.IsSuccess || JsonParser.Parse(reply.Body).Value is not { } json) return null;
        return json.Member("owner"u8) is { IsString: true } owner && json.Member("expires"u8) is { IsString: true } expires
            ? new TokenDescription(Encoding.UTF8.GetString(owner.Text.Span), Encoding.UTF8.GetString(expires.Text.Span))
            : null;
    }
}
