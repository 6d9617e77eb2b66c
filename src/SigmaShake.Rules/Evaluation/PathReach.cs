using System.Text;
using SigmaShake.Rules.Calls;
using SigmaShake.Rules.Images;
using SigmaShake.Rules.Images.Layout;
using SigmaShake.Rules.Images.Literals;
using SigmaShake.Rules.Paths;
using SigmaShake.Rules.Patterns.Overlaps;
using SigmaShake.Rules.Patterns.Prefilters;
using SigmaShake.Rules.Patterns.Program;

namespace SigmaShake.Rules.Evaluation;

/// <summary>
/// What an action reaches beside the path that it names: every path that an unquoted pattern could stand for (<c>cat .en*</c>), and of a recursive
/// effect what is below its folder (<c>tar cf - ~/.ssh</c>). A pattern that names all there is in a folder, as <c>src/*</c> does, is taken as the folder is:
/// for what a rule names by its beginning, not for every file name that a rule knows.
/// </summary>
internal sealed class PathReach
{
    private static readonly byte[] AnyFolders = Encoding.UTF8.GetBytes(LiteralBeginnings.AnyFolders);

    private readonly PathContext _context;
    private readonly CallConditions _call;
    private readonly byte[][] _folders;
    private readonly PathForms? _patterns;
    private NfaProgram?[]? _programs;
    private NfaProgram?[]? _searches;
    private NfaProgram? _canonical;

    private PathReach(ToolAction action, PathContext context, PathForms path, CallConditions call)
    {
        _context = context;
        _call = call;
        var pattern = action.PathPattern is { } glob ? Encoding.UTF8.GetString(glob.Span) : null;
        var folder = pattern is null ? null : ShellGlob.FolderOfAll(pattern);
        if (pattern is not null && folder is null)
        {
            _patterns = PathForms.Of(action.PathPattern!.Value.Span, context);
            folder = ShellGlob.FolderOfSearch(pattern);
        }

        _folders = folder is not null ? PathForms.Of(Encoding.UTF8.GetBytes(folder), context).All : action.IsRecursive && _patterns is null ? path.All : [];
    }

    /// <summary>The reach of an action; null where it reaches its path alone.</summary>
    public static PathReach? Of(ToolAction action, PathContext context, PathForms path, CallConditions call) =>
        action.Path is not null && (action.IsRecursive || action.PathPattern is not null) ? new PathReach(action, context, path, call) : null;

    /// <summary>Whether a pattern stands for the paths, and the path that is written for itself only.</summary>
    public bool NamesByPattern => _patterns is not null;

    /// <summary>Adds the rules whose conditions may hold by this reach.</summary>
    public void AddCandidates(RuleImage image, CandidateSet candidates)
    {
        // Which literals a pattern can name is not looked up but tried, rule by rule.
        if (_patterns is not null)
        {
            if (!_call.Overlaps.IsSpent) candidates.AddEvery();
        }
        else
        {
            foreach (ref readonly var beginning in image.PathBeginnings)
            {
                if (ReachesBelow(image.Utf8(beginning.Text))) candidates.Add(beginning.Rule);
            }
        }
    }

    /// <summary>Whether some path within reach, other than the one that is named, fits a condition's operand.</summary>
    /// <param name="image">The image.</param>
    /// <param name="number">The condition's number.</param>
    /// <param name="node">The condition.</param>
    /// <param name="isAimed">Whether a pattern has to name what it means, rather than come to it by its wildcards; <see cref="PatternMeeting"/> says how that is told.</param>
    public bool CanMatch(RuleImage image, int number, in ConditionNode node, bool isAimed)
    {
        if (_patterns is null) return ReachesBelow(image, number);

        // Once the budget of the call is spent, nobody answers for its patterns, and a person is asked.
        if (_call.Overlaps.IsSpent) return false;
        if (_call.OperandOf(image, number, in node) is not { } rule) return true;

        // What is hidden somewhere below is reached where the rule names that place by its beginning.
        var entersHidden = _folders.Length > 0 && ReachesBelow(image, number);
        ref var programs = ref entersHidden ? ref _searches : ref _programs;
        programs ??= [.. _patterns.All.Select(form => ShellGlob.Compile(Encoding.UTF8.GetString(form), entersHidden))];
        foreach (var names in programs)
        {
            if (names is null || PatternOverlap.CanMatch(names, rule, _call.Overlaps, isAimed && !entersHidden)) return true;
        }

        return false;
    }

    /// <summary>Whether some path that a pattern stands for does not fit a condition's operand; of what is below a folder, that is told by the folder.</summary>
    public bool CanMiss(RuleImage image, int number, in ConditionNode node)
    {
        if (_patterns is null || _call.Overlaps.IsSpent) return false;
        _canonical ??= ShellGlob.Compile(Encoding.UTF8.GetString(_patterns.Canonical), entersHidden: true);
        return _canonical is null || _call.OperandOf(image, number, in node) is not { } rule || PatternOverlap.CanMiss(_canonical, rule, _call.Overlaps);
    }

    private bool ReachesBelow(RuleImage image, int number)
    {
        var beginnings = image.PathBeginnings;
        int low = 0, high = beginnings.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (beginnings[middle].Node < number) low = middle + 1;
            else high = middle;
        }

        for (; low < beginnings.Length && beginnings[low].Node == number; low++)
        {
            if (ReachesBelow(image.Utf8(beginnings[low].Text))) return true;
        }

        return false;
    }

    private bool ReachesBelow(ReadOnlySpan<byte> beginning)
    {
        foreach (var folder in _folders)
        {
            if (beginning.StartsWith(AnyFolders) ? EndsWithSomeOf(folder, beginning[AnyFolders.Length..]) : IsBelow(beginning, folder)) return true;
        }

        return false;
    }

    // `/home/user/.ssh` ends as `.ssh/id_` begins, folder by folder.
    private static bool EndsWithSomeOf(ReadOnlySpan<byte> folder, ReadOnlySpan<byte> rest)
    {
        for (var end = rest.IndexOf((byte)'/'); end > 0;)
        {
            var head = rest[..end];
            if (folder.EndsWith(head) && (folder.Length == head.Length || folder[^(head.Length + 1)] == (byte)'/')) return true;
            var next = rest[(end + 1)..].IndexOf((byte)'/');
            end = next < 0 ? -1 : end + 1 + next;
        }

        return false;
    }

    private bool IsBelow(ReadOnlySpan<byte> beginning, ReadOnlySpan<byte> folder)
    {
        if (beginning.StartsWith("~/"u8) && folder.StartsWith("/"u8))
        {
            // Home itself may be what is below.
            var home = _call.Home(_context);
            return home.Length > 0 && IsBelow([.. home, .. beginning[1..]], folder);
        }

        if (folder.SequenceEqual("."u8)) return beginning[0] is not ((byte)'/' or (byte)'~');
        if (folder.SequenceEqual("/"u8)) return beginning[0] == (byte)'/';
        return beginning.Length > folder.Length && beginning[folder.Length] == (byte)'/' && beginning.StartsWith(folder);
    }
}
