using System.Buffers;
using SigmaShake.Rules.Programs.Table;

namespace SigmaShake.Rules.Programs;

/// <summary>
/// What everyday programs do with their words, one line a program or subcommand (docs/internals/programs.md has the grammar). The texts lie
/// in the binary as they are read: a program is found by binary search over sorted lines, and nothing is built before.
/// </summary>
internal static class ProgramTable
{
    /// <summary>How many texts there are.</summary>
    public const int Families = 15;

    /// <summary>How many words deep subcommands go (<c>gcloud compute instances delete</c>), the program included.</summary>
    public const int MaxDepth = 5;

    /// <summary>The one of what shells do themselves.</summary>
    public const int Builtins = 3;

    private const int MaxKeyBytes = 96;

    private static readonly SearchValues<byte> VersionBytes = SearchValues.Create("0123456789.-"u8);

    /// <summary>The sorted lines of a family.</summary>
    public static ReadOnlySpan<byte> TextOf(int family) => family switch
    {
        0 => CoreTools.Text,
        1 => TextTools.Text,
        2 => Wrappers.Text,
        3 => ShellBuiltins.Text,
        4 => Interpreters.Text,
        5 => Archives.Text,
        6 => NetworkTools.Text,
        7 => GitTools.Text,
        8 => SystemPackages.Text,
        9 => LanguagePackages.Text,
        10 => BuildTools.Text,
        11 => Databases.Text,
        12 => Containers.Text,
        13 => CloudTools.Text,
        14 => SystemTools.Text,
        _ => default,
    };

    /// <summary>A program by its name without folders; an unknown name that ends in a version (<c>python3.12</c>) is looked up without it.</summary>
    public static ProgramEntry Find(ReadOnlySpan<byte> name)
    {
        if (name.Contains((byte)' ')) return default;
        var entry = FindExact(name);
        if (!entry.IsNone) return entry;
        var end = name.LastIndexOfAnyExcept(VersionBytes) + 1;
        return end == name.Length || end == 0 ? default : FindExact(name[..end]);
    }

    /// <summary>A subcommand of a program or of a subcommand, or none.</summary>
    public static ProgramEntry Find(ProgramEntry outer, ReadOnlySpan<byte> subcommand)
    {
        var key = outer.Key;
        if (outer.IsNone || subcommand.IsEmpty || key.Length + 1 + subcommand.Length > MaxKeyBytes) return default;
        Span<byte> joined = stackalloc byte[key.Length + 1 + subcommand.Length];
        key.CopyTo(joined);
        joined[key.Length] = (byte)' ';
        subcommand.CopyTo(joined[(key.Length + 1)..]);
        return Resolve(FindLine(outer.Items.Family, joined));
    }

    /// <summary>The program of exactly this name, or none; for tests, of a subcommand too (<c>git push</c>).</summary>
    public static ProgramEntry FindExact(ReadOnlySpan<byte> key)
    {
        var blank = key.IndexOf((byte)' ');
        return ProgramNames.FamilyOf(blank < 0 ? key : key[..blank]) is { } family ? Resolve(FindLine(family, key)) : default;
    }

    // `gawk: =awk`: another name of the same family.
    private static ProgramEntry Resolve(ProgramEntry line) => line.AliasOf is { IsEmpty: false } other ? FindLine(line.Items.Family, other) : line;

    private static ProgramEntry FindLine(int family, ReadOnlySpan<byte> key)
    {
        var text = TextOf(family);
        int low = 0, high = text.Length;
        while (low < high)
        {
            var start = LineStart(text, low, (low + high) / 2);
            var colon = start + 1 + text[(start + 1)..].IndexOf((byte)':');
            var order = text[start..colon].SequenceCompareTo(key);
            if (order > 0)
            {
                high = start;
                continue;
            }

            var end = LineEnd(text, colon);
            if (order == 0) return new ProgramEntry((byte)family, start, colon, Math.Min(end, text.Length));
            low = end;
        }

        return default;
    }

    // A line that begins with a blank goes on with the one before.
    private static int LineStart(ReadOnlySpan<byte> text, int low, int at)
    {
        while (true)
        {
            at = low + text[low..at].LastIndexOf((byte)'\n') + 1;
            if (at <= low) return low;
            if (text[at] != ' ') return at;
            at--;
        }
    }

    private static int LineEnd(ReadOnlySpan<byte> text, int at)
    {
        while (true)
        {
            var length = text[at..].IndexOf((byte)'\n');
            if (length < 0) return text.Length;
            at += length + 1;
            if (at == text.Length || text[at] != ' ') return at;
        }
    }
}
