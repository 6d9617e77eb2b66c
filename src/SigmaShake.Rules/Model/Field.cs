namespace SigmaShake.Rules.Model;

/// <summary>The named parts of an action that a condition can look at.</summary>
public enum FieldKind : byte
{
    /// <summary>The shell command.</summary>
    Command,

    /// <summary>The file.</summary>
    Path,

    /// <summary>The new text.</summary>
    Content,

    /// <summary>The address.</summary>
    Url,

    /// <summary>The search pattern.</summary>
    Query,

    /// <summary>The tool's own name.</summary>
    Tool,

    /// <summary>The client (<c>claude-code</c>, <c>codex</c> …).</summary>
    Agent,

    /// <summary>The working directory.</summary>
    Cwd,

    /// <summary>A raw member of the call's input, named by <see cref="Field.Keys"/>.</summary>
    Input,
}

/// <summary>A field as a rule names it.</summary>
public sealed record Field
{
    private Field(FieldKind kind, IReadOnlyList<string> keys)
    {
        Kind = kind;
        Keys = keys;
    }

    /// <summary>Which part of the action.</summary>
    public FieldKind Kind { get; }

    /// <summary>The member names behind <c>input.</c>, outermost first; empty for every other field.</summary>
    public IReadOnlyList<string> Keys { get; }

    /// <summary>The name as rules spell it.</summary>
    public string Name => Kind == FieldKind.Input ? "input." + string.Join('.', Keys) : Kind.ToString().ToLowerInvariant();

    /// <summary>One of the fixed fields.</summary>
    public static Field Of(FieldKind kind) => new(kind, []);

    /// <summary>A member of the call's input.</summary>
    public static Field Input(IReadOnlyList<string> keys) => new(FieldKind.Input, keys);

    /// <inheritdoc />
    public override string ToString() => Name;
}
