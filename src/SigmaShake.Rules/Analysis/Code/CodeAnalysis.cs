using SigmaShake.Rules.Programs;

namespace SigmaShake.Rules.Analysis.Code;

/// <summary>
/// What code in another language does with constants: a tolerant reader for each family of languages, not a parser. It takes every call for one that
/// runs. Bounded, linear, never throwing.
/// </summary>
internal static class CodeAnalysis
{
    /// <summary>The deeds of a command of the Windows command interpreter.</summary>
    public static List<Deed> OfCmd(ReadOnlyMemory<byte> command)
    {
        var deeds = new List<Deed>();
        CmdReader.Read(command, deeds);
        return deeds;
    }

    /// <summary>The deeds of <paramref name="code"/>, in its order; none for a language that nothing is known of.</summary>
    public static List<Deed> Of(Language language, ReadOnlyMemory<byte> code)
    {
        var deeds = new List<Deed>();
        switch (language)
        {
            case Language.PowerShell: PowerShellReader.Read(code, deeds); break;
            case Language.Sed: SedReader.Read(code, deeds); break;
            case Language.Editor: EditorReader.ReadEditor(code, deeds); break;
            case Language.Sql: EditorReader.ReadSql(code, deeds); break;
            default:
                if (CodeSyntax.Of(language) is { } syntax) CodeReader.Read(syntax, code, deeds);
                break;
        }

        return deeds;
    }
}
