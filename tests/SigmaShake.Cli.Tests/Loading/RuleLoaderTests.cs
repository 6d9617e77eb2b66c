using SigmaShake.Cli.Loading;
using SigmaShake.Cli.Projects;
using SigmaShake.Cli.State;
using SigmaShake.Rules.Evaluation;
using SigmaShake.Rules.Model;
using SigmaShake.Testing;

namespace SigmaShake.Cli.Tests.Loading;

public sealed class RuleLoaderTests : IDisposable
{
    private const string Gate = "rule gate {\n  FORCE execution\n  IF command CONTAINS \"x\"\n  SUBSTITUTE \"s\"\n  MESSAGE \"m\"\n}\n";
    private const string Knowledge = "rule know {\n  AMBIENT\n  MESSAGE \"known\"\n}\n";

    private readonly TemporaryFolder _folder = new();
    private readonly StateFolder _state;

    public RuleLoaderTests() => _state = StateFolder.Open(_folder["state"]);

    private Project Clients => new(_folder["clients"], IsClients: true);

    private Project Cwds => new(_folder["cwds"], IsClients: false);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_empty_home_is_governed_by_the_embedded_packs()
    {
        Assert.Equal(
            ["BuiltIn self-protection", "User user", "Default destructive", "Default git", "Default remote-code", "Default secrets"], Sources(Settings.Defaults));
        Assert.Empty(RuleLoader.Load(_state, Settings.Defaults, [], ImageStore.None).Diagnostics);
    }

    [Fact]
    public void A_pack_that_is_not_wanted_goes_and_the_built_in_ones_stay()
    {
        var settings = Settings.Defaults with { PacksDisabled = ["destructive", "self-protection"] };

        Assert.Equal(["BuiltIn self-protection", "User user", "Default git", "Default remote-code", "Default secrets"], Sources(settings));
        Assert.Contains("Default destructive", Sources(settings with { PacksEnabled = ["destructive"] }));
    }

    [Fact]
    public void A_project_may_enable_what_the_person_left_out()
    {
        _folder.Write("clients/.sigmashake/config.toml", "packs.enabled = [\"destructive\"]");

        Assert.Contains("Default destructive", Sources(Settings.Defaults with { PacksDisabled = ["destructive"] }, Clients));
    }

    [Fact]
    public void A_packs_allow_loosens_only_where_that_was_enabled_by_name()
    {
        Assert.False(Source("destructive", Settings.Defaults).Identity.MayLoosen);
        Assert.True(Source("destructive", Settings.Defaults with { PacksTrusted = ["destructive"] }).Identity.MayLoosen);
    }

    [Fact]
    public void An_untrusted_project_tightens_and_tells_nothing()
    {
        _folder.Write("clients/.sigmashake/rules/a.rules", Gate + Knowledge);

        var loaded = RuleLoader.Load(_state, Settings.Defaults, [Clients], ImageStore.None);

        var source = loaded.Rules.Sources.Single(source => source.Identity.Layer == Layer.Project);
        Assert.Equal(new SourceIdentity(Layer.Project, "project", IsPack: false, IsTrusted: false, MayLoosen: false), source.Identity);
        Assert.Equal(Decision.Deny, Assert.Single(source.Rules).Decision);
        Assert.Empty(loaded.Ambients);
    }

    [Fact]
    public void A_trusted_project_counts_whole_and_only_the_clients_own_loosens()
    {
        foreach (var project in new[] { Clients, Cwds })
        {
            _folder.Write($"{Path.GetFileName(project.Directory)}/.sigmashake/rules/a.rules", Gate + Knowledge);
            TrustStore.Trust(_state, project.Directory, ProjectContent.Hash(ProjectSettings.Read(project), RuleFolder.Read(project.RulesFolder)));
        }

        var loaded = RuleLoader.Load(_state, Settings.Defaults, [Clients, Cwds], ImageStore.None);

        Assert.Equal(
            [("cwd-project", true, false), ("project", true, true)],
            loaded.Rules.Sources.Where(source => source.Identity.Layer == Layer.Project).Select(source => (source.Identity.Name, source.Identity.IsTrusted, source.Identity.MayLoosen)).Order());
        Assert.Equal(["project/know", "cwd-project/know"], loaded.Ambients.Select(ambient => $"{ambient.Source.Name}/{ambient.Rule.Id}"));
        Assert.Equal(Decision.Force, Source("project", Settings.Defaults, Clients).Rules[0].Decision);
    }

