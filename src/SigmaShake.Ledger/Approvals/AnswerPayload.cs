using System.Text;
using SigmaShake.Ledger.Payload;

namespace SigmaShake.Ledger.Approvals;

/// <summary>The payload of an entry that tells what a person has answered.</summary>
internal static class AnswerPayload
{
    public const string Approve = "approve";
    public const string Deny = "approve-deny";

    /// <summary>Writes it.</summary>
    /// <param name="action"><see cref="Approve"/> or <see cref="Deny"/>.</param>
    /// <param name="request">What was answered; its texts are redacted already, as the log has them.</param>
    /// <param name="untilMs">Up to when the answer holds, by the clock it was given at, in milliseconds since 1970 UTC.</param>
    /// <param name="version">The version of the program.</param>
    public static byte[] Write(string action, WaitingRequest request, long untilMs, string version)
    {
        var json = new PayloadJson();
        json.BeginObject();
        json.Name("v"u8);
        json.Number(1);
        Text(json, "action"u8, action);
        Text(json, "detail"u8, request.Describe());
        Text(json, "request"u8, request.Binding.ToString());
        json.Name("until_ms"u8);
        json.Number(untilMs);
        Text(json, "version"u8, version);
        json.EndObject();
        return json.Written.ToArray();
    }

    private static void Text(PayloadJson json, ReadOnlySpan<byte> name, string value)
    {
        json.Name(name);
        json.Text(Encoding.UTF8.GetBytes(value));
    }
}
