using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SigmaShake.Server.Testing;
using SigmaShake.Testing;

namespace SigmaShake.Server.Tests.Regions;

/// <summary>Two servers, each with a region, a data directory and a master key of its own, over one control database; on PostgreSQL each region has a server of its own too.</summary>
internal sealed class TwoRegions : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string[] _control;

    public TwoRegions()
    {
        Directory.CreateDirectory(_folder["shared"]);
        _control = PostgresServer.IsChosen ? ["--settings", WriteSettings()] : ["--control", _folder["shared/control.db"]];
    }

    public string this[string path] => _folder[path];

    /// <summary>The settings of the server of a region.</summary>
    public string[] SettingsOf(string region) => ["--data", _folder[region], "--region", region, .. _control];

    /// <summary>The settings of whoever has both regions at hand, with the data directory and the key of the first one's server.</summary>
    public string[] SettingsOfBoth => ["--data", _folder["eu"], "--regions", $"eu={_folder["eu/regions/eu"]},us={_folder["us/regions/us"]}", .. _control];

    /// <summary>The words that move an organisation.</summary>
    public string[] MoveTo(string name, string region) => ["organisation", "move", name, "--to", region, "--to-key", _folder[$"{region}/master.key"], .. SettingsOfBoth];

    public Task<ServerProcess> StartAsync(string region, string others) => ServerProcess.StartAsync([.. SettingsOf(region), "--region-addresses", others]);

    public static async Task<Browser> SignInAsync(ServerProcess server)
    {
        var browser = new Browser(server.Address);
        await browser.GetAsync(server.Link);
        Assert.Equal(HttpStatusCode.OK, (await browser.SubmitAsync("/sign-in")).StatusCode);
        return browser;
    }

    /// <summary>Makes an organisation whose contact is a secret.</summary>
    public static async Task MakeAsync(Browser browser, string name, string secret)
    {
        await browser.GetAsync("/");
        await browser.SubmitAsync("/organisations", ("name", name), ("title", $"{name}!"));
        await browser.SubmitAsync($"/o/{name}", ("title", $"{name}!"), ("contact", secret));
        Assert.Contains(secret, browser.Body);
    }

    /// <summary>The files below a folder that hold a text.</summary>
    public IEnumerable<string> FilesWith(string folder, string text)
    {
        // What a server locks for itself alone cannot be opened beside it, and is empty.
        foreach (var file in Directory.EnumerateFiles(_folder[folder], "*", SearchOption.AllDirectories).Where(file => new FileInfo(file).Length > 0))
        {
            if (File.ReadAllBytes(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0) yield return file;
        }
    }

    public void Dispose() => _folder.Dispose();

    private string WriteSettings() => _folder.Write("shared/settings.json", JsonSerializer.Serialize(new Dictionary<string, object>
    {
        ["postgres"] = PostgresServer.Shared.ConnectionString,
        ["postgres-regions"] = new[] { $"us={PostgresServer.Other.ConnectionString}" },
        ["postgres-prefix"] = $"t{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}",
        ["postgres-connections"] = 20,
    }));
}
