using SigmaShake.Platform;
using SigmaShake.Platform.Keys;
using SigmaShake.Server.Settings;
using SigmaShake.Testing;

namespace SigmaShake.Server.Tests.Settings;

public sealed class ServerSettingsTests : IDisposable
{
    private static readonly Dictionary<string, string?> Environment = new() { ["HOME"] = "/home/someone" };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Without_any_it_serves_one_region_on_this_machine()
    {
        var settings = ServerSettings.Read([], Environment);

        Assert.Equal("/home/someone/.sigmashake-server", settings.Platform.DataDirectory);
        Assert.Equal(["local"], settings.Platform.Regions.Keys);
        Assert.Null(settings.Platform.Postgres);
        Assert.StartsWith("http://127.0.0.1:", settings.Listen);
    }

    [Fact]
    public void The_command_line_wins_then_the_environment_then_the_file()
    {
        var file = _folder.Write("settings.json", """{ "data": "/file", "open-databases": 10, "postgres-connections": 30, "master-key-command": ["vault", "read"] }""");
        var environment = new Dictionary<string, string?>(Environment) { ["SIGMASHAKE_SETTINGS"] = file, ["SIGMASHAKE_DATA"] = "/environment", ["SIGMASHAKE_OPEN_DATABASES"] = "20" };

        var options = ServerSettings.Read(["--data", "/line"], environment).Platform;

        Assert.Equal(("/line", 20, 30), (options.DataDirectory, options.OpenDatabases, options.PostgresConnections));
        Assert.Equal(["vault", "read"], Assert.IsType<MasterKeySource.FromCommand>(options.MasterKey).Words);
    }

    [Theory]
    [InlineData("fleet.example.com", "fleet.example.com")]
    [InlineData("fleet.example.com, fleet.local:8443", "fleet.example.com fleet.local:8443")]
    [InlineData("https://fleet.example.com", null)]
    [InlineData("fleet.example.com/", null)]
    [InlineData("fleet.example.com:443", null)]
    [InlineData("Fleet.example.com", null)]
    [InlineData("a,,b", null)]
    public void Hosts_of_machines_are_names_as_clients_sign_them(string text, string? hosts)
    {
        if (hosts is not null) Assert.Equal(hosts, string.Join(' ', ServerSettings.Read(["--fleet-hosts", text], Environment).Fleet.PublicHosts));
        else Assert.Contains("`--fleet-hosts", Assert.Throws<PlatformException>(() => ServerSettings.Read(["--fleet-hosts", text], Environment)).Message);
    }

    [Fact]
    public void Regions_have_folders_and_the_first_is_home()
    {
        var options = ServerSettings.Read(["--regions", "us=/srv/us,eu=/srv/eu", "--region-addresses=ap=https://ap.example.com"], Environment).Platform;

        Assert.Equal("us", options.HomeRegion);
        Assert.Equal("/srv/eu", options.Regions["eu"]);
        Assert.Equal(new Uri("https://ap.example.com"), options.Addresses["ap"]);
        Assert.Equal("eu", ServerSettings.Read(["--region", "eu"], Environment).Platform.HomeRegion);
    }

    [Theory]
    [InlineData("there is no setting `--dta`; did you mean `--data`?", "--dta", "/x")]
    [InlineData("there is no setting `--everything`; the settings are --settings, --data", "--everything", "/x")]
    [InlineData("there is no setting `data`; did you mean `--data`?", "data", "/x")]
    [InlineData("`--data` has no value; give it one: --data VALUE", "--data")]
    [InlineData("`--region E U` cannot be used; it is a name: 2 to 39 small letters", "--region", "E U")]
    [InlineData("`--region` and `--regions` contradict each other", "--region", "eu", "--regions", "us=/x")]
    [InlineData("`--regions eu=/x,eu=/y` cannot be used", "--regions", "eu=/x,eu=/y")]
    [InlineData("`--region-addresses us=example.com` cannot be used", "--region-addresses", "us=example.com")]
    [InlineData("`--postgres-connections 0` cannot be used; it is a whole number from 8 to 10000", "--postgres-connections", "0")]
    [InlineData("`--postgres-prefix A-b` cannot be used", "--postgres-prefix", "A-b")]
    [InlineData("`--master-key-command vault` cannot be used; it is a program and its arguments as a JSON list", "--master-key-command", "vault")]
    [InlineData("the master key is said to come from several places", "--master-key-file", "/x", "--master-key-variable", "KEY")]
    [InlineData("`--listen nowhere` cannot be used; it is an address such as http://127.0.0.1:5600", "--listen", "nowhere")]
    [InlineData("the settings `/nowhere/s.json` cannot be read", "--settings", "/nowhere/s.json")]
    public void What_is_wrong_is_said_with_its_cure(string problem, params string[] arguments) =>
        Assert.StartsWith(problem, Assert.Throws<PlatformException>(() => ServerSettings.Read(arguments, Environment)).Message);

