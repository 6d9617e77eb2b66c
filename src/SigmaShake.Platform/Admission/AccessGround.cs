using SigmaShake.Platform.Organisations;

namespace SigmaShake.Platform.Admission;

/// <summary>What somebody's access to an organisation rests on.</summary>
/// <param name="Name">The organisation's name.</param>
/// <param name="Organisation">The organisation.</param>
/// <param name="AccessVersion">Of when they were let in: while it is the same, so are roles, tokens and addresses.</param>
/// <param name="Session">The session that they are in; null for none.</param>
/// <param name="ExpiresMs">When their credential is over.</param>
/// <param name="IsStillLetIn">Asks everything again.</param>
internal sealed record AccessGround(
    string Name, OrganisationId Organisation, long AccessVersion, Guid? Session, long ExpiresMs, Func<CancellationToken, ValueTask<bool>> IsStillLetIn);
