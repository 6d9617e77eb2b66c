using System.Text;

namespace SigmaShake.Bench.Accuracy;

/// <summary>A command of a labelled set.</summary>
/// <param name="MustStop">Whether its author wants it stopped.</param>
/// <param name="Text">The command.</param>
/// <param name="Note">Where it comes from, and what it needs.</param>
internal sealed record LabelledCommand(bool MustStop, string Text, string Note)
{
    /// <summary>The working directory, which is the project too.</summary>
    public string Folder => Note.IndexOf("cwd=/", StringComparison.Ordinal) is var start and >= 0
        ? Note[(start + "cwd=".Length)..].Split(';')[0]
        : "/home/user/project";

    /// <summary>Whether the rows' author has the command judged by a pack that a person has to enable.</summary>
    public bool NeedsPack => Note.Contains(" pack=", StringComparison.Ordinal) && !Note.Contains(" pack=core/", StringComparison.Ordinal);

    /// <summary>The rows of a file.</summary>
    public static List<LabelledCommand> Read(string file)
    {
        var rows = File.ReadAllLines(file).Skip(1).Select(row => row.Split('\t'));
        return [.. rows.Select(row => new LabelledCommand(row[0] == "block", Command(row[1], row[2]), Unescape(row[2])))];
    }

    // That file has a notation of its own for a line break.
    private static string Command(string field, string note) =>
        note.Contains("heredocs.txt", StringComparison.Ordinal) ? Unescape(field).Replace("\\n", "\n", StringComparison.Ordinal) : Unescape(field);

    private static string Unescape(string field)
    {
        var text = new StringBuilder(field.Length);
        for (var i = 0; i < field.Length; i++)
        {
            if (field[i] != '\\' || i + 1 == field.Length)
            {
                text.Append(field[i]);
                continue;
            }

            i++;
            text.Append(field[i] switch { 't' => '\t', 'n' => '\n', 'r' => '\r', var other => other });
        }

        return text.ToString();
    }
}
