using System.Text;
using System.Text.Json.Nodes;
using SigmaShake.Signing.Tests.Tuf.Support;
using SigmaShake.Signing.Tuf;
using SigmaShake.Signing.Tuf.Repository;
using static SigmaShake.Signing.Tests.Tuf.Support.RepositorySimulator;

namespace SigmaShake.Signing.Tests.Tuf.Metadata;

/// <summary>What makes a file no metadata: each line names one thing to change in a good one, and what is said then.</summary>
public sealed class StrictReadingTests
{
    private static readonly string LongName = new('/', (TufLimits.MaxRoleNameCharacters / 3) + 1);
    private static readonly string LongPath = new('p', TufLimits.MaxPathBytes + 1);

    public static TheoryData<string, string, string?, string> Changes => new()
    {
        // role, JSON pointer, new JSON (null: taken out), what is said
        { Root, "/signatures", null, "has no list `signatures`" },
        { Root, "/signatures", "{}", "has no list `signatures`" },
        { Root, "/signatures/0/keyid", "1", "has no text `keyid`" },
        { Root, "/signatures/0/sig", null, "has no text `sig`" },
        { Root, "/signatures/0", "7", "has no object `signatures`" },
        { Root, "/signed", "[]", "has no object `signed`" },
        { Root, "/signed/_type", null, "has no text `_type`" },
        { Root, "/signed/_type", "\"Root\"", "is of the type `Root`, where `root` is wanted" },
        { Root, "/signed/_type", "\"timestamp\"", "is of the type `timestamp`, where `root` is wanted" },
        { Root, "/signed/spec_version", null, "has no text `spec_version`" },
        { Root, "/signed/spec_version", "\"2.0.0\"", "follows version `2.0.0`" },
        { Root, "/signed/spec_version", "\"1\"", "follows version `1`" },
        { Root, "/signed/spec_version", "\"1.0.x\"", "follows version `1.0.x`" },
        { Root, "/signed/spec_version", "\"1..0\"", "follows version `1..0`" },
        { Root, "/signed/spec_version", "\"1.0.0.0\"", "follows version `1.0.0.0`" },
        { Root, "/signed/version", "0", "has no integer `version` of at least 1" },
        { Root, "/signed/version", "-1", "has no integer `version` of at least 1" },
        { Root, "/signed/version", "\"1\"", "has no integer `version` of at least 1" },
        { Root, "/signed/version", "true", "has no integer `version` of at least 1" },
        { Root, "/signed/expires", "\"2030-01-01\"", "`expires` that is not written as" },
        { Root, "/signed/expires", "\"2030-01-01T00:00:00+00:00\"", "`expires` that is not written as" },
        { Root, "/signed/expires", "\"2030-01-01T00:00:00.5Z\"", "`expires` that is not written as" },
        { Root, "/signed/expires", "\"2030-02-30T00:00:00Z\"", "`expires` that is not written as" },
        { Root, "/signed/expires", "\" 2030-01-01T00:00:00Z\"", "`expires` that is not written as" },
        { Root, "/signed/expires", "2030", "has no text `expires`" },
        { Root, "/signed/consistent_snapshot", "\"true\"", "neither true nor false" },
        { Root, "/signed/keys", "[]", "has no object `keys`" },
        { Root, "/signed/keys/x", "{\"keytype\":\"ed25519\",\"scheme\":\"ed25519\",\"keyval\":{\"public\":\"00\"}}", "has a key under the id `x`, which is not its own" },
        { Root, "/signed/keys/x", "{\"scheme\":\"a\",\"keyval\":{\"public\":\"\"}}", "the id `x`" },
        { Root, "/signed/roles", null, "has no object `roles`" },
        { Root, "/signed/roles/root", null, "says nothing of the role `root`" },
        { Root, "/signed/roles/timestamp", null, "says nothing of the role `timestamp`" },
        { Root, "/signed/roles/snapshot", null, "says nothing of the role `snapshot`" },
        { Root, "/signed/roles/targets", null, "says nothing of the role `targets`" },
        { Root, "/signed/roles/root/threshold", "0", "has no integer `threshold` of at least 1" },
        { Root, "/signed/roles/root/threshold", null, "has no integer `threshold` of at least 1" },
        { Root, "/signed/roles/root/keyids", "\"a\"", "has no list `keyids`" },
        { Root, "/signed/roles/root/keyids", "[\"a\",\"a\"]", "names one key twice" },
        { Root, "/signed/roles/root/keyids", "[1]", "something in `keyids`" },
        { Root, "/signed/roles/root/keyids", "[\"\"]", "something in `keyids`" },
        { Timestamp, "/signed/meta", null, "has no object `meta`" },
        { Timestamp, "/signed/meta/snapshot.json", null, "must describe `snapshot.json` and nothing else" },
        { Timestamp, "/signed/meta/other.json", "{\"version\":1}", "must describe `snapshot.json` and nothing else" },
        { Timestamp, "/signed/meta/snapshot.json/version", "0", "has no integer `version` of at least 1" },
        { Timestamp, "/signed/meta/snapshot.json/length", "-1", "has no integer `length` of at least 0" },
        { Timestamp, "/signed/meta/snapshot.json/hashes", "{}", "has no hash" },
        { Timestamp, "/signed/meta/snapshot.json/hashes", "{\"sha256\":1}", "a hash that is no text" },
        { Snapshot, "/signed/meta/targets.json", "1", "has no object `meta`" },
        { Targets, "/signed/targets", null, "has no object `targets`" },
        { Targets, "/signed/targets/a", "{\"hashes\":{\"sha256\":\"0\"}}", "has no integer `length` of at least 0" },
        { Targets, "/signed/targets/a", "{\"length\":1}", "has no object `hashes`" },
        { Targets, "/signed/targets/a", "{\"length\":1,\"hashes\":{}}", "has no hash" },
        { Targets, "/signed/targets/a", "{\"length\":1,\"hashes\":{\"sha256\":\"0\"},\"custom\":1}", "has no object `custom`" },
        { Targets, $"/signed/targets/{LongPath}", "{\"length\":1,\"hashes\":{\"sha256\":\"0\"}}", "longer than 1024 bytes" },
        { Targets, "/signed/delegations", "[]", "has no object `delegations`" },
        { Targets, "/signed/delegations", "{\"keys\":{},\"succinct_roles\":{}}", "has no list `roles`" },
        { Targets, "/signed/delegations", "{\"roles\":[]}", "has no object `keys`" },
        { Targets, "/signed/delegations", Delegation("\"name\":\"targets\",\"paths\":[]"), "delegates to `targets`" },
        { Targets, "/signed/delegations", Delegation("\"name\":\"root\",\"paths\":[]"), "delegates to `root`" },
        { Targets, "/signed/delegations", Delegation("\"name\":\"\",\"paths\":[]"), "a name that is empty" },
        { Targets, "/signed/delegations", Delegation($"\"name\":\"{LongName}\",\"paths\":[]"), "longer than 200 characters" },
        { Targets, "/signed/delegations", Delegation("\"name\":\"a\""), "either `paths` or `path_hash_prefixes`" },
        { Targets, "/signed/delegations", Delegation("\"name\":\"a\",\"paths\":[],\"path_hash_prefixes\":[]"), "either `paths` or `path_hash_prefixes`" },
        { Targets, "/signed/delegations", Delegation($"\"name\":\"a\",\"paths\":[\"{LongPath}\"]"), "something in `paths`" },
        { Targets, "/signed/delegations", Delegation("\"name\":\"a\",\"path_hash_prefixes\":[\"AB\"]"), "not lower-case hexadecimal" },
        { Targets, "/signed/delegations", Delegation("\"name\":\"a\",\"path_hash_prefixes\":[\"\"]"), "something in `path_hash_prefixes`" },
        { Targets, "/signed/delegations", Delegation("\"name\":\"a\",\"paths\":[],\"terminating\":1"), "neither true nor false" },
        { Targets, "/signed/delegations", "{\"keys\":{},\"roles\":[{\"name\":\"a\",\"keyids\":[],\"threshold\":1,\"paths\":[]},{\"name\":\"a\",\"keyids\":[],\"threshold\":1,\"paths\":[]}]}", "delegates to one role twice" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Metadata_that_is_not_what_the_format_asks_for_is_refused_in_one_line(string role, string pointer, string? json, string problem)
    {
        var file = (JsonObject)JsonNode.Parse(new RepositorySimulator().Published[role][0])!;
        Set(file, pointer, json);
        var error = TufStaged.Parse(role, Encoding.UTF8.GetBytes(file.ToJsonString())).Error;
        Assert.Equal(TufProblem.Malformed, error?.Problem);
        Assert.Contains(problem, error!.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(error.ToString(), char.IsControl);
    }

    [Theory]
    [InlineData(Root)]
    [InlineData(Timestamp)]
    [InlineData(Snapshot)]
    [InlineData(Targets)]
    public void Good_metadata_is_read_with_what_others_add_to_it(string role)
    {
        var file = (JsonObject)JsonNode.Parse(new RepositorySimulator().Published[role][0])!;
        Set(file, "/x-of-others", "[1]");
        Set(file, "/signatures/0/x-of-others", "{}");
        Set(file, "/signed/x-of-others", "{\"a\":[{}]}");
        Set(file, "/signed/spec_version", "\"1.0\"");
        Assert.True(TufStaged.Parse(role, Encoding.UTF8.GetBytes(file.ToJsonString())).Succeeded);
    }

    [Theory]
    [InlineData(Root, 512_000)]
    [InlineData(Timestamp, 16_384)]
    [InlineData(Snapshot, 2_000_000)]
    [InlineData(Targets, 5_000_000)]
    public void A_file_that_is_larger_than_is_read_is_refused_before_it_is_looked_at(string role, int maxBytes)
    {
        var file = new RepositorySimulator().Published[role][0];
        Assert.True(TufStaged.Parse(role, [.. file, .. Enumerable.Repeat((byte)' ', maxBytes - file.Length)]).Succeeded);
        Assert.Equal(TufProblem.TooLarge, TufStaged.Parse(role, [.. file, .. Enumerable.Repeat((byte)' ', maxBytes - file.Length + 1)]).Error?.Problem);
    }

    [Fact]
    public void More_signatures_than_the_limit_are_refused() =>
        Refuse(Root, file => file["signatures"] = new JsonArray([.. Enumerable.Range(0, TufLimits.MaxSignatures + 1).Select(i => (JsonNode)new JsonObject { ["keyid"] = $"{i}", ["sig"] = "" })]), "more than 256 signatures");

    [Fact]
    public void More_keys_than_the_limit_are_refused() => Refuse(Root, file =>
    {
        for (var i = 0; i <= TufLimits.MaxKeys; i++) file["signed"]!["keys"]![$"{i}"] = new JsonObject();
    }, "more than 1024 members of `keys`");

    [Fact]
    public void More_key_ids_than_the_limit_are_refused() =>
        Refuse(Root, file => file["signed"]!["roles"]!["root"]!["keyids"] = new JsonArray([.. Enumerable.Range(0, TufLimits.MaxKeys + 1).Select(i => (JsonNode)$"{i}")]), "more than 1024 `keyids`");

    [Fact]
    public void A_role_may_ask_for_more_keys_than_it_has() =>
        Assert.True(TufStaged.Parse(Root, Changed(Root, file => Set(file, "/signed/roles/root/threshold", "9007199254740991"))).Succeeded);

    [Fact]
    public void A_key_of_another_kind_is_kept_and_counts_for_nothing()
    {
        var repository = new RepositorySimulator();
        var client = new ClientRunner(repository);
        var strange = TestKey.Ed25519().Disguised("scheme", "falcon-512");
        repository.AddKey(Timestamp, strange);
        repository.Publish(Root, Timestamp);
        Assert.True(client.Refresh(), client.Error?.ToString());

        repository.Signers[Timestamp].RemoveAt(0);
        repository.Publish(Timestamp);
        Assert.False(client.Refresh());
        Assert.Equal(TufProblem.Unsigned, client.Error?.Problem);
        Assert.Contains($"its key `{strange.Id}` is of the kind `ed25519/falcon-512`, which is not known here", client.Error!.Message, StringComparison.Ordinal);
    }

    private static void Refuse(string role, Action<JsonObject> change, string problem) =>
        Assert.Contains(problem, TufStaged.Parse(role, Changed(role, change)).Error?.Message, StringComparison.Ordinal);

    private static byte[] Changed(string role, Action<JsonObject> change)
    {
        var file = (JsonObject)JsonNode.Parse(new RepositorySimulator().Published[role][0])!;
        change(file);
        return Encoding.UTF8.GetBytes(file.ToJsonString());
    }

    private static string Delegation(string members) => $"{{\"keys\":{{}},\"roles\":[{{\"keyids\":[],\"threshold\":1,{members}}}]}}";

    private static void Set(JsonObject file, string pointer, string? json)
    {
        var steps = pointer[1..].Split('/');
        JsonNode at = file;
        foreach (var step in steps[..^1]) at = at is JsonArray array ? array[int.Parse(step)]! : at[step]!;
        var value = json is null ? null : JsonNode.Parse(json);
        if (at is JsonArray items) items[int.Parse(steps[^1])] = value;
        else if (json is null) ((JsonObject)at).Remove(steps[^1]);
        else ((JsonObject)at)[steps[^1]] = value;
    }
}
