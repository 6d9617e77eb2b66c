namespace SigmaShake.Rules.Programs;

/// <summary>What a word means to its program.</summary>
internal enum RoleKind : byte
{
    /// <summary>Nothing that has an effect.</summary>
    Text,

    /// <summary>A file that is read.</summary>
    Read,

    /// <summary>A file or folder that is made or replaced.</summary>
    Write,

    /// <summary>A file that is changed.</summary>
    Edit,

    /// <summary>A file or folder that is removed.</summary>
    Delete,

    /// <summary>A folder whose contents are told.</summary>
    List,

    /// <summary>A text that is looked for.</summary>
    Pattern,

    /// <summary>An address.</summary>
    Url,

    /// <summary>An address whose last segment, without a given ending, becomes a file: <c>fetch:.git</c>.</summary>
    Fetch,

    /// <summary>Another machine.</summary>
    Host,

    /// <summary>A file to read, or a file of another machine.</summary>
    From,

    /// <summary>A file to write, or a file of another machine.</summary>
    To,

    /// <summary>The file, or the folder that the files that are read go into; <c>into:far</c> perhaps on another machine.</summary>
    Into,

    /// <summary>Data that is sent; <c>@file</c> names a file.</summary>
    Data,

    /// <summary>The file that is written has this word's name and an ending more: <c>made:.gz</c>.</summary>
    Made,

    /// <summary>The file that is written has this word's name without an ending: <c>unmade:.gz</c>.</summary>
    Unmade,

    /// <summary>The folder to work in.</summary>
    Cwd,

    /// <summary>A script for a shell.</summary>
    Script,

    /// <summary>A file that is run as a program of a language: <c>run:python</c>.</summary>
    Run,

    /// <summary>A program of a language: <c>code:awk</c>.</summary>
    Code,

    /// <summary>The first word of a command.</summary>
    Command,

    /// <summary>An assignment before a command.</summary>
    Assign,

    /// <summary>The value is <c>KEY=VALUE</c>; the line has the keys.</summary>
    Keyed,

    /// <summary>What stands for the words that are put into an inner command.</summary>
    Placeholder,
}

/// <summary>A role, read from the table.</summary>
internal readonly ref struct Role(RoleKind kind, bool isRecursive, ReadOnlySpan<byte> argument)
{
    /// <summary>What a word means.</summary>
    public RoleKind Kind { get; } = kind;

    /// <summary>Whether all below is meant too (<c>delete/</c>).</summary>
    public bool IsRecursive { get; } = isRecursive;

    /// <summary>What stands behind the colon.</summary>
    public ReadOnlySpan<byte> Argument { get; } = argument;

    /// <summary>Reads one role; false where it is none, which the tests of the table rule out.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, out Role role)
    {
        var colon = text.IndexOf((byte)':');
        var argument = colon < 0 ? default : text[(colon + 1)..];
        if (colon >= 0) text = text[..colon];
        var isRecursive = text is [.., (byte)'/'];
        if (isRecursive) text = text[..^1];
        var kind = Kinds(text.TrimEnd("*+;"u8));
        role = new Role(kind ?? RoleKind.Text, isRecursive, argument);
        return kind is not null;
    }

    private static RoleKind? Kinds(ReadOnlySpan<byte> name) => name switch
    {
        _ when name.SequenceEqual("read"u8) => RoleKind.Read,
        _ when name.SequenceEqual("write"u8) => RoleKind.Write,
        _ when name.SequenceEqual("text"u8) => RoleKind.Text,
        _ when name.SequenceEqual("edit"u8) => RoleKind.Edit,
        _ when name.SequenceEqual("delete"u8) => RoleKind.Delete,
        _ when name.SequenceEqual("list"u8) => RoleKind.List,
        _ when name.SequenceEqual("pattern"u8) => RoleKind.Pattern,
        _ when name.SequenceEqual("url"u8) => RoleKind.Url,
        _ when name.SequenceEqual("fetch"u8) => RoleKind.Fetch,
        _ when name.SequenceEqual("host"u8) => RoleKind.Host,
        _ when name.SequenceEqual("from"u8) => RoleKind.From,
        _ when name.SequenceEqual("to"u8) => RoleKind.To,
        _ when name.SequenceEqual("into"u8) => RoleKind.Into,
        _ when name.SequenceEqual("data"u8) => RoleKind.Data,
        _ when name.SequenceEqual("made"u8) => RoleKind.Made,
        _ when name.SequenceEqual("unmade"u8) => RoleKind.Unmade,
        _ when name.SequenceEqual("cwd"u8) => RoleKind.Cwd,
        _ when name.SequenceEqual("script"u8) => RoleKind.Script,
        _ when name.SequenceEqual("run"u8) => RoleKind.Run,
        _ when name.SequenceEqual("code"u8) => RoleKind.Code,
        _ when name.SequenceEqual("command"u8) => RoleKind.Command,
        _ when name.SequenceEqual("assign"u8) => RoleKind.Assign,
        _ when name.SequenceEqual("keyed"u8) => RoleKind.Keyed,
        _ when name.SequenceEqual("placeholder"u8) => RoleKind.Placeholder,
        _ => null,
    };
}