    [Fact]
    public void Exceptions_precede_the_persons_rules_in_the_clients_project_alone()
    {
        _folder.Write("state/rules/a.rules", "rule general {\n  priority 900\n  DENY any\n  IF tool EQUALS \"x\"\n  MESSAGE \"m\"\n}\n");
        foreach (var project in new[] { Clients, Cwds })
        {
            Directory.CreateDirectory(_state.ProjectRules(project.Directory));
            File.WriteAllText(Path.Combine(_state.ProjectRules(project.Directory), "a.rules"), $"rule {Path.GetFileName(project.Directory)} {{\n  ALLOW any\n  IF tool EQUALS \"x\"\n  MESSAGE \"m\"\n}}\n");
        }

        var rules = Source("user", Settings.Defaults, Clients, Cwds).Rules;

        Assert.Equal([("user/clients", true), ("user/general", false)], rules.Select(rule => (rule.QualifiedId, rule.IsException)));
    }

    [Theory]
    [InlineData("state/rules", "User")]
    [InlineData("clients/.sigmashake/rules", "Project")]
    [InlineData("clients/.sigmashake/config.toml", "Project")]
    public void What_cannot_be_read_is_a_shut_gate_of_its_layer(string path, string layer)
    {
        _folder.Write(path, "not what belongs here = [");

        var loaded = RuleLoader.Load(_state, Settings.Defaults, [Clients], ImageStore.None);

        var rule = Assert.Single(loaded.Rules.Sources.SelectMany(source => source.Rules), rule => rule.Rule.IsUnreadable);
        Assert.Equal(layer, rule.Source.Layer.ToString());
        Assert.Equal(layer == "User" ? Decision.Deny : Decision.Ask, rule.Decision);
        Assert.Single(loaded.Diagnostics);
    }

    [Fact]
    public void Rules_that_were_switched_off_are_off_where_they_were_switched_off()
    {
        _folder.Write("clients/.sigmashake/rules/a.rules", Gate);
        _folder.Write("state/rules/a.rules", Gate);
        DisabledRules.Change(_state, "project/gate", Clients.Directory, disable: true);
        DisabledRules.Change(_state, "self-protection/own-state", null, disable: true);

        Assert.True(Source("project", Settings.Defaults, Clients).Rules[0].IsDisabled);
        Assert.False(Source("user", Settings.Defaults, Clients).Rules[0].IsDisabled);
        Assert.DoesNotContain(Source("self-protection", Settings.Defaults).Rules, rule => rule.IsDisabled);
    }

    [Fact]
    public void Named_rules_stand_alone()
    {
        _folder.Write("r/a.rules", Gate + Knowledge);

        var loaded = RuleLoader.LoadOnly(_folder["r"], []);

        Assert.Equal(["user/gate"], loaded.Rules.Sources.SelectMany(source => source.Rules).Select(rule => rule.QualifiedId));
        Assert.Single(loaded.Ambients);
    }

    private IEnumerable<string> Sources(Settings settings, params Project[] projects) =>
        RuleLoader.Load(_state, settings, projects, ImageStore.None).Rules.Sources.Where(source => source.Identity.Layer != Layer.Project).Select(source => $"{source.Identity.Layer} {source.Identity.Name}");

    private RuleSource Source(string name, Settings settings, params Project[] projects) =>
        RuleLoader.Load(_state, settings, projects, ImageStore.None).Rules.Sources.Single(source => source.Identity.Name == name);
}
