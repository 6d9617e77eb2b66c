using System.Text;
using SigmaShake.Rules.Commands;

namespace SigmaShake.Rules.Tests.Programs;

/// <summary>
/// A command as the samples write it: words between blanks, <c>'…'</c> around a word or a part of one, an unquoted <c>$</c> begins what is
/// unknown, an unquoted <c>*</c> makes a pattern.
/// </summary>
internal static class SampleCommand
{
    public static SimpleCommand Of(string text) => new(Words(text), Encoding.UTF8.GetBytes(text));

    public static SimpleCommand OfWords(params IEnumerable<string> words) =>
        new([.. words.Select(word => new CommandWord(Encoding.UTF8.GetBytes(word)))], default);

    public static CommandWord[] Words(string text)
    {
        var words = new List<CommandWord>();
        var at = 0;
        while (at < text.Length)
        {
            if (text[at] == ' ') at++;
            else words.Add(Word(text, ref at));
        }

        return [.. words];
    }

    private static CommandWord Word(string text, ref int at)
    {
        var plain = new StringBuilder();
        var pattern = new StringBuilder();
        var isPattern = false;
        int? unknown = null;
        var isQuoted = false;
        for (; at < text.Length && (isQuoted || text[at] != ' '); at++)
        {
            if (text[at] == '\'')
            {
                isQuoted = !isQuoted;
                continue;
            }

            if (text[at] == '$' && !isQuoted) unknown ??= Encoding.UTF8.GetByteCount(plain.ToString());
            if (text[at] == '*' && !isQuoted) isPattern = true;
            if (text[at] == '*' && isQuoted) pattern.Append('\\');
            plain.Append(text[at]);
            pattern.Append(text[at]);
        }

        return new CommandWord(Encoding.UTF8.GetBytes(plain.ToString()))
        {
            IsUnknown = unknown is not null,
            KnownBytes = unknown ?? 0,
            Pattern = isPattern ? Encoding.UTF8.GetBytes(pattern.ToString()) : default(ReadOnlyMemory<byte>?),
        };
    }
}
