using System.Text;
using SigmaShake.Rules.Commands;
using SigmaShake.Rules.Json;
using SigmaShake.Rules.Model;

namespace SigmaShake.Rules.Calls;

/// <summary>One thing that a tool call does: what rules are held against.</summary>
/// <remarks>Values are UTF-8. Not safe for use from several threads: derived values are computed at first need.</remarks>
public sealed class ToolAction
{
    private byte[]? _tool;
    private byte[]? _agent;
    private byte[]? _cwd;

    /// <summary>The call that it is a part of.</summary>
    public required ToolCall Call { get; init; }

    /// <summary>What it does.</summary>
    public required Capability Capability { get; init; }

    /// <summary>Whether a write changes an existing file in part.</summary>
    public bool IsPartialEdit { get; init; }

    /// <summary>
    /// False for the call itself, where a missing field is the empty string; true for what was derived from it,
    /// where an absent field makes every condition on it false, negated or not.
    /// </summary>
    public bool IsDerived { get; init; }

    /// <summary>
    /// The simple command that this action is, or whose effect it is; else null. Such an action is derived. Where it is the simple command, its capability is
    /// <see cref="Capability.Execute"/>, and its <see cref="Command"/> the script that the simple command stands in.
    /// </summary>
    public SimpleCommand? Invocation { get; init; }

    /// <summary>The shell command, or null.</summary>
    public ReadOnlyMemory<byte>? Command { get; init; }

    /// <summary>The file, as the call names it, or null.</summary>
    public ReadOnlyMemory<byte>? Path { get; init; }

    /// <summary>
    /// The paths that an unquoted pattern of a shell (<c>.en*</c>) stands for, in the syntax of GLOB; <see cref="Path"/> is the pattern as written. Null for a
    /// path that stands for itself.
    /// </summary>
    public ReadOnlyMemory<byte>? PathPattern { get; init; }

    /// <summary>Whether everything below <see cref="Path"/> is reached too.</summary>
    public bool IsRecursive { get; init; }

    /// <summary>The new text, or null.</summary>
    public ReadOnlyMemory<byte>? Content { get; init; }

    /// <summary>The address, or null.</summary>
    public ReadOnlyMemory<byte>? Url { get; init; }

    /// <summary>The search pattern, or null.</summary>
    public ReadOnlyMemory<byte>? Query { get; init; }

    /// <summary>The value of a field, or null where the action has none.</summary>
    public ReadOnlyMemory<byte>? Value(Field field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return field.Kind == FieldKind.Input ? InputMember(field.Keys) : Value(field.Kind);
    }

    /// <summary>The value of a field of a fixed name, or null where the action has none.</summary>
    internal ReadOnlyMemory<byte>? Value(FieldKind field) => field switch
    {
        FieldKind.Command => Command,
        FieldKind.Path => Path,
        FieldKind.Content => Content,
        FieldKind.Url => Url,
        FieldKind.Query => Query,
        FieldKind.Tool => _tool ??= Encoding.UTF8.GetBytes(Call.Tool),
        FieldKind.Agent => _agent ??= Encoding.UTF8.GetBytes(Call.Agent),
        FieldKind.Cwd => Call.Cwd.Length == 0 ? default(ReadOnlyMemory<byte>?) : _cwd ??= Encoding.UTF8.GetBytes(Call.Cwd),
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, null),
    };

    /// <summary>The action in a few words, for answers and explanations: <c>write src/a.cs</c>.</summary>
    public string Describe()
    {
        if (Capability == Capability.Execute && Invocation is { } invocation) return $"invoke {ShownCommand.Of(invocation)}";
        var (verb, subject) = Capability switch
        {
            Capability.Execute => ("execute", Command),
            Capability.Read => ("read", Path),
            Capability.Write => (IsPartialEdit ? "edit" : "write", Path),
            Capability.Search => ("search", Query ?? Path),
            Capability.Network => ("network", Url ?? Query),
            Capability.Agent => ("agent", null),
            _ => ("call", null),
        };
        return subject is { } value ? $"{verb} {ShownText.Of(value.Span)}" : $"{verb} {ShownText.Of(Encoding.UTF8.GetBytes(Call.Tool))}";
    }

    /// <summary>A member of the input as conditions see it: a string as it is, anything else as compact JSON.</summary>
    internal static ReadOnlyMemory<byte> TextOf(JsonValue member) => member.IsString ? member.Text : CompactJson.Write(member);

    private ReadOnlyMemory<byte>? InputMember(IReadOnlyList<string> keys)
    {
        JsonValue? value = Call.Input;
        foreach (var key in keys)
        {
            value = value.Member(Encoding.UTF8.GetBytes(key));
            if (value is null) return null;
        }

        return TextOf(value);
    }
}
