namespace SigmaShake.Fleet.Overview;

/// <summary>A decision that a machine sent.</summary>
/// <param name="Machine">The machine's id.</param>
/// <param name="Index">Its place in the machine's log.</param>
/// <param name="Time">When.</param>
/// <param name="Verdict">What was decided.</param>
/// <param name="Rule">By which rule; null for none.</param>
/// <param name="Agent">Which agent asked; null where it was not sent; so below.</param>
/// <param name="Tool">The tool.</param>
/// <param name="What">What was to be done, redacted.</param>
internal sealed record DecisionView(string Machine, long Index, DateTimeOffset Time, string Verdict, string? Rule, string? Agent, string? Tool, string? What);
