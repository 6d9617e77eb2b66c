using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using SigmaShake.Signing.Tuf.Client;

namespace SigmaShake.Signing.Tests.Tuf.Support;

/// <summary>
/// A repository that can be made to say anything, as the conformance suite of The Update Framework has one: tests change what a role says and publish
/// it, rightly signed or not. It shares no code with the repository under test.
/// </summary>
internal sealed class RepositorySimulator : ITufSource
{
    public const string Root = "root";
    public const string Timestamp = "timestamp";
    public const string Snapshot = "snapshot";
    public const string Targets = "targets";

    /// <summary>The time at which tests play.</summary>
    public static readonly DateTimeOffset Now = new(2030, 1, 1, 12, 0, 0, TimeSpan.Zero);

    public RepositorySimulator(Func<TestKey>? newKey = null)
    {
        NewKey = newKey ?? TestKey.Ed25519;
        Signed[Root] = Metadata(Root, new JsonObject { ["consistent_snapshot"] = true, ["keys"] = new JsonObject(), ["roles"] = new JsonObject() });
        Signed[Timestamp] = Metadata(Timestamp, new JsonObject { ["meta"] = new JsonObject { ["snapshot.json"] = Version(1) } });
        Signed[Snapshot] = Metadata(Snapshot, new JsonObject { ["meta"] = new JsonObject { ["targets.json"] = Version(1) } });
        Signed[Targets] = NewTargets();
        foreach (var role in new[] { Root, Timestamp, Snapshot, Targets })
        {
            Signed[Root]["roles"]![role] = new JsonObject { ["keyids"] = new JsonArray(), ["threshold"] = 1 };
            AddKey(role);
        }

        Publish(Targets, Snapshot, Timestamp, Root);
    }

    /// <summary>What each role says, as it stands now.</summary>
    public Dictionary<string, JsonObject> Signed { get; } = [];

    /// <summary>All that was published of each role, oldest first: the first one is served as version 1.</summary>
    public Dictionary<string, List<byte[]>> Published { get; } = [];

    /// <summary>Who signs what a role publishes next.</summary>
    public Dictionary<string, List<TestKey>> Signers { get; } = [];

    public Dictionary<string, byte[]> Artifacts { get; } = [];

    public Func<TestKey> NewKey { get; set; }

    /// <summary>Whether snapshot and timestamp give lengths and hashes.</summary>
    public bool ComputesHashes { get; set; }

    public List<(string Role, long? Version)> MetadataRequests { get; } = [];

    public List<string> TargetRequests { get; } = [];

    /// <summary>Of each request the most bytes that were asked for.</summary>
    public List<int> AskedBytes { get; } = [];

    public JsonObject RootSigned => Signed[Root];

    public ReadOnlyMemory<byte> FirstRoot => Published[Root][0];

    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static JsonObject NewTargets(DateTimeOffset? expires = null)
    {
        var targets = Metadata(Targets, new JsonObject { ["targets"] = new JsonObject() });
        if (expires is { } time) targets["expires"] = Time(time);
        return targets;
    }

    public JsonObject Role(string role) => (JsonObject)RootSigned["roles"]![role]!;

    public JsonArray KeyIds(string role) => (JsonArray)Role(role)["keyids"]!;

    public JsonObject Meta(string role) => (JsonObject)Signed[role]["meta"]!;

    public void Expire(string role, DateTimeOffset time) => Signed[role]["expires"] = Time(time);

    public void SetVersion(string role, long version) => Signed[role]["version"] = version;

    public long VersionOf(string role) => Signed[role]["version"]!.GetValue<long>();

    public TestKey AddKey(string role, TestKey? key = null)
    {
        key ??= NewKey();
        Trust(role, key);
        AddSigner(role, key);
        return key;
    }

    /// <summary>Lets the root trust a key that does not sign.</summary>
    public void Trust(string role, TestKey key)
    {
        if (!KeyIds(role).Any(id => id!.GetValue<string>() == key.Id)) KeyIds(role).Add(key.Id);
        RootSigned["keys"]![key.Id] = key.Declaration.DeepClone();
    }

    public void AddSigner(string role, TestKey key)
    {
        if (!Signers.TryGetValue(role, out var signers)) Signers[role] = signers = [];
        signers.RemoveAll(other => other.Id == key.Id);
        signers.Add(key);
    }

    public void RemoveKeys(string role)
    {
        KeyIds(role).Clear();
        Signers[role].Clear();
    }

    public void RotateKeys(string role)
    {
        RemoveKeys(role);
        AddKey(role);
    }

