namespace SigmaShake.Net.Serving;

/// <summary>What there is to see for whoever has signed in.</summary>
/// <param name="Links">The pages that all others lead to: address within the session, and name.</param>
/// <param name="Routes">Every address.</param>
internal sealed record Site(IReadOnlyList<(string Path, string Name)> Links, IReadOnlyList<Route> Routes);
