using System.Text.Json;

namespace SigmaShake.Ledger.Tests.Export;

/// <summary>
/// The class API Activity of OCSF 1.5.0 with the profile Security Control, as far as it is used here: written by hand from the public pages of
/// schema.ocsf.io and the schema's repository, for its JSON schema can be had neither from NuGet nor from npm nor from Debian. Closed: an
/// attribute that is not listed is an error.
/// </summary>
internal static class OcsfSchema
{
    private const string Event = "api_activity";

    // Object → attribute → type; a star marks what is required, [] a list. Names of objects are types too.
    private static readonly Dictionary<string, Dictionary<string, string>> Objects = new()
    {
        [Event] = Attributes(
            "activity_id integer* · activity_name string · category_uid integer* · class_uid integer* · type_uid integer* · time integer* · severity_id integer* · duration integer"
            + " · message string · metadata metadata* · actor actor* · api api* · src_endpoint network_endpoint* · resources resource_details[] · unmapped any"
            + " · action_id integer · disposition_id integer · policy policy"),
        ["metadata"] = Attributes("version string* · profiles string[] · product product* · log_name string · uid string · sequence integer · correlation_uid string"),
        ["product"] = Attributes("name string · vendor_name string · version string"),
        ["actor"] = Attributes("app_name string · session session"),
        ["session"] = Attributes("uid string"),
        ["api"] = Attributes("operation string* · service service · request request"),
        ["service"] = Attributes("name string · uid string"),
        ["request"] = Attributes("uid string*"),
        ["network_endpoint"] = Attributes("name string · hostname string"),
        ["resource_details"] = Attributes("name string · uid string · type string"),
        ["policy"] = Attributes("uid string · name string"),
    };

    // Constraints "at_least_one" of the objects.
    private static readonly Dictionary<string, string[]> AtLeastOne = new()
    {
        ["actor"] = ["process", "user", "invoked_by", "session", "app_name", "app_uid"],
        ["network_endpoint"] = ["ip", "uid", "name", "hostname", "svc_name", "instance_uid", "interface_uid", "interface_name"],
        ["service"] = ["name", "uid"],
        ["product"] = ["name", "uid"],
        ["policy"] = ["name", "uid"],
        ["resource_details"] = ["name", "uid"],
    };

    private static readonly Dictionary<string, int[]> Enumerations = new()
    {
        ["activity_id"] = [0, 1, 2, 3, 4, 99],
        ["category_uid"] = [6],
        ["class_uid"] = [6003],
        ["type_uid"] = [600300, 600301, 600302, 600303, 600304, 600399],
        ["severity_id"] = [0, 1, 2, 3, 4, 5, 6, 99],
        ["action_id"] = [0, 1, 2, 3, 4, 99],
        ["disposition_id"] = [.. Enumerable.Range(0, 28), 99],
    };

    /// <summary>What is wrong with an event; nothing if it is as the schema has it.</summary>
    public static List<string> Problems(JsonElement record)
    {
        var problems = new List<string>();
        Check(record, Event, Event, problems);
        if (problems.Count > 0) return problems;
        if (record.GetProperty("type_uid").GetInt64() != (record.GetProperty("class_uid").GetInt64() * 100) + record.GetProperty("activity_id").GetInt64()) problems.Add("type_uid does not follow from class and activity");

        // An activity of its own needs a name.
        if (record.GetProperty("activity_id").GetInt32() == 99 && !record.TryGetProperty("activity_name", out _)) problems.Add("activity_name is missing");
        return problems;
    }

    private static void Check(JsonElement value, string type, string place, List<string> problems)
    {
        if (type.EndsWith("[]", StringComparison.Ordinal))
        {
            if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() == 0) problems.Add($"{place} is no list of something");
            else foreach (var item in value.EnumerateArray()) Check(item, type[..^2], place, problems);
            return;
        }

        if (!Objects.TryGetValue(type, out var attributes))
        {
            var fits = type switch
            {
                "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
                "string" => value.ValueKind == JsonValueKind.String,
                _ => value.ValueKind == JsonValueKind.Object,
            };
            if (!fits) problems.Add($"{place} is no {type}");
            return;
        }

        foreach (var member in value.EnumerateObject())
        {
            var inner = $"{place}.{member.Name}";
            if (!attributes.TryGetValue(member.Name, out var wanted)) problems.Add($"{inner} is not in the schema");
            else Check(member.Value, wanted.TrimEnd('*'), inner, problems);
            if (Enumerations.TryGetValue(member.Name, out var values) && !(member.Value.TryGetInt32(out var number) && values.Contains(number))) problems.Add($"{inner} has no such value");
        }

        foreach (var (name, wanted) in attributes)
        {
            if (wanted.EndsWith('*') && !value.TryGetProperty(name, out _)) problems.Add($"{place}.{name} is missing");
        }

        if (AtLeastOne.TryGetValue(type, out var choices) && !choices.Any(choice => value.TryGetProperty(choice, out _))) problems.Add($"{place} has none of {string.Join(", ", choices)}");
    }

    private static Dictionary<string, string> Attributes(string list) => list.Split(" · ").Select(attribute => attribute.Split(' ')).ToDictionary(words => words[0], words => words[1]);
}
