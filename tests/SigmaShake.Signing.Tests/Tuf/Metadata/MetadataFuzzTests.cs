using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using SigmaShake.Signing.Tests.Tuf.Support;
using SigmaShake.Signing.Tuf.Client;
using SigmaShake.Signing.Tuf.Metadata;
using SigmaShake.Signing.Tuf.Repository;
using static SigmaShake.Signing.Tests.Tuf.Support.RepositorySimulator;

namespace SigmaShake.Signing.Tests.Tuf.Metadata;

/// <summary>Damaged metadata. <c>SIGMASHAKE_FUZZ_SEED</c> repeats a run, <c>SIGMASHAKE_FUZZ_ROUNDS</c> makes it longer.</summary>
public sealed class MetadataFuzzTests
{
    private const int Rounds = 20_000;
    private const int NightlyRounds = 2_000_000;

    private static readonly string[] Words =
    [
        "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u0000", "\\ud800", "null", "true", "-0", "0", "1", "1e9", "9007199254740993", "99999999999999999999", " ", "\n", "é", "\u202e",
        "\"signed\"", "\"signatures\"", "\"keyid\"", "\"sig\"", "\"_type\"", "\"version\"", "\"keys\"", "\"roles\"", "\"threshold\"", "\"meta\"", "\"targets\"", "\"delegations\"", "\"hashes\"", "\"length\"",
    ];

    [Fact]
    public void Damaged_metadata_is_read_or_refused_in_one_line_and_nothing_is_thrown() => Run(Rounds);

    [Fact]
    [Trait("Category", "Nightly")]
    public void Damaged_metadata_is_read_or_refused_in_one_line_and_nothing_is_thrown_for_long() => Run(NightlyRounds);

    [Fact]
    public void A_client_takes_nothing_over_from_a_damaged_file_that_its_signatures_do_not_cover()
    {
        var (random, seed) = Start();
        var repository = new RepositorySimulator { ComputesHashes = true };
        repository.Publish(Targets, Snapshot, Timestamp);
        var good = new[] { Timestamp, Snapshot, Targets }.ToDictionary(role => role, role => repository.Published[role][^1]);
        for (var round = 0; round < 500; round++)
        {
            var role = good.Keys.ElementAt(random.Next(good.Count));
            repository.Published[role][^1] = Damage(random, good[role]);
            var client = new ClientRunner(repository);
            var succeeded = client.Refresh();

            // What was damaged outside of what is signed, such as a blank, may pass: then it says what it said.
            if (succeeded) Assert.True(Signed(repository.Published[role][^1]) == Signed(good[role]), $"seed {seed}, round {round}: {Encoding.UTF8.GetString(repository.Published[role][^1])}");
            repository.Published[role][^1] = good[role];
            Assert.True(client.Refresh(), $"seed {seed}, round {round}: {client.Error}");
        }
    }

    private static void Run(int defaultRounds)
    {
        var (random, seed) = Start();
        var rounds = int.TryParse(Environment.GetEnvironmentVariable("SIGMASHAKE_FUZZ_ROUNDS"), CultureInfo.InvariantCulture, out var given) ? given : defaultRounds;
        var seeds = Seeds();
        var (read, refused) = (0, 0);
        for (var round = 0; round < rounds; round++)
        {
            var (role, file) = seeds[random.Next(seeds.Count)];
            var damaged = Damage(random, file);
            var result = TufStaged.Parse(random.Next(8) == 0 ? Root : role, damaged);
            if (result.Succeeded)
            {
                // What is read can be written and read again, and says the same.
                var again = TufStaged.Parse(result.Value.Role, result.Value.ToBytes());
                if (result.Value.Content is TufRoot root) _ = result.Value.Unmet(TufAuthority.Of(root, Root));
                Assert.True(again.Value?.Digest == result.Value.Digest, $"seed {seed}, round {round}: {Encoding.UTF8.GetString(damaged)}");
                read++;
            }
            else
            {
                Assert.True(!result.Error.ToString().Any(char.IsControl), $"seed {seed}, round {round}: {result.Error}");
                refused++;
            }

            _ = TufState.Parse(damaged);
            _ = TufDetachedSignature.Parse(damaged);
        }

        Assert.True(read > rounds / 100 && refused > rounds / 10, $"{read} read, {refused} refused: nothing was tried");
    }

    private static (Random Random, int Seed) Start()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("SIGMASHAKE_FUZZ_SEED"), CultureInfo.InvariantCulture, out var given) ? given : Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        return (new Random(seed), seed);
    }

    private static List<(string Role, byte[] File)> Seeds()
    {
        var repository = new RepositorySimulator { ComputesHashes = true };
        repository.AddKey(Root, TestKey.Ecdsa());
        repository.AddKey(Root, TestKey.Rsa());
        repository.AddDelegation(Targets, "a", ["a/*", "b/?[!x]*"], terminating: true);
        repository.AddDelegation(Targets, "b", "path_hash_prefixes", ["0", "ff"]);
        repository.AddArtifact(Targets, "text", "path/to/file", "sha256", "sha512");
        repository.Signed[Targets]["targets"]!["path/to/file"]!["custom"] = new JsonObject { ["a"] = new JsonArray(1, "x", null, new JsonObject()) };
        repository.Publish(Root, "a", "b", Targets, Snapshot, Timestamp);
        return [.. repository.Published.SelectMany(role => role.Value.Select(file => (role.Key, file)))];
    }

    private static byte[] Damage(Random random, byte[] file)
    {
        var text = file.ToList();
        for (var changes = random.Next(1, 4); changes > 0 && text.Count > 0; changes--)
        {
            var at = random.Next(text.Count);
            var length = Math.Min(random.Next(1, 40), text.Count - at);
            switch (random.Next(6))
            {
                case 0: text[at] = (byte)random.Next(256); break;
                case 1: text.RemoveRange(at, length); break;
                case 2: text.InsertRange(random.Next(text.Count), text.GetRange(at, length)); break;
                case 3: text.InsertRange(at, Encoding.UTF8.GetBytes(Words[random.Next(Words.Length)])); break;
                case 4: text.RemoveRange(at, text.Count - at); break;
                default: text[at] ^= (byte)(1 << random.Next(8)); break;
            }
        }

        return [.. text];
    }

    private static string? Signed(byte[] file)
    {
        try
        {
            return Encoding.UTF8.GetString(TestJson.Canonical(JsonNode.Parse(file)!["signed"]!));
        }
        catch (Exception e) when (e is System.Text.Json.JsonException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }
}
