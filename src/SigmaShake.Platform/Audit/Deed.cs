namespace SigmaShake.Platform.Audit;

/// <summary>What somebody did, as the ledger keeps it: never a secret, never more of a person than their name.</summary>
/// <param name="Action">What, in words that never change: <c>organisation.create</c>.</param>
/// <param name="Subject">To what.</param>
public sealed record Deed(string Action, string Subject);
