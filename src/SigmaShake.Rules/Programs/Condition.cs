namespace SigmaShake.Rules.Programs;

/// <summary>When an item holds: <c>-x|--extract,!-C</c>, options of which one must be there, and others of which none may.</summary>
internal static class Condition
{
    /// <summary>Whether it holds for these arguments.</summary>
    public static bool Holds(TableSpan condition, CommandArguments arguments)
    {
        var text = condition.Text;
        while (!text.IsEmpty)
        {
            var comma = text.IndexOf((byte)',');
            var part = comma < 0 ? text : text[..comma];
            text = comma < 0 ? default : text[(comma + 1)..];
            var isNegated = part[0] == '!';
            if (HasAny(isNegated ? part[1..] : part, arguments) == isNegated) return false;
        }

        return true;
    }

    /// <summary>Whether one of the options, separated by <c>|</c>, is there.</summary>
    public static bool HasAny(ReadOnlySpan<byte> options, CommandArguments arguments)
    {
        while (!options.IsEmpty)
        {
            var bar = options.IndexOf((byte)'|');
            if (arguments.Has(bar < 0 ? options : options[..bar])) return true;
            options = bar < 0 ? default : options[(bar + 1)..];
        }

        return false;
    }
}
