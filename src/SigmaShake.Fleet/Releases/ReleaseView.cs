namespace SigmaShake.Fleet.Releases;

/// <summary>A release as people and programs see it.</summary>
/// <param name="Number">The version of its targets metadata.</param>
/// <param name="State">One of <c>rolling_out</c>, <c>paused</c>, <c>for_all</c> and <c>superseded</c>.</param>
/// <param name="BundleHash">The SHA-256 of its bundle.</param>
/// <param name="BundleBytes">The length of its bundle.</param>
/// <param name="RootVersion">The newest root that its machines see.</param>
/// <param name="Published">When.</param>
/// <param name="PublishedBy">By whom.</param>
/// <param name="Expires">From when on machines say that it is stale.</param>
/// <param name="Signers">Who signed it.</param>
/// <param name="First">Machines that come before all others.</param>
/// <param name="Waves">The shares of its plan, in percent.</param>
/// <param name="Wave">Which of them it is in, from 0; -1 while only the machines that are named have it.</param>
/// <param name="NextWave">When the next one begins by itself; null for never.</param>
/// <param name="PauseReason">Why it has paused itself; null where it has not.</param>
/// <param name="Machines">How many machines say that they enforce it.</param>
/// <param name="Calls">How many calls were judged by it.</param>
/// <param name="Denials">How many of them were refused.</param>
/// <param name="Errors">How many could not be judged.</param>
public sealed record ReleaseView(
    long Number, string State, string BundleHash, long BundleBytes, long RootVersion, DateTimeOffset Published, string PublishedBy, DateTimeOffset Expires, IReadOnlyList<SignerView> Signers,
    IReadOnlyList<string> First, IReadOnlyList<int> Waves, int Wave, DateTimeOffset? NextWave, string? PauseReason, int Machines, long Calls, long Denials, long Errors);

/// <summary>Who signed.</summary>
/// <param name="KeyId">The key.</param>
/// <param name="Name">What people call it; null for nothing.</param>
public sealed record SignerView(string KeyId, string? Name);
