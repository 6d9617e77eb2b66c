namespace SigmaShake.Rules.Programs;

/// <summary>What a program's text is written in.</summary>
internal enum Language : byte
{
    /// <summary>No program.</summary>
    None,

    /// <summary>A POSIX shell, bash, zsh …</summary>
    Shell,

    /// <summary>PowerShell.</summary>
    PowerShell,

    /// <summary>Python.</summary>
    Python,

    /// <summary>JavaScript or TypeScript.</summary>
    JavaScript,

    /// <summary>Perl.</summary>
    Perl,

    /// <summary>Ruby.</summary>
    Ruby,

    /// <summary>PHP.</summary>
    Php,

    /// <summary>Lua.</summary>
    Lua,

    /// <summary>Awk.</summary>
    Awk,

    /// <summary>The editor sed.</summary>
    Sed,

    /// <summary>SQL, with the meta-commands of its client.</summary>
    Sql,

    /// <summary>An editor's commands (ed, ex, vim).</summary>
    Editor,

    /// <summary>Any other.</summary>
    Other,
}

/// <summary>The languages by the words of the table.</summary>
internal static class Languages
{
    /// <summary>The language that a word of the table names; <see cref="Language.None"/> for another word.</summary>
    public static Language Of(ReadOnlySpan<byte> word) => word switch
    {
        _ when word.SequenceEqual("sh"u8) => Language.Shell,
        _ when word.SequenceEqual("powershell"u8) => Language.PowerShell,
        _ when word.SequenceEqual("python"u8) => Language.Python,
        _ when word.SequenceEqual("js"u8) => Language.JavaScript,
        _ when word.SequenceEqual("perl"u8) => Language.Perl,
        _ when word.SequenceEqual("ruby"u8) => Language.Ruby,
        _ when word.SequenceEqual("php"u8) => Language.Php,
        _ when word.SequenceEqual("lua"u8) => Language.Lua,
        _ when word.SequenceEqual("awk"u8) => Language.Awk,
        _ when word.SequenceEqual("sed"u8) => Language.Sed,
        _ when word.SequenceEqual("sql"u8) => Language.Sql,
        _ when word.SequenceEqual("ed"u8) => Language.Editor,
        _ when word.SequenceEqual("other"u8) => Language.Other,
        _ => Language.None,
    };
}
