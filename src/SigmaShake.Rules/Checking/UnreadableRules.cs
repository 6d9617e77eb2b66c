using SigmaShake.Rules.Model;
using SigmaShake.Rules.Text;

namespace SigmaShake.Rules.Checking;

/// <summary>What stands in for a rule that nobody can read: a gate that is shut.</summary>
internal static class UnreadableRules
{
    private const string Message = "a rule in this file cannot be read, so everything is refused until it is cured: run `ssg lint`";

    /// <summary>For text that has no readable id, or is no rule at all.</summary>
    public static Rule At(SourceText source, int offset) => At(source, offset, id: null, enabled: true);

    /// <param name="id">Null where there is none; the rule is then named after its line.</param>
    /// <param name="enabled">False only where the text switches the rule off in so many words.</param>
    public static Rule At(SourceText source, int offset, string? id, bool enabled)
    {
        var location = source.Locate(offset);
        return new Rule
        {
            Id = id ?? $"unreadable-line-{location.Line}",
            Location = location,
            Decision = Decision.Deny,
            Target = Target.Any,
            Condition = new Expression.Unreadable(location),
            Enabled = enabled,
            Severity = RuleSeverity.Error,
            Message = Message,
            IsUnreadable = true,
            IsBroken = true,
        };
    }
}
