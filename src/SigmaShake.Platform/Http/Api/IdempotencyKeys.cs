using Microsoft.AspNetCore.Http;

namespace SigmaShake.Platform.Http.Api;

/// <summary>The header by which a program says that two requests are one (draft-ietf-httpapi-idempotency-key-header), and which routes take it.</summary>
public static class IdempotencyKeys
{
    /// <summary>The header.</summary>
    public const string Header = "Idempotency-Key";

    /// <summary>The longest key, in characters.</summary>
    internal const int MaxLength = 64;

    /// <summary>Whether a route takes it: every <c>POST</c> of the API does.</summary>
    /// <param name="method">The method.</param>
    /// <param name="metadata">What the route says of itself.</param>
    public static bool AreTakenBy(string method, IEnumerable<object> metadata) => HttpMethods.IsPost(method) && metadata.OfType<ApiRoute>().Any();

    // The draft writes it in quotes, most programs without.
    internal static string? Read(string text)
    {
        var key = text is ['"', .., '"'] ? text[1..^1] : text;
        return key.Length is > 0 and <= MaxLength && key.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') ? key : null;
    }
}
