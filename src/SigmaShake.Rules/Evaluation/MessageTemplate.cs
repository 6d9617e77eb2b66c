using System.Text;
using SigmaShake.Rules.Calls;
using SigmaShake.Rules.Model;

namespace SigmaShake.Rules.Evaluation;

/// <summary>Fills <c>${command}</c>, <c>${path}</c>, <c>${tool}</c> and <c>${input.key}</c> into a rule's texts; any other <c>${…}</c> stays.</summary>
public static class MessageTemplate
{
    /// <summary>The text with each value shown safely: control characters removed, cut at <see cref="ShownText.MaxCharacters"/>.</summary>
    public static string Render(string template, ToolAction action)
    {
        if (!template.Contains("${", StringComparison.Ordinal)) return template;
        var text = new StringBuilder(template.Length);

        // A value may be megabytes and be named thousands of times.
        var shown = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var rest = template.AsSpan(); !rest.IsEmpty;)
        {
            var start = rest.IndexOf("${");
            var length = start < 0 ? -1 : rest[start..].IndexOf('}');
            if (length < 0)
            {
                text.Append(rest);
                break;
            }

            text.Append(rest[..start]);
            var placeholder = rest.Slice(start, length + 1);
            text.Append(Shown(placeholder.ToString()));
            rest = rest[(start + length + 1)..];
        }

        return text.ToString();

        string Shown(string placeholder)
        {
            if (shown.TryGetValue(placeholder, out var known)) return known;
            var value = FieldOf(placeholder.AsSpan(2..^1)) is { } field ? ShownText.Of((action.Value(field) ?? default).Span) : placeholder;
            shown.Add(placeholder, value);
            return value;
        }
    }

    private static Field? FieldOf(ReadOnlySpan<char> name) => name switch
    {
        "command" => Field.Of(FieldKind.Command),
        "path" => Field.Of(FieldKind.Path),
        "tool" => Field.Of(FieldKind.Tool),
        _ when name.StartsWith("input.") && name.Length > 6 => Field.Input(name[6..].ToString().Split('.')),
        _ => null,
    };
}
