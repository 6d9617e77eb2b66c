using System.Text;
using SigmaShake.Rules.Patterns.Globs;
using SigmaShake.Rules.Patterns.Program;
using SigmaShake.Rules.Patterns.Syntax;
using SigmaShake.Rules.Patterns.Unicode;

namespace SigmaShake.Rules.Patterns.Overlaps;

/// <summary>
/// The unquoted pattern of a shell as a program of all paths that it could name (POSIX.1-2024, shell, 2.14): what GLOB reads, without its choices, and
/// with the dot that begins a segment named by a dot alone.
/// </summary>
internal static class ShellGlob
{
    // What wildcards stand for. Hardly a file has these in its name; rules name them where a path is not known, or is a pattern itself, and mean what is written.
    private static readonly CodePointSet OfName = Wildcards.NoSlash.Except(CodePointSet.Of(['$', '$', '`', '`', '*', '*', '?', '?', '[', '[']));
    private static readonly PatternNode Star = Wildcards.AnyNumberOf(OfName);
    private static readonly PatternNode Slash = new PatternNode.Literal('/');

    // What a wildcard at the beginning of a path does not come to: what a drive is called (`C:`).
    private static readonly PatternNode StarWithoutDrive = Wildcards.AnyNumberOf(OfName.Except(CodePointSet.Of(':')));

    // What a name may begin with. Where the path begins, not with what the home directory is called: another spelling of the path has that.
    private static readonly CodePointSet FirstOfName = OfName.Except(CodePointSet.Of('.'));
    private static readonly CodePointSet FirstOfPath = FirstOfName.Except(CodePointSet.Of('~'));
    private static readonly CodePointSet FirstOfFolders = OfName.Except(CodePointSet.Of('~'));

    /// <summary>The program; null for a pattern beyond what a pattern may be.</summary>
    /// <param name="glob">The pattern.</param>
    /// <param name="entersHidden">Whether <c>**/</c> goes into folders whose name begins with a dot, as <c>find</c> does and a shell does not.</param>
    public static NfaProgram? Compile(string glob, bool entersHidden = false)
    {
        if (glob.Length > PatternLimits.MaxPatternBytes) return null;
        var items = new List<PatternNode>();
        for (var i = 0; i < glob.Length;) items.Add(Item(glob, ref i, i == 0 ? FirstOfPath : glob[i - 1] == '/' ? FirstOfName : OfName, entersHidden));

        var compiled = ProgramCompiler.Compile(PatternNode.InSequence(items));
        return compiled.Succeeded ? compiled.Program : null;
    }

    /// <summary>The folder below which a pattern looks in all folders, as <c>src/**/x</c> does; null for another.</summary>
    public static string? FolderOfSearch(string glob) =>
        glob.IndexOf("/**/", StringComparison.Ordinal) is var end and >= 0 && glob.AsSpan(0, end).IndexOfAny("*?[") < 0 ? end == 0 ? "/" : glob[..end] : null;

    /// <summary>The folder of a pattern that names everything in it, as <c>src/*</c> does; null for one that says more of the names.</summary>
    public static string? FolderOfAll(string glob)
    {
        var folder = glob.AsSpan();
        while (folder is [.., '*'])
        {
            var segment = folder.TrimEnd('*');
            if (segment.IsEmpty) return ".";
            if (segment[^1] != '/') return null;
            folder = segment.Length == 1 ? segment : segment[..^1];
        }

        return folder.Length == glob.Length || folder.IndexOfAny("*?[") >= 0 ? null : folder.ToString();
    }

    // A wildcard stands for what is in `allowed`: less than every character where a name begins.
    private static PatternNode Item(string glob, ref int i, CodePointSet allowed, bool entersHidden)
    {
        switch (glob[i])
        {
            case '*':
                return Stars(glob, ref i, allowed, entersHidden);
            case '?':
                i++;
                return new PatternNode.Set(allowed);
            case '[' when glob.IndexOf(']', i + 1) > 0:
                return Bracket(glob, ref i, allowed);
            case '\\' when i + 1 < glob.Length:
                i++;
                break;
        }

        // A lone surrogate, of bytes that are no UTF-8, stands for itself.
        var character = Rune.TryGetRuneAt(glob, i, out var rune) ? rune.Value : glob[i];
        i += character > char.MaxValue ? 2 : 1;
        return new PatternNode.Literal(character);
    }

    private static PatternNode Stars(string glob, ref int i, CodePointSet allowed, bool entersHidden)
    {
        var from = i;
        while (i < glob.Length && glob[i] == '*') i++;
        if (ReferenceEquals(allowed, OfName)) return Star;
        var isFirst = ReferenceEquals(allowed, FirstOfPath);
        var name = PatternNode.InSequence([new PatternNode.Set(allowed), isFirst ? StarWithoutDrive : Star]);
        if (i - from == 2 && i < glob.Length && glob[i] == '/')
        {
            i++;
            return entersHidden
                ? PatternNode.Repeated(PatternNode.InSequence([new PatternNode.Set(FirstOfFolders), Wildcards.Anything, Slash]), 0, 1, greedy: true)
                : PatternNode.Repeated(PatternNode.InSequence([name, Slash]), 0, null, greedy: true);
        }

        // No name is empty.
        if (i == glob.Length || glob[i] == '/') return name;

        // Where the star is nothing, what follows it is the first of the name, and a dot there is not named.
        var behind = i;
        var named = PatternNode.InSequence([name, Item(glob, ref i, OfName, entersHidden)]);
        return glob[behind] == '.' || glob.AsSpan(behind).StartsWith("\\.") ? named : PatternNode.OneOf([named, Item(glob, ref behind, allowed, entersHidden)]);
    }

    // Classes such as `[[:alpha:]]`, and what GLOB does not read, may be any character.
    private static PatternNode Bracket(string glob, ref int i, CodePointSet allowed)
    {
        var end = glob.IndexOf(']', i + 2);
        var bracket = end < 0 ? "" : glob[i..(end + 1)];
        i = (end < 0 ? glob.IndexOf(']', i + 1) : end) + 1;
        if (bracket.Length == 0 || bracket.Contains("[:", StringComparison.Ordinal) || !GlobParser.Parse(bracket, onPath: true).Succeeded)
        {
            if (i < glob.Length && glob[i] == ']') i++;
            return new PatternNode.Set(allowed);
        }

        // Between the two ends of the text.
        var tree = (PatternNode.Sequence)GlobParser.Parse(bracket, onPath: true).Tree!;
        return tree.Items[1] is PatternNode.Set set ? new PatternNode.Set(set.Members.Intersect(allowed)) : tree.Items[1];
    }
}
