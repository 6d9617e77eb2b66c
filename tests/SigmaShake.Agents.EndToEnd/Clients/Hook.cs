namespace SigmaShake.Agents.EndToEnd.Clients;

/// <summary>A hook written by hand, for what <c>ssg init</c> would never install.</summary>
/// <param name="Program">An absolute path that needs no quoting.</param>
/// <param name="TimeoutSeconds">How long the client waits for it.</param>
internal sealed record Hook(string Program, int TimeoutSeconds);
