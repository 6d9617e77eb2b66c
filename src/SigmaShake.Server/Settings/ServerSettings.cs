using SigmaShake.Accounts;
using SigmaShake.Fleet;
using SigmaShake.Platform;
using SigmaShake.Platform.Http;

namespace SigmaShake.Server.Settings;

/// <summary>
/// What the server is started with: <c>--name value</c>, <c>SIGMASHAKE_NAME</c> in the environment, or a member of the file that <c>--settings</c> names. The
/// command line wins, then the environment.
/// </summary>
internal sealed record ServerSettings(PlatformOptions Platform, HttpOptions Http, string Listen, LogLevel LogLevel, AccountsOptions Accounts, FleetOptions Fleet)
{
    private const string FileName = "settings";

    /// <summary>All there are; <c>docs/server/settings.md</c> explains them.</summary>
    public static readonly string[] Names = [FileName, .. StorageSettings.Names, .. AccountsSettings.Names, .. FleetOptionsReader.Names, "listen", .. HttpSettings.Names, "log-level"];

    /// <summary>Reads them.</summary>
    /// <param name="arguments">The command line, without a command.</param>
    /// <param name="environment">The environment.</param>
    /// <exception cref="PlatformException">There is no such setting, or its value is none.</exception>
    public static ServerSettings Read(IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string?> environment)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in Names)
        {
            if (environment.GetValueOrDefault(SettingName.InEnvironment(name)) is { Length: > 0 } value) values[name] = value;
        }

        for (var i = 0; i < arguments.Count; i++)
        {
            var (name, value) = arguments[i].Split('=', 2) is [var before, var after] ? (before, after) : (arguments[i], ++i < arguments.Count ? arguments[i] : null);
            if (!name.StartsWith("--", StringComparison.Ordinal) || !Names.Contains(name[2..])) throw SettingName.Unknown(name, name.TrimStart('-'), Names, SettingName.OnCommandLine);
            values[name[2..]] = value ?? throw new PlatformException($"`{name}` has no value", $"give it one: {name} VALUE");
        }

        AddFile(values);
        SettingName.RefuseUnknown(environment.Keys, Names, meant: values.GetValueOrDefault(StorageSettings.MasterKeyVariable));
        var reader = new SettingReader(values);
        var home = environment.GetValueOrDefault("HOME") is { Length: > 0 } folder ? folder : "/root";
        var http = HttpSettings.Read(reader);
        var scheme = http.CertificateFile is null ? "http" : "https";
        return new ServerSettings(
            StorageSettings.Read(reader, home),
            http,
            reader.Read("listen", $"an address such as {scheme}://127.0.0.1:5600", text => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme == scheme ? text : null) ?? $"{scheme}://127.0.0.1:5600",
            (reader.Read("log-level", "information, warning or error", LevelOf) as LogLevel?) ?? LogLevel.Warning,
            AccountsSettings.Read(values.GetValueOrDefault),
            FleetOptionsReader.Read(values.GetValueOrDefault));
    }

    private static object? LevelOf(string text) => text switch { "information" => LogLevel.Information, "warning" => LogLevel.Warning, "error" => LogLevel.Error, _ => null };

    private static void AddFile(Dictionary<string, string> values)
    {
        if (!values.TryGetValue(FileName, out var path)) return;
        foreach (var (name, value) in SettingsFile.Read(path))
        {
            if (name == FileName || !Names.Contains(name)) throw SettingName.Unknown(name, name, [.. Names.Where(one => one != FileName)], one => one);
            values.TryAdd(name, value);
        }
    }
}
