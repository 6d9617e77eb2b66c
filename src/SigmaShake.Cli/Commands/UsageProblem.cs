using System.CommandLine;
using System.CommandLine.Parsing;
using SigmaShake.Cli.Terminals;
using SigmaShake.Rules.Diagnostics;

namespace SigmaShake.Cli.Commands;

/// <summary>What is wrong with a command line, for its user. The library's own messages name types and say no cure.</summary>
internal static class UsageProblem
{
    private const int MaxWordCharacters = 40;

    /// <summary>One line, or null for a command line that can be run.</summary>
    public static string? Of(ParseResult parsed)
    {
        if (parsed.Errors.Count == 0) return null;
        var command = parsed.CommandResult.Command;
        if (parsed.UnmatchedTokens is [var word, ..]) return Unknown(command, word);
        if (command is { Action: null, Subcommands: [_, ..] }) return WithHelp(command, $"`{Words(command)}` needs one of {string.Join(", ", Names(command))}");
        return OfArguments(parsed.CommandResult) ?? OfOptions(parsed.CommandResult) ?? WithHelp(command, parsed.Errors[0].Message.TrimEnd('.'));
    }

    private static string Unknown(Command command, string word)
    {
        var shown = PrintableText.Line(word, MaxWordCharacters);
        if (word.StartsWith('-')) return WithNearest(command, $"`{Words(command)}` has no option `{shown}`", word, [.. command.Options.Select(option => option.Name), "--help"]);
        if (command.Subcommands.Count > 0) return WithNearest(command, $"`{Words(command)}` has no command `{shown}`", word, Names(command));
        return $"`{Words(command)}` has no use for `{shown}`: put what belongs together into quotes, and what starts with `-` behind `--`";
    }

    private static string? OfArguments(CommandResult result)
    {
        foreach (var argument in result.Command.Arguments)
        {
            if (result.GetResult(argument)?.Tokens is [_, ..] || argument.Arity.MinimumNumberOfValues == 0) continue;
            return WithHelp(result.Command, $"`{Words(result.Command)}` needs {argument.Name}");
        }

        return null;
    }

    private static string? OfOptions(CommandResult result)
    {
        foreach (var option in result.Command.Options)
        {
            var found = result.GetResult(option);
            if (option.Required && found is null or { Implicit: true }) return WithHelp(result.Command, $"`{Words(result.Command)}` needs `{option.Name}`");
            if (found is null || !found.Errors.Any()) continue;
            if (found.IdentifierTokenCount > 1 && option.Arity.MaximumNumberOfValues <= 1) return $"`{option.Name}` was given {found.IdentifierTokenCount} times; say it once";
            return found.Tokens is [var value, ..]
                ? $"`{option.Name}` cannot be `{PrintableText.Line(value.Value, MaxWordCharacters)}`: {option.Description?.TrimEnd('.')}"
                : $"`{option.Name}` needs a value: {option.Description?.TrimEnd('.')}";
        }

        return null;
    }

    private static string WithNearest(Command command, string problem, string word, string[] choices) =>
        Spelling.Nearest(word, choices) is { } nearest ? $"{problem}; did you mean `{nearest}`?" : WithHelp(command, problem);

    private static string WithHelp(Command command, string problem) => $"{problem}; see `{Words(command)} --help`";

    private static string[] Names(Command command) => [.. command.Subcommands.Select(child => child.Name)];

    // The root bears the program's own file name, which may be anything.
    private static string Words(Command command) => command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? $"{Words(parent)} {command.Name}" : "ssg";
}
