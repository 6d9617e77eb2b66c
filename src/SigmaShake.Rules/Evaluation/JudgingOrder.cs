using SigmaShake.Rules.Model;

namespace SigmaShake.Rules.Evaluation;

/// <summary>The order in which a source's rules are tried: priority, strictness, id, file and position; the same on every machine.</summary>
/// <remarks>Before all others stand the rules that nobody can read: their priority is among what cannot be read.</remarks>
internal static class JudgingOrder
{
    /// <summary>What a rule says in its source: an untrusted project's FORCE is a DENY, an unreadable rule of a project an ASK.</summary>
    public static Decision DecisionOf(Rule rule, SourceIdentity source)
    {
        if (rule.IsUnreadable) return source.Layer == Layer.Project ? Decision.Ask : Decision.Deny;
        return rule.Decision == Decision.Force && !source.IsTrusted ? Decision.Deny : rule.Decision;
    }

    public static int Compare(Images.ImageRule a, Images.ImageRule b)
    {
        if (a.Rule.IsUnreadable != b.Rule.IsUnreadable) return a.Rule.IsUnreadable ? -1 : 1;
        var order = b.Rule.Priority.CompareTo(a.Rule.Priority);
        if (order == 0) order = a.Decision.CompareTo(b.Decision);
        if (order == 0) order = string.CompareOrdinal(a.Rule.Id, b.Rule.Id);
        if (order == 0) order = string.CompareOrdinal(a.Rule.Location.File, b.Rule.Location.File);
        if (order == 0) order = a.Rule.Location.Line.CompareTo(b.Rule.Location.Line);
        return order != 0 ? order : a.Rule.Location.Column.CompareTo(b.Rule.Location.Column);
    }
}
