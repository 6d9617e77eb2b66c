using SigmaShake.Platform.Organisations;

namespace SigmaShake.Platform.Admission;

/// <summary>The right to work in an organisation, and the watch over it, which is disposed with the request.</summary>
internal sealed record Entrance(OrgScope Scope, HeldAccess Access);
