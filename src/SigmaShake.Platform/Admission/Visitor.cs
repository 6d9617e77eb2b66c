using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Permissions;
using SigmaShake.Platform.Sessions;
using SigmaShake.Platform.Tokens;

namespace SigmaShake.Platform.Admission;

/// <summary>Who asks to enter an organisation, once their credential is verified.</summary>
/// <param name="Actor">Who they are.</param>
/// <param name="Principal">Whose roles count.</param>
/// <param name="ExpiresMs">When the credential is over.</param>
internal sealed record Visitor(Actor Actor, Guid Principal, long ExpiresMs)
{
    /// <summary>What the credential is for. Default: everything that its owner may do.</summary>
    public PermissionSet Limit { get; private init; } = PermissionSet.All;

    /// <summary>The one organisation that it is for; null for any.</summary>
    public OrganisationId? Only { get; private init; }

    /// <summary>The session that they are in; null for none.</summary>
    public Guid? Session { get; private init; }

    /// <summary>Somebody in a session.</summary>
    public static Visitor Of(FoundSession session) => new(Actor.Of(session.Person), session.Person.Id, session.ExpiresMs) { Session = session.Id };

    /// <summary>Somebody with a token.</summary>
    public static Visitor Of(FoundToken token) => new(token.Actor, token.Principal, token.ExpiresMs) { Limit = token.Permissions, Only = token.Organisation };
}
