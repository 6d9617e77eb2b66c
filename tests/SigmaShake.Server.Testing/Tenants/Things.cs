using System.Security.Cryptography;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using SigmaShake.Signing.Fleet;
using SigmaShake.Signing.Keys;

namespace SigmaShake.Server.Testing.Tenants;

/// <summary>What the parameters of routes, and the fields of forms, name: things of one organisation, or none that there are.</summary>
internal sealed class Things(IReadOnlyDictionary<string, string> values)
{
    /// <summary>What places and words name that are the same in every organisation.</summary>
    private static readonly Dictionary<string, string> OfEverybody = new(StringComparer.Ordinal) { ["index"] = "0", ["permission"] = "members.read" };

    // Shorter ones stand in answers for other reasons.
    private const int Telling = 6;

    /// <summary>A thing, by the parameter that names it.</summary>
    public string this[string name] => values[name];

    /// <summary>Things of nobody's, spelled as theirs are.</summary>
    public static Things MadeUp { get; } = new(Made());

    /// <summary>What names a thing.</summary>
    public IEnumerable<string> Names => values.Keys;

    /// <summary>Whether a parameter can be filled in.</summary>
    public static bool Knows(string parameter) => parameter == "organisation" || OfEverybody.ContainsKey(parameter) || MadeUp.Has(parameter);

    /// <summary>Whether an address names one of the things that are somebody's.</summary>
    public static bool AreNamedBy(RouteEndpoint route) => route.RoutePattern.Parameters.Any(parameter => MadeUp.Has(parameter.Name));

    /// <summary>The address of a route, in an organisation, of one of these.</summary>
    public string PathOf(RouteEndpoint route, string organisation) => "/" + string.Join('/', route.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
    {
        RoutePatternParameterPart { Name: "organisation" } => organisation,
        RoutePatternParameterPart parameter => OfEverybody.GetValueOrDefault(parameter.Name) ?? this[parameter.Name],
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternSeparatorPart separator => separator.Content,
        _ => throw new InvalidOperationException($"`{route.RoutePattern.RawText}` has a part of another kind"),
    }))));

    /// <summary>A text without them: what is left has to be the same, whosever they were.</summary>
    public string TakenOutOf(string text) => values.Values.Where(value => value.Length > Telling).OrderByDescending(value => value.Length).Aggregate(text, (rest, value) => rest.Replace(value, "…", StringComparison.OrdinalIgnoreCase));

    private bool Has(string name) => values.ContainsKey(name);

    // Whoever adds a route with another parameter adds what it names here, and in Premises.
    private static Dictionary<string, string> Made()
    {
        using var key = Ed25519PrivateKey.Generate();
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["person"] = $"{Guid.NewGuid()}",
            ["principal"] = $"{Guid.NewGuid()}",
            ["account"] = $"{Guid.NewGuid()}",
            ["invitation"] = $"{Guid.NewGuid()}",
            ["token"] = $"{Guid.NewGuid()}",
            ["session"] = $"{Guid.NewGuid()}",
            ["link"] = new string('x', 43),
            ["role"] = "made-up-role",
            ["provider"] = "made-up-login",
            ["domain"] = "made-up.test",
            ["machine"] = MachineId.Of(key.Public).ToString(),
            ["machine name"] = "made-up-machine",
            ["key"] = "ek_0123456789ab",
            ["release"] = "99",
            ["file"] = $"{Convert.ToHexStringLower(SHA256.HashData("made up"u8))}.bundle.json",
            ["signer"] = Convert.ToHexStringLower(SHA256.HashData("somebody made up"u8)),
            ["name"] = "made-up-home",
        };
    }
}
