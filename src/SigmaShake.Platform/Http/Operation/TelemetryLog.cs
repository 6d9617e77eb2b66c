using OpenTelemetry;
using OpenTelemetry.Logs;

namespace SigmaShake.Platform.Http.Operation;

/// <summary>
/// What of a line of the log leaves this machine: what happened, as the code has it, with ids that name no person. Values that somebody sent, callers, and what exceptions
/// say, which may quote either, stay in the log here, where the id of the request finds them.
/// </summary>
internal sealed class TelemetryLog : BaseProcessor<LogRecord>
{
    private const string Template = "{OriginalFormat}";
    private const string OwnCategories = "SigmaShake.";

    // By name, so that a value that nobody has thought of stays here.
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal) { "Method", "Route", "Status", "DurationMs", "Code", "RequestId", "OrganisationId", "Organisation" };

    /// <inheritdoc />
    public override void OnEnd(LogRecord data)
    {
        var isOwn = data.CategoryName?.StartsWith(OwnCategories, StringComparison.Ordinal) ?? false;
        var kept = (data.Attributes ?? []).Where(one => one.Key == Template || (isOwn && Names.Contains(one.Key))).ToList();
        if (data.Exception is { } failure)
        {
            // Where it came from, and not what it said.
            kept.Add(new("exception.type", failure.GetType().FullName));
            kept.Add(new("exception.stacktrace", failure.StackTrace));
        }

        (data.Attributes, data.Exception, data.FormattedMessage) = (kept, null, null);
    }
}
