using SigmaShake.Cli.Files;
using SigmaShake.Cli.Loading;
using SigmaShake.Cli.Projects;
using SigmaShake.Cli.State;

namespace SigmaShake.Cli.Commands;

/// <summary>The rule files that a command is to work on: those it names, or all that a person can change from here.</summary>
internal static class RuleFileArguments
{
    /// <summary>The files by source, so that ids are compared where they meet; a problem where a path names nothing.</summary>
    public static (IReadOnlyList<RuleFolder> Sources, string? Problem) Find(CommandContext context, string[] paths)
    {
        if (paths.Length == 0) return (Here(context), null);
        var sources = new List<RuleFolder>();
        var files = new List<RuleFile>();
        foreach (var given in paths)
        {
            if (given.Length == 0) return ([], "an empty path names no file or folder");
            var path = GivenPath.Resolve(context, given);
            if (!Directory.Exists(path))
            {
                if (FileStatus.Of(path).Kind == FileKind.Absent) return ([], $"`{given}` names no file or folder");
                files.Add(RuleFolder.ReadFile(Path.GetDirectoryName(path)!, Path.GetFileName(path)));
                continue;
            }

            // A check of nothing would look like a check that passed.
            var below = Below(path).ToList();
            if (below.Count == 0) return ([], $"`{given}` holds no `.rules` files");
            sources.AddRange(below);
        }

        if (files.Count > 0) sources.Add(new RuleFolder(context.Directory, files, null));
        return (sources, null);
    }

    // Loading never enters sub-folders; a person who names a folder means what is below it, as a repository of packs.
    private static IEnumerable<RuleFolder> Below(string folder) =>
        Directory.EnumerateDirectories(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint })
            .Order(StringComparer.Ordinal)
            .Prepend(folder)
            .Select(folder => RuleFolder.Read(folder))
            .Where(source => source.Files.Count > 0 || source.Fault is not null);

    private static List<RuleFolder> Here(CommandContext context)
    {
        var state = StateFolder.Open(context.State);
        var projects = ProjectFinder.Find(context.Directory, context.Directory, HomeDirectory.Find(), state.Path);
        return
        [
            .. new[] { state.Rules }
                .Concat(projects.SelectMany(project => new[] { state.ProjectRules(project.Directory), project.RulesFolder }))
                .Select(folder => RuleFolder.Read(folder))
                .Where(source => source.Files.Count > 0 || source.Fault is not null),
        ];
    }
}