    /// <summary>Signs and publishes what roles say; what was published before gets the next version.</summary>
    public void Publish(params IEnumerable<string> roles)
    {
        foreach (var role in roles)
        {
            if (Published.ContainsKey(role)) SetVersion(role, VersionOf(role) + 1);
            else Published[role] = [];
            var file = Sign(Signed[role], Signers[role]);
            Published[role].Add(file);
            var described = Version(VersionOf(role));
            if (ComputesHashes)
            {
                described["length"] = file.Length;
                described["hashes"] = new JsonObject { ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(file)) };
            }

            if (role == Snapshot) Meta(Timestamp)["snapshot.json"] = described;
            else if (role is not (Root or Timestamp)) Meta(Snapshot)[$"{role}.json"] = described;
        }
    }

    public static byte[] Sign(JsonObject signed, IEnumerable<TestKey> signers)
    {
        var canonical = TestJson.Canonical(signed);
        var signatures = signers.Select(key => (JsonNode)new JsonObject { ["keyid"] = key.Id, ["sig"] = key.Sign(canonical) });
        return Encoding.UTF8.GetBytes(new JsonObject { ["signatures"] = new JsonArray([.. signatures]), ["signed"] = signed.DeepClone() }.ToJsonString());
    }

    /// <summary>Changes the file that was published last, behind its signatures.</summary>
    public void Tamper(string role, Action<JsonObject> change)
    {
        var file = (JsonObject)JsonNode.Parse(Published[role][^1])!;
        change(file);
        Published[role][^1] = Encoding.UTF8.GetBytes(file.ToJsonString());
    }

    public void AddArtifact(string role, string content, string path) => AddArtifact(role, content, path, "sha256");

    public void AddArtifact(string role, string content, string path, params IEnumerable<string> algorithms)
    {
        var bytes = Encoding.UTF8.GetBytes(content);
        var hashes = new JsonObject();
        foreach (var algorithm in algorithms) hashes[algorithm] = Convert.ToHexStringLower(algorithm == "sha256" ? SHA256.HashData(bytes) : SHA512.HashData(bytes));
        Signed[role]["targets"]![path] = new JsonObject { ["length"] = bytes.Length, ["hashes"] = hashes };
        Artifacts[path] = bytes;
    }

    public TestKey AddDelegation(string delegator, string role, IEnumerable<string> paths, bool terminating = false, int threshold = 1, JsonObject? targets = null) =>
        AddDelegation(delegator, role, "paths", paths, terminating, threshold, targets);

    public TestKey AddDelegation(string delegator, string role, string pathsMember, IEnumerable<string> paths, bool terminating = false, int threshold = 1, JsonObject? targets = null)
    {
        var delegations = (JsonObject)(Signed[delegator]["delegations"] ??= new JsonObject { ["keys"] = new JsonObject(), ["roles"] = new JsonArray() });
        var key = NewKey();
        delegations["keys"]![key.Id] = key.Declaration.DeepClone();
        ((JsonArray)delegations["roles"]!).Add(new JsonObject
        {
            ["name"] = role,
            ["keyids"] = new JsonArray(key.Id),
            ["threshold"] = threshold,
            ["terminating"] = terminating,
            [pathsMember] = new JsonArray([.. paths.Select(path => (JsonNode)path)]),
        });
        AddSigner(role, key);
        Signed.TryAdd(role, targets ?? NewTargets());
        return key;
    }

    public ValueTask<TufDownload> MetadataAsync(string fileName, int maxBytes, CancellationToken cancellation)
    {
        AskedBytes.Add(maxBytes);
        var name = fileName[..^".json".Length];
        var (role, version) = (name, (long?)null);
        if (name.Split('.', 2) is [var number, var rest] && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed)) (role, version) = (rest, parsed);
        MetadataRequests.Add((role, version));
        var files = Published.GetValueOrDefault(Uri.UnescapeDataString(role), []);
        var index = (version ?? files.Count) - 1;
        return new(index >= 0 && index < files.Count ? TufDownload.Of(files[(int)index]) : TufDownload.Missing);
    }

    public ValueTask<TufDownload> TargetAsync(string path, int maxBytes, CancellationToken cancellation)
    {
        TargetRequests.Add(path);
        AskedBytes.Add(maxBytes);
        var plain = path;
        if (RootSigned["consistent_snapshot"]?.GetValue<bool>() == true)
        {
            var name = path[(path.LastIndexOf('/') + 1)..];
            plain = path[..(path.LastIndexOf('/') + 1)] + name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..];
        }

        return new(Artifacts.TryGetValue(plain, out var content) ? TufDownload.Of(content) : TufDownload.Missing);
    }

    private static JsonObject Version(long version) => new() { ["version"] = version };

    private static JsonObject Metadata(string type, JsonObject members)
    {
        members["_type"] = type;
        members["spec_version"] = "1.0.31";
        members["version"] = 1L;
        members["expires"] = Time(Now.AddDays(30));
        return members;
    }
}
