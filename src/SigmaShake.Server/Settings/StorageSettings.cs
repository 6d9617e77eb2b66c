using System.Text.Json;
using SigmaShake.Platform;
using SigmaShake.Platform.Keys;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Storage;

namespace SigmaShake.Server.Settings;

/// <summary>Where the server keeps what it keeps, and the key that it is sealed by.</summary>
internal static class StorageSettings
{
    /// <summary>The setting that names a variable of the environment.</summary>
    public const string MasterKeyVariable = "master-key-variable";

    /// <summary>Their names.</summary>
    public static readonly string[] Names =
    [
        "data", "control", "region", "regions", "region-addresses", "postgres", "postgres-prefix", "postgres-regions", "postgres-connections", "open-databases",
        "master-key-file", MasterKeyVariable, "master-key-command",
    ];

    /// <summary>Reads them.</summary>
    /// <param name="reader">The values.</param>
    /// <param name="home">The folder that the data directory is in where none is named.</param>
    /// <exception cref="PlatformException">A value is none, or two contradict each other.</exception>
    public static PlatformOptions Read(SettingReader reader, string home)
    {
        var options = new PlatformOptions(reader.File("data") ?? Path.Combine(home, ".sigmashake-server"));
        options = options with
        {
            ControlFile = reader.File("control") ?? options.ControlFile,
            Addresses = reader.Read("region-addresses", "regions with the addresses of their servers, such as us=https://us.example.com", AddressesOf) ?? options.Addresses,
            Postgres = reader.Read("postgres", "an Npgsql connection string without a database, such as Host=/run/postgresql;Username=sigmashake", ServerOf),
            PostgresPrefix = reader.Read("postgres-prefix", "1 to 20 small letters and digits", PrefixOf) ?? options.PostgresPrefix,
            PostgresOfRegions = reader.Read("postgres-regions", "a list in the settings file of regions with their connection strings, such as [\"eu=Host=db-eu;Username=sigmashake\"]", ServersOf) ?? options.PostgresOfRegions,
            PostgresConnections = reader.Number("postgres-connections", 8, 10_000) ?? options.PostgresConnections,
            OpenDatabases = reader.Number("open-databases", 8, 100_000) ?? options.OpenDatabases,
        };
        return WithKey(reader, WithRegions(reader, options));
    }

    private static PlatformOptions WithRegions(SettingReader reader, PlatformOptions options)
    {
        var one = reader.Read("region", $"a name: {Slug.Rule}", text => Slug.IsValid(text) ? text : null);
        var several = reader.Read("regions", "names with their folders, such as eu=/srv/eu,us=/srv/us", text => Pairs(text, Path.GetFullPath));
        if (one is not null && several is not null) throw new PlatformException("`--region` and `--regions` contradict each other", "give one of them");
        if (one is not null) return options with { HomeRegion = one, Regions = new Dictionary<string, string> { [one] = Path.Combine(options.DataDirectory, "regions", one) } };
        return several is null ? options : options with { HomeRegion = several.Keys.First(), Regions = several };
    }

    private static PlatformOptions WithKey(SettingReader reader, PlatformOptions options)
    {
        MasterKeySource?[] given =
        [
            reader.File("master-key-file") is { } file ? new MasterKeySource.InFile(file) : null,
            reader.Read<MasterKeySource>(MasterKeyVariable, "the name of a variable", name => name.Length > 0 && !name.Contains('=', StringComparison.Ordinal) ? new MasterKeySource.InVariable(name) : null),
            reader.Read<MasterKeySource>("master-key-command", "a program and its arguments as a JSON list, such as [\"vault\", \"read\", \"master\"]", text => WordsOf(text) is { Length: > 0 } words ? new MasterKeySource.FromCommand(words) : null),
        ];
        return given.OfType<MasterKeySource>().ToList() switch
        {
            [] => options,
            [var source] => options with { MasterKey = source },
            _ => throw new PlatformException("the master key is said to come from several places", "give one of `--master-key-file`, `--master-key-variable` and `--master-key-command`"),
        };
    }

    // Kept in the order in which they were given: the first region is the one of organisations that ask for none.
    private static OrderedDictionary<string, T>? Pairs<T>(string text, Func<string, T?> parse)
        where T : class => Pairs(text.Split(',', StringSplitOptions.TrimEntries), parse);

    private static OrderedDictionary<string, T>? Pairs<T>(IEnumerable<string> parts, Func<string, T?> parse)
        where T : class
    {
        var pairs = new OrderedDictionary<string, T>(StringComparer.Ordinal);
        foreach (var part in parts)
        {
            if (part.Split('=', 2) is not [var name, { Length: > 0 } text] || !Slug.IsValid(name) || parse(text) is not { } value || !pairs.TryAdd(name, value)) return null;
        }

        return pairs.Count > 0 ? pairs : null;
    }

    private static OrderedDictionary<string, Uri>? AddressesOf(string text) => Pairs(text, address =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri is { PathAndQuery: "/", Fragment: "", UserInfo: "" } ? uri : null);

    private static OrderedDictionary<string, string>? ServersOf(string text) => WordsOf(text) is { Length: > 0 } words ? Pairs(words, ServerOf) : null;

    private static string? PrefixOf(string text) => text.Length is > 0 and <= 20 && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)) ? text : null;

    private static string? ServerOf(string text) => PostgresAddress.IsServer(text) ? text : null;

    private static string[]? WordsOf(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<string?[]>(text) is { } words && !words.Contains(null) ? [.. words.OfType<string>()] : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
