using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SigmaShake.Cli.Answers;
using SigmaShake.Cli.Loading;
using SigmaShake.Cli.Terminals;
using SigmaShake.Rules.Evaluation;

namespace SigmaShake.Cli.Explaining;

/// <summary>A verdict as one line of JSON.</summary>
internal static class VerdictJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary><c>decision</c>, <c>rule_id</c>, <c>reason</c>, <c>duration_ms</c>; with <paramref name="explain"/> also the rest.</summary>
    public static string Write(Verdict verdict, LoadedRules loaded, TimeSpan duration, bool explain)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("decision", verdict.Ruling.Outcome.Word());
            json.WriteString("rule_id", verdict.Ruling.Deciding?.Rule.QualifiedId);
            json.WriteString("reason", ReasonText.Of(verdict, verdict.Ruling));
            json.WriteNumber("duration_ms", Math.Round(duration.TotalMilliseconds, 3));
            if (explain) WriteRest(json, verdict, loaded);
            json.WriteEndObject();
        }

        return PrintableJson.Of(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    private static void WriteRest(Utf8JsonWriter json, Verdict verdict, LoadedRules loaded)
    {
        if (verdict.Ruling.Deciding is { } deciding)
        {
            json.WriteString("source", deciding.Rule.Source.Name);
            json.WriteString("layer", Names.Of(deciding.Rule.Source.Layer));
            json.WriteString("file", deciding.Rule.Rule.Location.File);
            json.WriteNumber("line", deciding.Rule.Rule.Location.Line);
            json.WriteString("action", deciding.Action.Describe());
        }

        json.WriteStartArray("matched");
        foreach (var match in verdict.Matches)
        {
            json.WriteStartObject();
            json.WriteString("rule_id", match.Rule.QualifiedId);
            json.WriteString("decision", Names.Of(match.Rule.Decision));
            json.WriteString("action", match.Action.Describe());
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("actions");
        foreach (var action in verdict.Expanded.Actions) json.WriteStringValue(action.Describe());
        json.WriteEndArray();
        if (verdict.Expanded.Unanalysable is { } why) json.WriteString("unanalysable", why);
        json.WriteStartArray("projects");
        foreach (var project in loaded.Projects) json.WriteStringValue(project.Directory);
        json.WriteEndArray();
        json.WriteStartArray("diagnostics");
        foreach (var diagnostic in loaded.Diagnostics) json.WriteStringValue(diagnostic.ToString());
        json.WriteEndArray();
    }
}
