using Microsoft.AspNetCore.Http;
using SigmaShake.Platform.Organisations;

namespace SigmaShake.Platform.Http.Limits;

/// <summary>Who a request turned out to come from, as limits and idempotency keys tell callers apart.</summary>
internal static class Caller
{
    /// <summary>Their id; null for a stranger, also for one on whose behalf the server itself acts: whoever goes through a sign-in is nobody yet.</summary>
    public static string? IdOf(HttpContext context) => ActorOf(context) is { Kind: not ActorKind.Server } actor ? $"{actor.Kind}:{actor.Id}" : null;

    /// <summary>Who they are, where, and by which credential, as idempotency keys tell callers apart: a token for little gets nothing that one for more was answered. Null as above.</summary>
    public static string? CredentialOf(HttpContext context) => IdOf(context) is { } id ? $"{OrganisationOf(context)}\n{id}\n{ActorOf(context)?.Token}" : null;

    /// <summary>Whether what they showed was good.</summary>
    public static bool IsLetIn(HttpContext context) => ActorOf(context) is not null;

    /// <summary>The organisation that they work in; null for none.</summary>
    public static string? OrganisationOf(HttpContext context) => context.Features.Get<OrgScope>()?.Id.ToString();

    private static Actor? ActorOf(HttpContext context) =>
        context.Features.Get<OrgScope>()?.Actor ?? (context.Features.Get<Person>() is { } person ? Actor.Of(person) : null);
}
