using SigmaShake.Cli.Projects;
using SigmaShake.Cli.State;
using SigmaShake.Rules.Diagnostics;
using SigmaShake.Rules.Evaluation;

namespace SigmaShake.Cli.Loading;

/// <summary>Gathers the layers. Where their rules come from, a folder or its image, is the store's business; what they mean is decided here.</summary>
internal sealed class RuleLoader
{
    private static readonly SourceIdentity User = new(Layer.User, "user", IsPack: false, IsTrusted: true, MayLoosen: true);

    private readonly List<RuleSource> _sources = [];
    private readonly List<LoadedOrigin> _origins = [];
    private readonly List<Diagnostic> _diagnostics = [];
    private readonly Settings _settings;
    private readonly DisabledRules _disabled;
    private readonly ImageStore _images;
    private FleetSettings _fleet = FleetSettings.None;
    private RuleFile? _exception;

    private RuleLoader(Settings settings, DisabledRules disabled, ImageStore images)
    {
        _settings = settings;
        _disabled = disabled;
        _images = images;
    }

    /// <summary>Everything that governs a call made in these projects.</summary>
    /// <exception cref="StateException">Our own state cannot be read.</exception>
    public static LoadedRules Load(StateFolder state, Settings settings, Project[] projects, ImageStore images) =>
        Load(state, settings, projects, images, FleetLayer.Origins(FleetLayer.PlacesOf(state)));

    /// <summary>The same with one more file among the person's exceptions for the client's project: to see what it would do.</summary>
    /// <exception cref="StateException">Our own state cannot be read.</exception>
    public static LoadedRules LoadWith(RuleFile exception, StateFolder state, Settings settings, Project[] projects)
    {
        var loader = new RuleLoader(settings, DisabledRules.Read(state), ImageStore.None) { _exception = exception };
        return loader.Load(state, projects, FleetLayer.Origins(FleetLayer.PlacesOf(state)));
    }

    /// <summary>The same, where these are the rules that organisations have signed.</summary>
    /// <exception cref="StateException">Our own state cannot be read, or an organisation's rules cannot be enforced.</exception>
    public static LoadedRules Load(StateFolder state, Settings settings, Project[] projects, ImageStore images, List<RuleOrigin> fleet)
    {
        var loader = new RuleLoader(settings, DisabledRules.Read(state), images);
        return loader.Load(state, projects, fleet);
    }

    private LoadedRules Load(StateFolder state, Project[] projects, List<RuleOrigin> fleet)
    {
        var projectSettings = new ProjectSettings[projects.Length];
        for (var i = 0; i < projects.Length; i++) projectSettings[i] = ProjectSettings.Read(projects[i]);
        if (EmbeddedPack.FirstUnknown(_settings.PacksEnabled) is { } unknown)
        {
            throw new StateException($"`{state.Configuration}` enables {unknown}", "correct the name; a guard that does not exist guards nothing");
        }

        AddFleet(fleet);
        AddPacks(projectSettings);
        AddInstalledHooks(state);
        AddUser(state, projects);
        for (var i = 0; i < projects.Length; i++) AddProject(state, projects[i], projectSettings[i]);
        return Finish(projects);
    }

    /// <summary>The rules of one folder alone, as a person's own, and the packs named beside them.</summary>
    public static LoadedRules LoadOnly(string folder, string[] packs)
    {
        var loader = new RuleLoader(Settings.Defaults, DisabledRules.None, ImageStore.None);
        foreach (var pack in EmbeddedPack.All)
        {
            if (Names(packs, pack.Name)) loader.AddPack(pack);
        }

        loader.AddUser(folder, exceptions: null);
        return loader.Finish([]);
    }

    private LoadedRules Finish(Project[] projects) => new(new RuleSet(_sources), _origins, _diagnostics, projects) { FleetGrants = _fleet.Grants };

    private void AddFleet(List<RuleOrigin> origins)
    {
        foreach (var origin in origins)
        {
            var loaded = Load(origin);
            _sources.Add(new RuleSource(loaded.Identity, loaded.Image));
            _fleet = _fleet.And(FleetSettings.OfNote(loaded.Note));
        }
    }

