namespace SigmaShake.Platform.Http.Limits;

/// <summary>That the requests of a route wait for news most of the time.</summary>
/// <param name="Longest">The longest that one waits.</param>
public sealed record LongPoll(TimeSpan Longest);
