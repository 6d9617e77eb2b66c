namespace SigmaShake.Net.Serving;

/// <summary>Somebody who has signed in with a browser. Lives in memory, and ends with the program.</summary>
/// <param name="Id">Stands in the addresses of its pages; no secret, but known to nobody else.</param>
/// <param name="Cookie">What the browser shows for it.</param>
/// <param name="FormToken">What each of its forms bears.</param>
/// <param name="IsPerson">Whether a person at a terminal had its link made: only then it may loosen.</param>
/// <param name="End">When it is over.</param>
internal sealed record Session(string Id, string Cookie, string FormToken, bool IsPerson, DateTimeOffset End)
{
    /// <summary>Cancelled when it ends.</summary>
    public CancellationTokenSource Ended { get; } = new();
}
