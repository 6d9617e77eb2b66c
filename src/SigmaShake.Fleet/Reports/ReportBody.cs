using System.Text.Json.Serialization;
using SigmaShake.Signing.Fleet;

namespace SigmaShake.Fleet.Reports;

/// <summary>What a machine reports, as the API describes it; <see cref="MachineReport"/> reads it, and a test holds the two together.</summary>
/// <param name="V">The version of this form: 1.</param>
/// <param name="Release">The release that it enforces; 0 for none.</param>
/// <param name="Ssg">The version of <c>ssg</c> on it.</param>
/// <param name="Hook">How its hooks are.</param>
/// <param name="RulesHash">The SHA-256 of the bundle in force, in lower-case hexadecimal.</param>
/// <param name="Counts">What was decided since the last report.</param>
/// <param name="Checkpoint">The newest checkpoint of its log: a signed note.</param>
/// <param name="LogKey">The verifier key of the log; with a checkpoint.</param>
/// <param name="FromSize">The size that the proof begins at; 0 for no proof.</param>
/// <param name="Consistency">The hashes of the proof that the log has only grown (RFC 9162, 2.1.4), in base 64.</param>
/// <param name="Decisions">Single decisions, where the organisation wants them; at most 200.</param>
internal sealed record ReportBody(
    int V, long Release, string Ssg, ReportedHook Hook, string? RulesHash = null, ReportedCounts? Counts = null, string? Checkpoint = null, string? LogKey = null, long? FromSize = null,
    IReadOnlyList<string>? Consistency = null, IReadOnlyList<DecisionBody>? Decisions = null);

/// <summary>How the hooks of a machine are.</summary>
/// <param name="Ok">Whether all that should be installed is, and works.</param>
/// <param name="Problems">What is wrong, one short line each; at most 10.</param>
internal sealed record ReportedHook(bool Ok, IReadOnlyList<string>? Problems = null);

/// <summary>How many calls were judged in a span of time, and how. What is absent is 0.</summary>
/// <param name="SinceMs">The beginning, in milliseconds since 1970 UTC.</param>
/// <param name="UntilMs">The end.</param>
/// <param name="Block">Calls that were refused.</param>
/// <param name="Ask">Calls for which a person was asked.</param>
/// <param name="Allow">Calls that a rule let through.</param>
/// <param name="Force">Calls that had to be made another way.</param>
/// <param name="Log">Calls that were only noted.</param>
/// <param name="Shadow">Calls that a rule on trial would have stopped.</param>
/// <param name="Errors">Calls that could not be judged.</param>
/// <param name="Middle">The middle time that a verdict took, in microseconds.</param>
/// <param name="Slowest">The time within which 99 of 100 verdicts came, in microseconds.</param>
/// <param name="Rules">The rules that decided most often; at most 50.</param>
internal sealed record ReportedCounts(
    long SinceMs, long UntilMs, long? Block = null, long? Ask = null, long? Allow = null, long? Force = null, long? Log = null, long? Shadow = null, long? Errors = null,
    [property: JsonPropertyName("p50_us")] long? Middle = null, [property: JsonPropertyName("p99_us")] long? Slowest = null, IReadOnlyList<ReportedRule>? Rules = null);

/// <summary>How often a rule decided.</summary>
/// <param name="Id">The rule, with its layer in front.</param>
/// <param name="N">How often.</param>
internal sealed record ReportedRule(string Id, long N);

/// <summary>One decision, redacted, as the machine's log has it.</summary>
/// <param name="Index">Its place in the log.</param>
/// <param name="TimeMs">When, in milliseconds since 1970 UTC.</param>
/// <param name="Verdict">What was decided.</param>
/// <param name="Rule">The rule that decided.</param>
/// <param name="Agent">Which agent asked.</param>
/// <param name="Tool">The tool.</param>
/// <param name="What">What was to be done.</param>
internal sealed record DecisionBody(long Index, long TimeMs, string Verdict, string? Rule = null, string? Agent = null, string? Tool = null, string? What = null);
