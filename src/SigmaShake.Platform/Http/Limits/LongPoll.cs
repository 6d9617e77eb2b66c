namespace SigmaShake.Platform.Http.Limits;

/// <summary>That the requests of a route wait for news most of the time.</summary>
internal sealed class LongPoll;
