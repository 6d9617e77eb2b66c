using SigmaShake.Ledger.Fleet;
using SigmaShake.Net.Machines;
using SigmaShake.Signing.Fleet;

namespace SigmaShake.Net.Enrolment;

/// <summary>What a person has asked for.</summary>
/// <param name="Place">For whom it counts.</param>
/// <param name="Fleet">With whom.</param>
/// <param name="Key">What allows it, and says which root is to be trusted.</param>
/// <param name="Name">What the machine is called there.</param>
/// <param name="Authorities">Certificates in PEM to trust beside the machine's own; null for none.</param>
internal sealed record EnrolmentPlan(FleetPlace Place, FleetAddress Fleet, EnrolmentKey Key, string Name, byte[]? Authorities);
