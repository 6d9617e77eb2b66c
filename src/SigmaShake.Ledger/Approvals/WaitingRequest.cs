using SigmaShake.Ledger.Content;
using SigmaShake.Ledger.Hashing;
using SigmaShake.Rules.Calls;
using SigmaShake.Rules.Json;

namespace SigmaShake.Ledger.Approvals;

/// <summary>A call that waits for a person's approval, as the log has it: without secrets, and cut where it was long. Immutable, thread-safe.</summary>
public sealed class WaitingRequest
{
    private const int IdDigits = 8;

    internal WaitingRequest(Digest binding, EntryContent content, ApprovalTicket ticket)
    {
        Binding = binding;
        Content = content;
        Ticket = ticket;
    }

    /// <summary>What people call it: the first 8 hexadecimal digits of <see cref="Binding"/>. It opens nothing.</summary>
    public string Id => IdOf(Binding);

    /// <summary>What an approval of this call is bound to.</summary>
    public Digest Binding { get; }

    /// <summary>The call, and the rule that asks.</summary>
    public EntryContent Content { get; }

    /// <summary>Whether the log does not have all of the input, because it is too long: then nobody sees from it all that would be done.</summary>
    public bool IsCut => Content.Payload?.Member("input_dropped"u8) is not null || (Content.Input is { } input && HoldsCut(input));

    /// <summary>When it was filed.</summary>
    public DateTimeOffset Time => Content.Entry.Time;

    internal ApprovalTicket Ticket { get; }

    /// <summary>The id of what an approval is bound to.</summary>
    public static string IdOf(Digest binding) => binding.ToString()[..IdDigits];

    /// <summary>It in one line: <c>1f0c4d2a: Bash git push, codex in /home/u/shop</c>.</summary>
    public string Describe() => $"{Id}: {ShownText.Of($"{Content.Tool} {Content.Subject}")}, {Content.Agent} in {ShownText.Of(Content.Cwd ?? "")}";

    private static bool HoldsCut(JsonValue value) =>
        value.Member("cut_bytes"u8) is not null || value.Items.Any(HoldsCut) || value.Members.Any(member => HoldsCut(member.Value));
}
