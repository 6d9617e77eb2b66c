using System.Text;
using SigmaShake.Rules.Calls;
using SigmaShake.Rules.Commands;
using SigmaShake.Rules.Tests.Calls;

namespace SigmaShake.Rules.Tests.Commands;

/// <summary>Simple commands of text: blanks and <c>;</c> split, single quotes hold together, <c>$</c> is unknown, and that is all.</summary>
internal static class SimpleCommands
{
    public static SimpleCommand One(string text) => Assert.Single(Of(Encoding.UTF8.GetBytes(text)));

    public static List<SimpleCommand> Of(ReadOnlyMemory<byte> script) => [.. Encoding.UTF8.GetString(script.Span).Split(';')
        .Select(Words).Where(words => words.Length > 0).Select(words => new SimpleCommand(words, script))];

    public static ToolAction Action(ToolCall call, SimpleCommand command) =>
        new() { Call = call, Capability = Capability.Execute, IsDerived = true, Command = command.Script, Invocation = command };

    /// <summary>The one simple command of a shell call, as an action.</summary>
    public static ToolAction Action(string command) => Action(ToolCalls.Bash(command), One(command));

    private static CommandWord[] Words(string text)
    {
        var words = new List<CommandWord>();
        for (var rest = text.AsSpan().Trim(); !rest.IsEmpty; rest = rest.TrimStart())
        {
            var (plain, pattern, isQuoted, isPattern, unknownFrom, i) = (new StringBuilder(), new StringBuilder(), false, false, -1, 0);
            for (; i < rest.Length && (isQuoted || rest[i] != ' '); i++)
            {
                if (rest[i] == '\'')
                {
                    isQuoted = !isQuoted;
                    continue;
                }

                var isSpecial = rest[i] is '*' or '?' or '[' or ']' or '\\' or '{' or '}';
                isPattern |= !isQuoted && rest[i] is ('*' or '?' or '[');
                if (!isQuoted && rest[i] == '$' && unknownFrom < 0) unknownFrom = Encoding.UTF8.GetByteCount(plain.ToString());
                if (isSpecial && (isQuoted || rest[i] is '{' or '}')) pattern.Append('\\');
                plain.Append(rest[i]);
                pattern.Append(rest[i]);
            }

            words.Add(new CommandWord(Encoding.UTF8.GetBytes(plain.ToString()))
            {
                IsUnknown = unknownFrom >= 0,
                KnownBytes = Math.Max(0, unknownFrom),
                Pattern = isPattern ? Encoding.UTF8.GetBytes(pattern.ToString()) : default(ReadOnlyMemory<byte>?),
            });
            rest = rest[i..];
        }

        return [.. words];
    }
}
