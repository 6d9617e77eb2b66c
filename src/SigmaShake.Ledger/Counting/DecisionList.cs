using System.Text;
using SigmaShake.Ledger.Content;
using SigmaShake.Signing.Fleet;

namespace SigmaShake.Ledger.Counting;

/// <summary>Single calls as they are reported: what the log has of them, redacted when it was written, on one line and cut.</summary>
/// <param name="maxBytes">How much room there is, roughly; 0 for none, and then every call passes by.</param>
internal sealed class DecisionList(int maxBytes)
{
    // What the members around the texts take.
    private const int FrameBytes = 160;
    private const int MaxNameBytes = 200;

    private readonly List<ReportedDecision> _decisions = [];
    private int _bytes;

    /// <summary>The calls, oldest first.</summary>
    public IReadOnlyList<ReportedDecision> Decisions => _decisions;

    /// <summary>Takes a call in; false where there is no room for it any more. The first one always fits.</summary>
    public bool Add(EntryContent content)
    {
        if (maxBytes == 0 || content.Decision is not { } verdict) return true;
        var decision = new ReportedDecision(content.Entry.Index, content.Entry.TimeMs, verdict)
        {
            Rule = Cut(content.Rule, MaxNameBytes), Agent = Cut(content.Agent, MaxNameBytes), Tool = Cut(content.Tool, MaxNameBytes), What = Cut(content.Subject, FleetLimits.MaxDecisionTextBytes),
        };
        var bytes = FrameBytes + Size(decision.Rule) + Size(decision.Agent) + Size(decision.Tool) + Size(decision.What);
        if (_decisions.Count > 0 && (_bytes + bytes > maxBytes || _decisions.Count == FleetLimits.MaxDecisions)) return false;
        _decisions.Add(decision);
        _bytes += bytes;
        return true;
    }

    // Quotes and backslashes are written with one more byte.
    private static int Size(string? text) => text is null ? 0 : Encoding.UTF8.GetByteCount(text) + text.Count(character => character is '"' or '\\');

    private static string? Cut(string? text, int maxBytes)
    {
        if (text is null) return null;
        var line = new StringBuilder();
        var bytes = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if ((bytes += rune.Utf8SequenceLength) > maxBytes) break;
            line.Append(Rune.IsControl(rune) ? " " : rune.ToString());
        }

        return line.ToString();
    }
}
