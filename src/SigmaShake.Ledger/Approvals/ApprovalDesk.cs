using SigmaShake.Ledger.Append;
using SigmaShake.Ledger.Content;
using SigmaShake.Ledger.Format;
using SigmaShake.Ledger.Hashing;
using SigmaShake.Ledger.Reading;

namespace SigmaShake.Ledger.Approvals;

/// <summary>
/// Where calls that need a person's approval wait, and where it is given. Held by one process alone while it is open, so it is open for moments only; not
/// thread-safe.
/// </summary>
/// <remarks>
/// <para>The log is the truth, as it is for everything that loosens. The order, and what a crash right behind each step leaves:</para>
/// <list type="number">
/// <item>The hook records the call that it refuses, then files a request, which says where the entry stands. A crash between: nobody is asked until the call is made again.</item>
/// <item>A person's answer is recorded, then a file written that says where, then the request removed. A crash before the file: the request waits on. A crash behind it: both
/// are there, and the answer counts.</item>
/// <item>The hook finds the answer, and no use of it in the log since; it records the call as the use, durably, and only then lets it through. A crash between: the approval is
/// used up, and the call was not made.</item>
/// </list>
/// <para>Who may answer is for the caller to tell: a person, and nobody else.</para>
/// </remarks>
public sealed class ApprovalDesk : IDisposable
{
    private readonly ApprovalFolder _folder;
    private readonly string _ledger;
    private readonly TimeProvider _clock;

    private ApprovalDesk(ApprovalFolder folder, string ledger, TimeProvider clock)
    {
        _folder = folder;
        _ledger = ledger;
        _clock = clock;
    }

    /// <summary>Opens it when nobody else has it open, making the folder where it is absent.</summary>
    /// <param name="folder">The folder of approvals; that above it must exist.</param>
    /// <param name="ledger">The folder of the log.</param>
    /// <param name="clock">What time it is.</param>
    public static LedgerResult<ApprovalDesk> Open(string folder, string ledger, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        var opened = ApprovalFolder.Open(folder);
        return opened.Succeeded
            ? new LedgerResult<ApprovalDesk>(new ApprovalDesk(opened.Value, ledger, clock), null)
            : new LedgerResult<ApprovalDesk>(null, opened.Error);
    }

    /// <summary>Whether the request for a call waits no longer: it was answered, or is over. Costs one look at a file, and holds nobody up.</summary>
    /// <param name="folder">The folder of approvals.</param>
    /// <param name="binding">What an approval of the call is bound to.</param>
    public static bool IsAnswered(string folder, Digest binding) => !System.IO.File.Exists(Path.Combine(folder, RequestOf(binding)));

    /// <summary>What an approval of <paramref name="call"/> is bound to: the same for the same call, on this machine, until its key is removed.</summary>
    public LedgerError? Bind(BoundCall call, out Digest binding)
    {
        ArgumentNullException.ThrowIfNull(call);
        return _folder.Code(call.Hash(), out binding);
    }

    /// <summary>What a person has answered, as the log has it. Before the desk is closed, the caller records the call that it lets through.</summary>
    /// <param name="binding">What the answer must be bound to.</param>
    public PersonsAnswer AnswerTo(Digest binding) =>
        _folder.Read(AnswerOf(binding)) is { } ticket ? AnswerReader.Read(_ledger, ticket, binding, NowMs) : PersonsAnswer.None;

    /// <summary>Whether a call waits for a person already.</summary>
    /// <param name="binding">What an approval of it is bound to.</param>
    public bool IsWaiting(Digest binding)
    {
        var opened = EntryReader.Open(_ledger);
        if (!opened.Succeeded) return false;
        using var entries = opened.Value;
        return Find(RequestOf(binding), entries) is { } request && request.Binding == binding;
    }

    /// <summary>Has a call wait for a person, from now on.</summary>
    /// <param name="binding">What an approval of it is bound to.</param>
    /// <param name="entry">The call, as it was recorded.</param>
    public LedgerError? File(Digest binding, AppendedEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        MakeRoom(RequestOf(binding));
        return _folder.Write(RequestOf(binding), ApprovalTicket.Of(entry));
    }

    /// <summary>The requests that wait, oldest first. What the log does not confirm is not among them.</summary>
    public IReadOnlyList<WaitingRequest> Waiting()
    {
        var opened = EntryReader.Open(_ledger);
        if (!opened.Succeeded) return [];
        using var entries = opened.Value;
        return [.. _folder.Names(ApprovalFolder.RequestEnding).Select(name => Find(name, entries)).OfType<WaitingRequest>().OrderBy(request => request.Ticket.Index)];
    }

