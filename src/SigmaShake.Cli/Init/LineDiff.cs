using System.Globalization;
using System.Text;

namespace SigmaShake.Cli.Init;

/// <summary>The exact difference of two texts in unified form, for a person to agree to.</summary>
internal static class LineDiff
{
    private const int ContextLines = 3;

    // Above it the middle is shown as taken out and put in: exact too, only longer.
    private const long MaxComparisons = 4_000_000;

    /// <summary>The lines of the difference; nothing where there is none.</summary>
    public static List<string> Of(string path, byte[]? before, byte[]? after)
    {
        var edits = Edits(Lines(before), Lines(after));
        var shown = new List<string>();
        if (edits.TrueForAll(edit => edit.Sign == ' ')) return shown;
        shown.Add($"--- {(before is null ? "(no file)" : path)}");
        shown.Add($"+++ {(after is null ? "(no file)" : path)}");
        for (var i = 0; i < edits.Count;)
        {
            var first = edits.FindIndex(i, edit => edit.Sign != ' ');
            if (first < 0) break;
            var start = Math.Max(i, first - ContextLines);
            var end = HunkEnd(edits, first);
            AddHunk(edits, start, end, shown);
            i = end;
        }

        return shown;
    }

    private static int HunkEnd(List<Edit> edits, int first)
    {
        var end = first;
        for (var i = first; i < edits.Count && i - end <= 2 * ContextLines; i++)
        {
            if (edits[i].Sign != ' ') end = i;
        }

        return Math.Min(edits.Count, end + 1 + ContextLines);
    }

    private static void AddHunk(List<Edit> edits, int start, int end, List<string> shown)
    {
        var hunk = edits.GetRange(start, end - start);
        var (oldStart, newStart) = (edits.Take(start).Count(edit => edit.Sign != '+') + 1, edits.Take(start).Count(edit => edit.Sign != '-') + 1);
        var (oldCount, newCount) = (hunk.Count(edit => edit.Sign != '+'), hunk.Count(edit => edit.Sign != '-'));
        shown.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"@@ -{(oldCount == 0 ? oldStart - 1 : oldStart)},{oldCount} +{(newCount == 0 ? newStart - 1 : newStart)},{newCount} @@"));
        foreach (var edit in hunk)
        {
            shown.Add(edit.Sign + Visible(edit.Line.TrimEnd('\n')));
            if (!edit.Line.EndsWith('\n')) shown.Add("\\ No newline at end of file");
        }
    }

    private static List<Edit> Edits(List<string> before, List<string> after)
    {
        var prefix = 0;
        while (prefix < before.Count && prefix < after.Count && before[prefix] == after[prefix]) prefix++;
        var suffix = 0;
        while (suffix < before.Count - prefix && suffix < after.Count - prefix && before[^(suffix + 1)] == after[^(suffix + 1)]) suffix++;

        var edits = before.Take(prefix).Select(line => new Edit(' ', line)).ToList();
        AddMiddle(before.GetRange(prefix, before.Count - prefix - suffix), after.GetRange(prefix, after.Count - prefix - suffix), edits);
        edits.AddRange(before.TakeLast(suffix).Select(line => new Edit(' ', line)));
        return edits;
    }

    // The longest common subsequence, by the table that every textbook has.
    private static void AddMiddle(List<string> before, List<string> after, List<Edit> edits)
    {
        var isComparable = (long)before.Count * after.Count <= MaxComparisons;
        var common = new int[isComparable ? before.Count + 1 : 1, isComparable ? after.Count + 1 : 1];
        for (var i = before.Count - 1; isComparable && i >= 0; i--)
        {
            for (var j = after.Count - 1; j >= 0; j--)
            {
                common[i, j] = before[i] == after[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        var (old, @new) = (0, 0);
        while (old < before.Count || @new < after.Count)
        {
            if (isComparable && old < before.Count && @new < after.Count && before[old] == after[@new])
            {
                edits.Add(new Edit(' ', before[old++]));
                @new++;
            }
            else if (old < before.Count && (!isComparable || @new == after.Count || common[old + 1, @new] >= common[old, @new + 1]))
            {
                edits.Add(new Edit('-', before[old++]));
            }
            else
            {
                edits.Add(new Edit('+', after[@new++]));
            }
        }
    }

    private static List<string> Lines(byte[]? bytes)
    {
        var lines = new List<string>();
        var text = Encoding.UTF8.GetString(bytes ?? []);
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end + 1;
            lines.Add(text[start..end]);
            start = end;
        }

        return lines;
    }

    // A settings file may come with a project: nothing in it may move the cursor of the person who reads this.
    private static string Visible(string line)
    {
        var visible = new StringBuilder(line.Length);
        foreach (var rune in line.EnumerateRunes())
        {
            var isHidden = rune.Value != '\t' && Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format;
            if (isHidden) visible.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}");
            else visible.Append(rune.ToString());
        }

        return visible.ToString();
    }

    private readonly record struct Edit(char Sign, string Line);
}
