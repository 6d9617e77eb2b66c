using SigmaShake.Signing.Checkpoints;
using SigmaShake.Signing.Notes;

namespace SigmaShake.Ledger.Checkpoints;

/// <summary>A checkpoint over all that a log holds.</summary>
/// <param name="Checkpoint">What it says.</param>
/// <param name="Note">The signed note: what to hand to others.</param>
/// <param name="IsNew">False where nothing had been added since it was signed.</param>
public sealed record SignedCheckpoint(Checkpoint Checkpoint, SignedNote Note, bool IsNew);
