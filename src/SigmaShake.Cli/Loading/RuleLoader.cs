using SigmaShake.Cli.Projects;
using SigmaShake.Cli.State;
using SigmaShake.Rules.Checking;
using SigmaShake.Rules.Diagnostics;
using SigmaShake.Rules.Evaluation;
using SigmaShake.Rules.Model;

namespace SigmaShake.Cli.Loading;

/// <summary>Gathers the layers. A later compiled image replaces the reading and checking; what the layers mean stays here.</summary>
internal sealed class RuleLoader
{
    private readonly List<RuleSource> _sources = [];
    private readonly List<SourcedAmbient> _ambients = [];
    private readonly List<Diagnostic> _diagnostics = [];
    private readonly Settings _settings;
    private readonly DisabledRules _disabled;

    private RuleLoader(Settings settings, DisabledRules disabled)
    {
        _settings = settings;
        _disabled = disabled;
    }

    /// <summary>Everything that governs a call made in these projects.</summary>
    /// <exception cref="StateException">Our own state cannot be read.</exception>
    public static LoadedRules Load(StateFolder state, Settings settings, IReadOnlyList<Project> projects)
    {
        var loader = new RuleLoader(settings, DisabledRules.Read(state));
        var projectSettings = projects.Select(ProjectSettings.Read).ToList();
        if (EmbeddedPack.FirstUnknown(settings.PacksEnabled) is { } unknown)
        {
            throw new StateException($"`{state.Configuration}` enables {unknown}", "correct the name; a guard that does not exist guards nothing");
        }

        loader.AddPacks(projectSettings.SelectMany(project => project.PacksEnabled), InstalledHooks.Guard(state));
        loader.AddUser(state, projects);
        for (var i = 0; i < projects.Count; i++) loader.AddProject(state, projects[i], projectSettings[i]);
        return loader.Finish(projects);
    }

    /// <summary>The rules of these folders and files alone, as a person's own.</summary>
    public static LoadedRules LoadOnly(string folder)
    {
        var loader = new RuleLoader(Settings.Defaults, DisabledRules.None);
        loader.Add(new SourceIdentity(Layer.User, "user", IsPack: false, IsTrusted: true, MayLoosen: true), [RuleFolder.Read(folder)], []);
        return loader.Finish([]);
    }

    private LoadedRules Finish(IReadOnlyList<Project> projects) => new(new RuleSet(_sources), _ambients, _diagnostics, projects);

    private void AddPacks(IEnumerable<string> enabledByProjects, IEnumerable<Rule> ownGuards)
    {
        var enabled = _settings.PacksEnabled.Concat(enabledByProjects).ToHashSet();
        var disabled = _disabled.In(null);
        foreach (var pack in EmbeddedPack.All)
        {
            var isInForce = pack.IsBuiltIn || enabled.Contains(pack.Name) || (pack.IsDefault && !_settings.PacksDisabled.Contains(pack.Name));
            if (!isInForce) continue;
            var identity = new SourceIdentity(
                pack.IsBuiltIn ? Layer.BuiltIn : Layer.Default, pack.Name, IsPack: true, IsTrusted: true,
                MayLoosen: _settings.PacksTrusted.Contains(pack.Name));
            var file = RuleFileReader.Read(pack.FileName, pack.Read());
            _diagnostics.AddRange(file.Diagnostics);
            _sources.Add(RuleSource.Create(identity, pack.IsBuiltIn ? file.Rules.Concat(ownGuards) : file.Rules, disabled: disabled));
        }
    }

    private void AddUser(StateFolder state, IReadOnlyList<Project> projects)
    {
        // Exceptions belong to the client's own project: the one found from a working directory only tightens.
        var exceptions = projects.Where(project => project.IsClients).Select(project => RuleFolder.Read(state.ProjectRules(project.Directory)));
        Add(
            new SourceIdentity(Layer.User, "user", IsPack: false, IsTrusted: true, MayLoosen: true),
            [RuleFolder.Read(state.Rules)],
            [.. exceptions]);
    }

    private void AddProject(StateFolder state, Project project, ProjectSettings settings)
    {
        var folder = RuleFolder.Read(project.RulesFolder);
        var isTrusted = TrustStore.IsTrusted(state, project.Directory, () => ProjectContent.Hash(settings, folder));
        var identity = new SourceIdentity(
            Layer.Project, project.SourceName, IsPack: false, isTrusted, MayLoosen: isTrusted && project.IsClients);
        var problem = settings.Problem ?? (EmbeddedPack.FirstUnknown(settings.PacksEnabled) is { } unknown ? $"enables {unknown}" : null);
        Add(identity, problem is null ? [folder] : [folder, new RuleFolder(project.ConfigurationFile, [], problem)], [], project.Directory);
    }

    private void Add(
        SourceIdentity identity, IReadOnlyList<RuleFolder> folders, IReadOnlyList<RuleFolder> exceptions, string? projectDirectory = null)
    {
        foreach (var folder in folders.Concat(exceptions))
        {
            _diagnostics.AddRange(folder.Diagnostics);
            if (identity.IsTrusted) _ambients.AddRange(folder.Ambients.Where(rule => rule.Enabled).Select(rule => new SourcedAmbient(identity, rule)));
        }

        var broken = folders.Concat(exceptions).Where(folder => folder.Fault is not null).Select(Gate).ToList();
        _sources.Add(RuleSource.Create(
            identity,
            folders.SelectMany(folder => folder.Rules).Concat(broken),
            exceptions.SelectMany(folder => folder.Rules),
            _disabled.In(projectDirectory)));
    }

    private Rule Gate(RuleFolder folder)
    {
        var file = RuleFileReader.Unreadable(folder.Path, folder.Fault!);
        _diagnostics.AddRange(file.Diagnostics);
        return file.Rules[0];
    }
}
