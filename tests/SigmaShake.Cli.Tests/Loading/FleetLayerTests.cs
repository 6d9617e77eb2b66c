using SigmaShake.Cli.Loading;
using SigmaShake.Cli.State;
using SigmaShake.Cli.Tests.Hook;
using SigmaShake.Ledger.Fleet;
using SigmaShake.Rules.Evaluation;
using SigmaShake.Signing.Bundles;
using SigmaShake.Testing;

namespace SigmaShake.Cli.Tests.Loading;

public sealed class FleetLayerTests : IDisposable
{
    private const string Rule = "rule r {\n  DENY execution\n  IF command EQUALS \"x\"\n  MESSAGE \"m\"\n}\n";

    private readonly TemporaryFolder _folder = new();
    private readonly StateFolder _state;
    private readonly FleetPlace _machine;
    private readonly FleetPlace _person;

    public FleetLayerTests()
    {
        _state = StateFolder.Open(_folder["state"]);
        _person = FleetPlace.OfPerson(_state.Path);
        _machine = _person with { Folder = _folder["machine/fleet"], IsMachine = true };
        Directory.CreateDirectory(_folder["machine"]);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Who_is_enrolled_nowhere_has_no_fleet_layer()
    {
        var loaded = Load();

        Assert.DoesNotContain(loaded.Rules.Sources, source => source.Identity.Layer == Layer.Fleet);
        Assert.False(loaded.FleetGrants);
    }

    [Fact]
    public void The_layer_stands_between_the_built_in_guards_and_the_person_and_its_packs_are_the_organisations()
    {
        FleetHome.Enforce(_person, Rule, new BundleSettings { PacksEnabled = ["system", "git", "self-protection"] });

        Assert.Equal(
            ["BuiltIn self-protection", "Fleet fleet", "Fleet git", "Fleet system", "User user", "Default destructive", "Default remote-code", "Default secrets"],
            Load(Settings.Defaults with { PacksDisabled = ["git", "system"], PacksTrusted = ["git"] }).Rules.Sources.Select(source => $"{source.Identity.Layer} {source.Identity.Name}"));
        Assert.All(Load(Settings.Defaults with { PacksTrusted = ["git"] }).Rules.Sources.Where(source => source.Identity is { Layer: Layer.Fleet, IsPack: true }), source => Assert.False(source.Identity.MayLoosen));
    }

    [Fact]
    public void Of_two_organisations_both_are_enforced_and_the_persons_own_loosens_nothing_of_the_machines()
    {
        FleetHome.Enforce(_machine, Rule, new BundleSettings { PacksEnabled = ["system"] });
        FleetHome.Enforce(_person, Rule.Replace("DENY", "ALLOW", StringComparison.Ordinal), new BundleSettings { Grants = true, PacksEnabled = ["git"] });

        var loaded = Load();

        var own = loaded.Rules.Sources.Where(source => source.Identity is { Layer: Layer.Fleet, IsPack: false }).ToList();
        Assert.Equal([(true, Decision("DENY")), (false, Decision("ALLOW"))], own.Select(source => (source.Identity.MayLoosen, Assert.Single(source.Rules).Decision.ToString())));
        Assert.Equal(["git", "system"], loaded.Rules.Sources.Where(source => source.Identity is { Layer: Layer.Fleet, IsPack: true }).Select(source => source.Identity.Name));
        Assert.True(loaded.FleetGrants);

        static string Decision(string word) => word[0] + word[1..].ToLowerInvariant();
    }

    [Fact]
    public void The_machines_rules_are_compiled_beside_them_for_all_to_read_and_the_persons_in_their_state()
    {
        FleetHome.Enforce(_machine, Rule, new BundleSettings { Grants = true, PacksEnabled = ["system"] });
        FleetHome.Enforce(_person, Rule);

        var store = Store();
        var fresh = Load(images: store);
        store.LeaveBehind();
        var fromImage = Load(images: Store());

        var image = Assert.Single(Directory.GetFiles(_machine.Folder, "fleet.*.image"));
        Assert.Equal((UnixFileMode)0b110_100_100, File.GetUnixFileMode(image));
        Assert.Single(Directory.GetFiles(_state.Images, "fleet.*.image"));
        Assert.Equal(Describe(fresh), Describe(fromImage));
        Assert.True(fromImage.FleetGrants);
    }

    [Fact]
    public void An_image_in_the_machines_folder_that_is_not_its_owners_is_not_used()
    {
        FleetHome.Enforce(_machine, Rule);
        var store = Store();
        Load(images: store);
        store.LeaveBehind();
        var image = Assert.Single(Directory.GetFiles(_machine.Folder, "fleet.*.image"));
        var compiled = File.GetLastWriteTimeUtc(image);
        File.SetUnixFileMode(image, File.GetUnixFileMode(image) | UnixFileMode.OtherWrite);

        store = Store();
        Load(images: store);

        Assert.True(store.HasFresh);
        Assert.Equal(compiled, File.GetLastWriteTimeUtc(image));
    }

    [Fact]
    public void An_image_is_used_while_its_bundle_is_in_force_however_often_it_was_found_to_be_the_newest()
    {
        FleetHome.Enforce(_person, Rule);
        var store = Store();
        Load(images: store);
        store.LeaveBehind();

        FleetHome.Enforce(_person, Rule, release: 2);
        store = Store();
        Load(images: store);
        Assert.False(store.HasFresh);

        FleetHome.Enforce(_person, Rule + "\n", release: 3);
        store = Store();
        Load(images: store);
        Assert.True(store.HasFresh);
    }

    [Fact]
    public void A_gate_that_is_shut_for_want_of_time_is_not_kept()
    {
        FleetHome.Enforce(_person, Rule);
        var store = new ImageStore(_state, TimeProvider.System, TimeSpan.Zero);

        var rule = Assert.Single(Load(images: store).Rules.Sources.Single(source => source.Identity.Layer == Layer.Fleet).Rules);

        Assert.True(rule.Rule.IsUnreadable);
        Assert.False(store.HasFresh);
    }

    private static IEnumerable<string> Describe(LoadedRules loaded) => loaded.Rules.Sources.SelectMany(source => source.Rules.Select(rule => $"{source.Identity} {rule.QualifiedId} {rule.Rule.Location}"));

    private ImageStore Store() => new(_state, TimeProvider.System, RuleFolder.LeisurelyBudget);

    private LoadedRules Load(Settings? settings = null, ImageStore? images = null) => RuleLoader.Load(_state, settings ?? Settings.Defaults, [], images ?? ImageStore.None, FleetLayer.Origins([_machine, _person]));
}
