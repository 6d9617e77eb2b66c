using System.Text.Json.Serialization;
using SigmaShake.Accounts.Oidc;

namespace SigmaShake.Accounts.Identity.Attempts;

/// <summary>That this browser went to a provider, and what it has to bring back.</summary>
/// <param name="Offer">What was offered.</param>
/// <param name="Challenge">The secrets.</param>
/// <param name="ExpiresMs">Until when it may come back.</param>
internal sealed record Attempt(Offer Offer, Challenge Challenge, long ExpiresMs);

[JsonSerializable(typeof(Attempt))]
internal sealed partial class AttemptJson : JsonSerializerContext;
