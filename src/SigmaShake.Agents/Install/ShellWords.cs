using System.Text;

namespace SigmaShake.Agents.Install;

/// <summary>Words of a POSIX shell command line, as far as hook commands need them.</summary>
internal static class ShellWords
{
    private const string Plain = "_./+@%:,=-";

    /// <summary>The word such that a shell reads it as exactly this text.</summary>
    public static string Quote(string word) =>
        word.Length > 0 && word.All(c => char.IsAsciiLetterOrDigit(c) || Plain.Contains(c)) ? word : $"'{word.Replace("'", "'\\''")}'";

    /// <summary>The words of a line after quote removal; nothing in it is expanded.</summary>
    public static List<string> Split(string line)
    {
        var words = new List<string>();
        StringBuilder? word = null;
        var quote = '\0';
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (quote == '\0' && c is ' ' or '\t' or '\n')
            {
                if (word is not null) words.Add(word.ToString());
                word = null;
                continue;
            }

            word ??= new StringBuilder();
            if (c == quote) quote = '\0';
            else if (quote == '\0' && c is '\'' or '"') quote = c;
            else if (quote != '\'' && c == '\\' && i + 1 < line.Length) word.Append(line[++i]);
            else word.Append(c);
        }

        if (word is not null) words.Add(word.ToString());
        return words;
    }
}
