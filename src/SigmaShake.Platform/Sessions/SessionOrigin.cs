using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using SigmaShake.Platform.Allowlists;
using SigmaShake.Platform.Keys;

namespace SigmaShake.Platform.Sessions;

/// <summary>Where a session was begun, for its owner to know it again.</summary>
/// <param name="Address">The address that the request came from; empty if there was none.</param>
/// <param name="Browser">What the browser calls itself, at most <see cref="MaxBrowser"/> characters.</param>
public sealed record SessionOrigin(string Address, string Browser)
{
    /// <summary>What is kept of a browser's name for itself.</summary>
    public const int MaxBrowser = 200;

    /// <summary>Where a request comes from.</summary>
    public static SessionOrigin Of(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var browser = context.Request.Headers.UserAgent.ToString();
        return new SessionOrigin(
            context.Connection.RemoteIpAddress is { } address ? AddressRange.Plain(address).ToString() : "", browser.Length > MaxBrowser ? browser[..MaxBrowser] : browser);
    }

    // Begun at the server of another region, whose master key sealed it.
    private static readonly SessionOrigin Elsewhere = new("", "");

    // The session's id is sealed with it: it is no other session's.
    internal byte[] Seal(MasterKey master, Guid session) => master.Seal(JsonSerializer.Serialize(new SealedOrigin(session, this), SealedOriginJson.Default.SealedOrigin));

    internal static SessionOrigin Open(MasterKey master, Guid session, byte[] box) =>
        master.Open(box) is { } json && JsonSerializer.Deserialize(json, SealedOriginJson.Default.SealedOrigin) is { } origin && origin.Session == session
            ? origin.Origin
            : Elsewhere;
}

internal sealed record SealedOrigin(Guid Session, SessionOrigin Origin);

[JsonSerializable(typeof(SealedOrigin))]
internal sealed partial class SealedOriginJson : JsonSerializerContext;
