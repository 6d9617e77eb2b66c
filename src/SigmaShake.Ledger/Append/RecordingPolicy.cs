namespace SigmaShake.Ledger.Append;

/// <summary>How an append is made durable, and what its caller does where it fails. The default is the strict one: durable, or refused.</summary>
/// <param name="IsRelaxed">
/// Whether entries are handed to the system only, without a sync: they survive the process, and not the machine. The tail mark then
/// stays where the last sync was.
/// </param>
/// <param name="GoesOnUnrecorded">Whether the caller goes on although nothing was recorded; only counted, for the entry that puts the gap on record.</param>
public readonly record struct RecordingPolicy(bool IsRelaxed = false, bool GoesOnUnrecorded = false);
