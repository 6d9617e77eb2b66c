using System.CommandLine;
using System.CommandLine.Help;

namespace SigmaShake.Cli.Reference;

/// <summary>All that one command says of itself, taken from the definition that also parses it.</summary>
/// <param name="Name">The words that call it: <c>ssg audit search</c>.</param>
/// <param name="Description">What it does, a sentence or more.</param>
/// <param name="Usage">The command line, with what may be left out in brackets.</param>
/// <param name="Arguments">What stands behind its name.</param>
/// <param name="Options">Its options, but <c>--help</c>, which each has.</param>
/// <param name="Commands">The commands below it.</param>
internal sealed record CommandPage(
    string Name, string Description, string Usage, IReadOnlyList<PageItem> Arguments, IReadOnlyList<PageItem> Options, IReadOnlyList<PageItem> Commands)
{
    // The root bears the file name of whatever program is running.
    private const string Program = "ssg";

    /// <summary>Its name as one word: <c>ssg-audit-search</c>.</summary>
    public string Slug => Name.Replace(' ', '-');

    /// <summary>The pages of a program, each command behind the one that it belongs to.</summary>
    /// <param name="root">All of its commands.</param>
    /// <param name="isElsewhere">Which commands another program does, whose pages they are.</param>
    public static IEnumerable<CommandPage> Of(RootCommand root, Func<Command, bool> isElsewhere) => Of(root, Program, isElsewhere);

    private static IEnumerable<CommandPage> Of(Command command, string name, Func<Command, bool> isElsewhere)
    {
        if (command.Hidden || isElsewhere(command)) yield break;
        yield return Page(command, name);
        foreach (var page in command.Subcommands.SelectMany(child => Of(child, $"{name} {child.Name}", isElsewhere))) yield return page;
    }

    private static CommandPage Page(Command command, string name)
    {
        var arguments = command.Arguments.Where(argument => !argument.Hidden).ToArray();
        var options = command.Options.Where(option => !option.Hidden && option is not HelpOption).ToArray();
        var commands = command.Subcommands.Where(child => !child.Hidden).ToArray();
        List<string> usage = [name];
        if (commands.Length > 0) usage.Add(command.Action is null || command is RootCommand ? "COMMAND" : "[COMMAND]");
        usage.AddRange(options.Where(option => option.Required).Select(Term));
        if (options.Any(option => !option.Required)) usage.Add("[OPTION]…");
        usage.AddRange(arguments.Select(argument => argument.Arity.MinimumNumberOfValues == 0 ? $"[{Term(argument)}]" : Term(argument)));
        return new CommandPage(
            name, command.Description ?? "", string.Join(' ', usage),
            [.. arguments.Select(argument => new PageItem(Term(argument), argument.Description ?? ""))],
            [.. options.Select(option => new PageItem(string.Join(", ", [Term(option), .. option.Aliases.Order(StringComparer.Ordinal)]), option.Description ?? ""))],
            [.. commands.Select(child => new PageItem(child.Name, child.Description ?? ""))]);
    }

    private static string Term(Argument argument) => argument.Arity.MaximumNumberOfValues > 1 ? $"{argument.Name}…" : argument.Name;

    private static string Term(Option option) => option.Arity.MaximumNumberOfValues == 0 || option.ValueType == typeof(bool) || option.HelpName is null && option is VersionOption
        ? option.Name
        : $"{option.Name} {option.HelpName ?? "VALUE"}";
}
