using SigmaShake.Platform.Allowlists;
using SigmaShake.Platform.Organisations;

namespace SigmaShake.Platform.Admission;

/// <summary>What has to be known of an organisation before anything of it is touched.</summary>
/// <param name="Id">Which it is.</param>
/// <param name="Region">Where its data is.</param>
/// <param name="AccessVersion">Grows with every change of who may do what in it, and from where.</param>
/// <param name="Allowlist">From where it may be reached.</param>
/// <param name="Move">Whether it is on its way to another region.</param>
internal sealed record OrganisationEntry(OrganisationId Id, string Region, long AccessVersion, Allowlist Allowlist, MovePhase Move);