    [Fact]
    public void A_password_in_a_setting_is_not_repeated() =>
        Assert.DoesNotContain("hunter2", Assert.Throws<PlatformException>(() => ServerSettings.Read(["--postgres", "Hosst=x;Password=hunter2"], Environment)).Message);

    [Theory]
    [InlineData("SIGMASHAKE_DTA", "there is no setting `SIGMASHAKE_DTA`; did you mean `SIGMASHAKE_DATA`?")]
    [InlineData("SIGMASHAKE_ALLOW_PRIVATE_PROVIDER", "there is no setting `SIGMASHAKE_ALLOW_PRIVATE_PROVIDER`; did you mean `SIGMASHAKE_ALLOW_PRIVATE_PROVIDERS`?")]
    [InlineData("SIGMASHAKE_data", "there is no setting `SIGMASHAKE_data`; did you mean `SIGMASHAKE_DATA`?")]
    [InlineData("sigmashake_DATA", "there is no setting `sigmashake_DATA`; did you mean `SIGMASHAKE_DATA`?")]
    [InlineData("SIGMASHAKE_", "there is no setting `SIGMASHAKE_`; the settings are SIGMASHAKE_SETTINGS, SIGMASHAKE_DATA, ")]
    [InlineData("SIGMASHAKE_EVERYTHING", "there is no setting `SIGMASHAKE_EVERYTHING`; the settings are SIGMASHAKE_SETTINGS, SIGMASHAKE_DATA, ")]
    public void A_variable_that_is_no_setting_is_refused_with_the_nearest_that_is(string name, string problem)
    {
        var environment = new Dictionary<string, string?>(Environment) { [name] = "hunter2" };

        var refused = Assert.Throws<PlatformException>(() => ServerSettings.Read([], environment)).Message;

        Assert.StartsWith(problem, refused);
        Assert.DoesNotContain("hunter2", refused);
        Assert.DoesNotContain("\n", refused);
    }

    [Fact]
    public void The_variable_that_holds_the_master_key_may_be_called_anything()
    {
        var environment = new Dictionary<string, string?>(Environment) { ["SIGMASHAKE_MASTER_KEY"] = "x", ["SIGMASHAKE"] = "x", ["OTHER_DATA"] = "x" };

        Assert.IsType<MasterKeySource.InVariable>(ServerSettings.Read(["--master-key-variable", "SIGMASHAKE_MASTER_KEY"], environment).Platform.MasterKey);
        Assert.Contains("there is no setting `SIGMASHAKE_MASTER_KEY`", Assert.Throws<PlatformException>(() => ServerSettings.Read([], environment)).Message);
    }

    [Theory]
    [InlineData("{ \"dta\": \"/x\" }", "there is no setting `dta`; did you mean `data`?")]
    [InlineData("{ \"everything\": \"/x\" }", "there is no setting `everything`; the settings are data, ")]
    [InlineData("{ \"settings\": \"/x\" }", "there is no setting `settings`")]
    [InlineData("{ \"data\": \"/x\", \"data\": \"/y\" }", "is no JSON")]
    [InlineData("{ \"data\": true }", "`data` in ")]
    [InlineData("[]", "holds no settings; it is one JSON object")]
    [InlineData("{", "is no JSON (line 1)")]
    public void A_file_is_held_to_the_same(string text, string problem) =>
        Assert.Contains(problem, Assert.Throws<PlatformException>(() => ServerSettings.Read(["--settings", _folder.Write("s.json", text)], Environment)).Message);
}
