using System.Globalization;
using System.Text;

namespace SigmaShake.Cli.Terminals;

/// <summary>A running process as <c>/proc</c> shows it.</summary>
/// <param name="Id">Its process id.</param>
/// <param name="ParentId">Its parent's; 0 for the first process of a namespace, and for one that entered it from outside.</param>
/// <param name="Name">The kernel's short name (<c>comm</c>).</param>
/// <param name="Arguments">Its command line; empty where it may not be read.</param>
/// <param name="Environment">The names of its environment variables at its start; empty where they may not be read.</param>
internal sealed record RunningProcess(
    int Id, int ParentId, string Name, IReadOnlyList<string> Arguments, IReadOnlyList<string> Environment);

/// <summary>Reads the process table.</summary>
/// <param name="root">Where it is mounted.</param>
internal sealed class ProcessTable(string root = "/proc")
{
    /// <summary>The process, or null where there is none or it cannot be read.</summary>
    public RunningProcess? Find(int id)
    {
        try
        {
            var folder = Path.Combine(root, id.ToString(CultureInfo.InvariantCulture));
            var stat = File.ReadAllText(Path.Combine(folder, "stat"));

            // The name stands in parentheses and may hold any character, parentheses too: its end is the last one.
            var open = stat.IndexOf('(', StringComparison.Ordinal);
            var close = stat.LastIndexOf(')');
            if (open < 0 || close < open) return null;
            var fields = stat[(close + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (fields.Length < 2 || !int.TryParse(fields[1], NumberStyles.None, CultureInfo.InvariantCulture, out var parent)) return null;
            return new RunningProcess(
                id,
                parent,
                stat[(open + 1)..close],
                Strings(Path.Combine(folder, "cmdline")),
                [.. Strings(Path.Combine(folder, "environ")).Select(variable => variable.Split('=')[0])]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    // What another user's process was called with is not ours to read; its name still counts.
    private static string[] Strings(string path)
    {
        try
        {
            return Encoding.UTF8.GetString(File.ReadAllBytes(path)).Split('\0', StringSplitOptions.RemoveEmptyEntries);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
