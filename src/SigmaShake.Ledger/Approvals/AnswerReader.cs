using System.Globalization;
using System.Text;
using SigmaShake.Ledger.Format;
using SigmaShake.Ledger.Hashing;
using SigmaShake.Ledger.Reading;
using SigmaShake.Rules.Json;

namespace SigmaShake.Ledger.Approvals;

/// <summary>
/// Reads an answer from the log: the entry that a ticket names, and everything since. Whether an approval was used stands there too, so that neither a
/// copy of its file nor a clock that is set back brings it to life again.
/// </summary>
internal static class AnswerReader
{
    private static readonly long LifeMs = (long)ApprovalLimits.AnswerLife.TotalMilliseconds;

    /// <summary>What was answered; <see cref="PersonsAnswer.None"/> wherever there is a doubt.</summary>
    /// <param name="ledger">The ledger's folder.</param>
    /// <param name="ticket">Where the answer is said to stand.</param>
    /// <param name="binding">What it must be bound to.</param>
    /// <param name="nowMs">What the clock says, in milliseconds since 1970 UTC.</param>
    public static PersonsAnswer Read(string ledger, ApprovalTicket ticket, Digest binding, long nowMs)
    {
        var opened = LedgerReader.Open(ledger, new LedgerPosition(ticket.Offset, ticket.Index, 0));
        if (!opened.Succeeded) return PersonsAnswer.None;
        using var reader = opened.Value;
        return reader.SizeBytes - ticket.Offset <= ApprovalLimits.MaxReadBytes ? Read(reader, ticket, binding.ToString(), nowMs) : PersonsAnswer.None;
    }

    private static PersonsAnswer Read(LedgerReader reader, ApprovalTicket ticket, string binding, long nowMs)
    {
        var answer = PersonsAnswer.None;
        foreach (var entry in reader.Entries())
        {
            if (answer == PersonsAnswer.None)
            {
                if (entry.Offset != ticket.Offset || entry.Index != ticket.Index || entry.TimeMs != ticket.TimeMs) return PersonsAnswer.None;
                answer = AnswerOf(entry, binding, nowMs);
                if (answer == PersonsAnswer.None) return PersonsAnswer.None;
                continue;
            }

            // The log's time never goes back, whatever the clock says now.
            if (entry.TimeMs >= ticket.TimeMs + LifeMs) return PersonsAnswer.None;

            // What cannot be read may be the use.
            if (entry.Payload is not { } payload) return PersonsAnswer.None;
            if (answer == PersonsAnswer.Approved && entry.Kind == EntryKind.Call && IsUse(payload, binding)) answer = PersonsAnswer.Used;
        }

        // The torn end of an append is something that nobody was told of.
        return reader.Problems.All(problem => problem.Kind == LedgerProblemKind.TornTail) ? answer : PersonsAnswer.None;
    }

    private static PersonsAnswer AnswerOf(LedgerEntry entry, string binding, long nowMs)
    {
        if (entry.Kind != EntryKind.PersonAction || entry.Payload is null || JsonParser.Parse(entry.Payload).Value is not { Kind: JsonKind.Object } json) return PersonsAnswer.None;
        if (Text(json, "request"u8) != binding || Number(json, "until_ms"u8) is not { } untilMs || nowMs >= untilMs || nowMs < untilMs - LifeMs) return PersonsAnswer.None;
        return Text(json, "action"u8) switch
        {
            AnswerPayload.Approve => PersonsAnswer.Approved,
            AnswerPayload.Deny => PersonsAnswer.Denied,
            _ => PersonsAnswer.None,
        };
    }

    // Most entries are told apart without being parsed.
    private static bool IsUse(byte[] payload, string binding) =>
        payload.AsSpan().IndexOf(Encoding.UTF8.GetBytes(binding)) >= 0 && JsonParser.Parse(payload).Value is { } json && Text(json, "approved"u8) == binding;

    private static string? Text(JsonValue json, ReadOnlySpan<byte> name) => json.Member(name) is { IsString: true } text ? Encoding.UTF8.GetString(text.Text.Span) : null;

    private static long? Number(JsonValue json, ReadOnlySpan<byte> name) =>
        json.Member(name) is { Kind: JsonKind.Number } number && long.TryParse(number.Text.Span, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
}
