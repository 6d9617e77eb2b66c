using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SigmaShake.Cli.Terminals;
using SigmaShake.Rules.Diagnostics;

namespace SigmaShake.Cli.Explaining;

/// <summary>The findings of <c>ssg lint</c> for programs.</summary>
internal static class LintJson
{
    /// <summary>One object: <c>files</c>, <c>rules</c>, and <c>diagnostics[]</c> of code, severity, file, line, column, message and help.</summary>
    public static string Write(int files, int rules, IReadOnlyList<Diagnostic> diagnostics)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteNumber("files", files);
            json.WriteNumber("rules", rules);
            json.WriteStartArray("diagnostics");
            foreach (var diagnostic in diagnostics)
            {
                json.WriteStartObject();
                json.WriteString("code", diagnostic.Code);
                json.WriteString("severity", diagnostic.Severity == DiagnosticSeverity.Error ? "error" : "warning");
                json.WriteString("file", diagnostic.Location.File);
                json.WriteNumber("line", diagnostic.Location.Line);
                json.WriteNumber("column", diagnostic.Location.Column);
                json.WriteString("message", diagnostic.Message);
                json.WriteString("help", diagnostic.Help);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return PrintableJson.Of(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }
}