    private void AddPacks(ProjectSettings[] projects)
    {
        foreach (var pack in EmbeddedPack.All)
        {
            var state = PackState.Of(pack, _fleet.Packs, _settings, projects);
            if (state.IsOfFleet) _sources.Add(new RuleSource(pack.FleetIdentity, pack.Image));
            else if (state.IsInForce) AddPack(pack);
        }
    }

    private void AddPack(EmbeddedPack pack) =>
        _sources.Add(new RuleSource(pack.Identity(mayLoosen: Names(_settings.PacksTrusted, pack.Name)), pack.Image, disabled: _disabled.In(null)));

    private static bool Names(string[] packs, string name) => Array.IndexOf(packs, name) >= 0;

    // Beside the pack of that name, not among its rules: no ALLOW of the pack can come before this guard.
    private void AddInstalledHooks(StateFolder state)
    {
        var loaded = _images.Load(InstalledHooks.Origin(state));
        if (loaded.Image.RuleCount > 0) _sources.Add(new RuleSource(loaded.Identity, loaded.Image));
    }

    private void AddUser(StateFolder state, Project[] projects)
    {
        // Exceptions belong to the client's own project: the one found from a working directory only tightens.
        var clients = projects is [{ IsClients: true } first, ..] ? first.Directory : null;
        AddUser(state.Rules, clients is null ? null : Exceptions(state, clients));
    }

    private RuleOrigin Exceptions(StateFolder state, string project)
    {
        var origin = Folder($"exceptions-{ProjectId.Of(project)}", state.ProjectRules(project), _ => User);
        if (_exception is not { } more) return origin;

        // Their own folder may not be there yet; the state's is, and nothing is kept of what is only tried.
        return origin with
        {
            Folder = state.Path,
            Read = budget => RuleFolder.Read(origin.Folder, budget) is var own && own.Fault is null ? (own with { Files = [.. own.Files, more] }).ToContent() : own.ToContent(),
        };
    }

    private void AddUser(string folder, RuleOrigin? exceptions)
    {
        var own = Load(Folder("user", folder, _ => User));
        var before = exceptions is null ? null : Load(exceptions);
        _sources.Add(new RuleSource(User, own.Image, before is { Image.RuleCount: > 0 } ? before.Image : null, _disabled.In(null)));
    }

    private void AddProject(StateFolder state, Project project, ProjectSettings settings)
    {
        var folder = Folder($"project-{ProjectId.Of(project.Directory)}", project.RulesFolder, content =>
        {
            var isTrusted = TrustStore.IsTrusted(state, project.Directory, () => ProjectContent.Hash(settings, content));
            return new SourceIdentity(Layer.Project, project.SourceName, IsPack: false, isTrusted, MayLoosen: isTrusted && project.IsClients);
        });
        var loaded = Load(folder);
        var disabled = _disabled.In(project.Directory);
        _sources.Add(new RuleSource(loaded.Identity, loaded.Image, disabled: disabled));

        var problem = settings.Problem ?? (EmbeddedPack.FirstUnknown(settings.PacksEnabled) is { } unknown ? $"enables {unknown}" : null);
        if (problem is not null) AddGate(loaded.Identity, new RuleFolder(project.ConfigurationFile, [], problem), disabled);
    }

    private void AddGate(SourceIdentity identity, RuleFolder broken, IReadOnlySet<string> disabled)
    {
        var content = broken.ToContent();
        _diagnostics.AddRange(content.Diagnostics);
        _sources.Add(RuleSource.Create(identity, content.Rules, disabled: disabled));
    }

    private LoadedOrigin Load(RuleOrigin origin)
    {
        var loaded = _images.Load(origin);
        _origins.Add(loaded);
        foreach (var diagnostic in loaded.Diagnostics) _diagnostics.Add(diagnostic);
        return loaded;
    }

    private static RuleOrigin Folder(string imageName, string folder, Func<Ledger.Hashing.Digest, SourceIdentity> identify) =>
        new(imageName, folder, budget => RuleFolder.Read(folder, budget).ToContent(), identify);
}