    /// <summary>Lets a call be made once, within <see cref="ApprovalLimits.AnswerLife"/>. Only after a person has said so.</summary>
    /// <param name="request">The request, as it was shown to them.</param>
    /// <param name="version">The version of the program that asked them.</param>
    public LedgerError? Approve(WaitingRequest request, string version) => Answer(AnswerPayload.Approve, request, version);

    /// <summary>Refuses a call, and the same call again, for <see cref="ApprovalLimits.AnswerLife"/>.</summary>
    /// <inheritdoc cref="Approve"/>
    public LedgerError? Deny(WaitingRequest request, string version) => Answer(AnswerPayload.Deny, request, version);

    /// <inheritdoc />
    public void Dispose() => _folder.Dispose();

    private long NowMs => _clock.GetUtcNow().ToUnixTimeMilliseconds();

    private static string RequestOf(Digest binding) => WaitingRequest.IdOf(binding) + ApprovalFolder.RequestEnding;

    private static string AnswerOf(Digest binding) => WaitingRequest.IdOf(binding) + ApprovalFolder.AnswerEnding;

    private LedgerError? Answer(string action, WaitingRequest request, string version)
    {
        ArgumentNullException.ThrowIfNull(request);

        // Somebody else may have answered while this person read.
        if (_folder.Read(RequestOf(request.Binding)) != request.Ticket)
            return new LedgerError(LedgerErrorKind.Empty, $"request {request.Id} waits no longer: it was answered, asked anew, or is over", "look again with `ssg approve`");
        var now = _clock.GetUtcNow();
        var opened = LedgerWriter.Open(_ledger);
        if (!opened.Succeeded) return opened.Error;
        using var writer = opened.Value;
        var payload = AnswerPayload.Write(action, request, (now + ApprovalLimits.AnswerLife).ToUnixTimeMilliseconds(), version);
        var appended = writer.Append(EntryKind.PersonAction, payload, now);
        if (!appended.Succeeded) return appended.Error;
        return _folder.Write(AnswerOf(request.Binding), ApprovalTicket.Of(appended.Entry)) ?? _folder.Remove(RequestOf(request.Binding));
    }

    private WaitingRequest? Find(string name, EntryReader entries)
    {
        if (_folder.Read(name) is not { } ticket || IsOver(ticket, ApprovalLimits.RequestLife)) return null;
        if (entries.Read(ticket.Offset) is not { Kind: EntryKind.Call } entry || entry.Index != ticket.Index || entry.TimeMs != ticket.TimeMs) return null;
        var content = EntryContent.Of(entry);
        var bound = content.Payload?.Member("request"u8) is { IsString: true } text ? System.Text.Encoding.UTF8.GetString(text.Text.Span) : "";
        if (bound.Length != 2 * Digest.Bytes || !bound.All(char.IsAsciiHexDigitLower)) return null;
        var binding = new Digest(Convert.FromHexString(bound));
        return RequestOf(binding) == name ? new WaitingRequest(binding, content, ticket) : null;
    }

    // What is over goes; where too many wait, the oldest.
    private void MakeRoom(string newest)
    {
        _folder.RemoveLeftovers();
        RemoveOver(ApprovalFolder.AnswerEnding, ApprovalLimits.AnswerLife);
        var waiting = RemoveOver(ApprovalFolder.RequestEnding, ApprovalLimits.RequestLife);
        waiting.RemoveAll(request => request.Name == newest);
        waiting.Sort(static (one, other) => one.Ticket.Index.CompareTo(other.Ticket.Index));
        foreach (var (name, _) in waiting.Take(waiting.Count - ApprovalLimits.MaxWaiting + 1)) _ = _folder.Remove(name);
    }

    private List<(string Name, ApprovalTicket Ticket)> RemoveOver(string ending, TimeSpan life)
    {
        var left = new List<(string, ApprovalTicket)>();
        foreach (var name in _folder.Names(ending))
        {
            if (_folder.Read(name) is { } ticket && !IsOver(ticket, life)) left.Add((name, ticket));
            else _ = _folder.Remove(name);
        }

        return left;
    }

    private bool IsOver(ApprovalTicket ticket, TimeSpan life) => NowMs >= ticket.TimeMs + (long)life.TotalMilliseconds;
}
