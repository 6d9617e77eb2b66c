using SigmaShake.Cli.Loading;
using SigmaShake.Cli.State;
using SigmaShake.Ledger.Fleet;
using SigmaShake.Ledger.Hashing;
using SigmaShake.Rules.Evaluation;
using SigmaShake.Signing.Tuf;
using SigmaShake.Signing.Tuf.Client;
using SigmaShake.Signing.Tuf.Repository;

namespace SigmaShake.Cli.Tests.Fleet;

/// <summary>
/// The whole way of a rule, from two people's keys past an untrusted server to what the hook enforces; and everything that must not come that way
/// (abuse 12 and 13): the last good rules stay.
/// </summary>
public sealed class KeysToEnforcementTests : IDisposable
{
    private readonly FleetDesk _desk = new();

    public KeysToEnforcementTests() => _desk.MakeRoot();

    private FleetPlace Place => FleetPlace.OfPerson(_desk.Run.State.Path);

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task Rules_that_two_people_have_signed_are_published_verified_and_enforced_and_so_is_the_next_release()
    {
        _desk.Build("out");
        _desk.Sign("out", "bob");
        _desk.Sign("out", "alice");
        var first = await Published(TufRepository.Empty, "out", "root.json");
        Assert.Null(await SyncAsync(first));
        Assert.Equal(["push"], Enforced());

        _desk.WriteRules("git.rules", FleetDesk.Rules.Replace("push", "pull", StringComparison.Ordinal).Replace("\"pull\"\n}", "\"push\"\n}", StringComparison.Ordinal));
        _desk.Build("next", "--from", "out/targets.json");
        _desk.Sign("next", "alice", "--from", "out");
        _desk.Sign("next", "bob", "--from", "out");
        var second = await Published(first, "next");
        Assert.Null(await SyncAsync(second));
        Assert.Equal(["pull"], Enforced());

        // An older repository is put in the place of the newer one.
        Assert.Equal(TufProblem.Rollback, (await SyncAsync(first))!.Problem);
        Assert.Equal(["pull"], Enforced());
    }

    [Fact]
    public async Task Keys_are_changed_by_those_who_stood_for_them_and_the_new_ones_sign_from_then_on()
    {
        _desk.Build("out");
        _desk.Sign("out", "alice");
        _desk.Sign("out", "bob");
        var first = await Published(TufRepository.Empty, "out", "root.json");
        Assert.Null(await SyncAsync(first));

        _desk.Succeed("fleet", "keys", "new", "carol.pem");
        _desk.Succeed(
            "fleet", "keys", "root", "--from", "root.json", "--root-key", "alice.pem.pub", "--root-key", "carol.pem.pub",
            "--targets-key", "alice.pem.pub", "--targets-key", "carol.pem.pub", "-o", "root2.json");
        _desk.Refuse("name that with `--root`", "fleet", "bundle", "sign", "root2.json", "--key", "alice.pem", "--yes");
        foreach (var name in new[] { "carol", "bob", "alice" }) _desk.Sign("root2.json", name, "--root", "root.json");
        Assert.Contains("2 of 2 signatures that version 1 of root asks for\n", _desk.Output);
        Assert.Contains("2 of 2 signatures that version 2 of root asks for\n", _desk.Output);

        File.Copy(_desk["root2.json"], _desk["root.json"], overwrite: true);
        _desk.WriteRules("more.rules", FleetDesk.Rules.Replace("push", "tag", StringComparison.Ordinal));
        _desk.Build("next", "--from", "out/targets.json");
        _desk.Refuse("does not stand for `targets`", "fleet", "bundle", "sign", "next", "--key", "bob.pem", "--yes");
        _desk.Sign("next", "alice");
        _desk.Sign("next", "carol");
        Assert.Null(await SyncAsync(await Published(first, "next", "root2.json")));
        Assert.Equal(["push", "tag"], Enforced());
    }

    public static TheoryData<string> TooFew => ["nobody", "alice", "mallory", "alice twice", "alice and mallory", "the server"];

    [Theory]
    [MemberData(nameof(TooFew))]
    public async Task Whatever_part_of_the_signatures_is_there_nothing_less_than_two_of_the_right_people_is_taken(string who)
    {
        _desk.Build("out");
        _desk.Sign("out", "alice");
        _desk.Sign("out", "bob");
        var first = await Published(TufRepository.Empty, "out", "root.json");
        Assert.Null(await SyncAsync(first));

        _desk.WriteRules("git.rules", FleetDesk.Rules.Replace("DENY", "ALLOW", StringComparison.Ordinal));
        _desk.Build("next", "--from", "out/targets.json");
        Forge("next", who);

        var published = await _desk.PublishAsync(first, "next");
        Assert.Equal(TufProblem.Unsigned, published.Error!.Problem);

        // A server that hands it out all the same.
        Assert.NotNull(await SyncAsync(ForcedPublication(first, "next")));
        Assert.Equal(["push"], Enforced());
        Assert.Equal(1, FleetState.Read(Place).Value!.Release.Release);
    }

    [Fact]
    public async Task A_bundle_that_is_not_the_signed_one_is_not_taken_and_the_last_good_one_stays()
    {
        _desk.Build("out");
        _desk.Sign("out", "alice");
        _desk.Sign("out", "bob");
        var good = await Published(TufRepository.Empty, "out", "root.json");
        Assert.Null(await SyncAsync(good));
        _desk.WriteRules("git.rules", "");
        _desk.WriteRules("other.rules", FleetDesk.Rules);
        _desk.Build("next", "--from", "out/targets.json");
        _desk.Sign("next", "alice");
        _desk.Sign("next", "bob");
        var next = await Published(good, "next");

        foreach (var tampered in new Func<byte[], byte[]>[] { bytes => bytes[..^1], bytes => [.. bytes, (byte)' '], bytes => Flipped(bytes, 9), bytes => Flipped(bytes, bytes.Length / 2) })
        {
            var files = next.Files.Select(file => file.Folder == TufFolder.Targets && !good.Files.Contains(file) ? file with { Content = tampered(file.Content.ToArray()) } : file);
            Assert.NotNull(await SyncAsync(TufRepository.Of(files)));
            Assert.Equal("git.rules", Path.GetFileName(EnforcedFile()));
        }

        Assert.Null(await SyncAsync(next));
        Assert.Equal("other.rules", Path.GetFileName(EnforcedFile()));
    }

    /// <summary>What syncing does: the update client over the place's store, and the bundle handed in. Null, or why nothing was taken.</summary>
    private async Task<TufError?> SyncAsync(TufRepository server)
    {
        var opened = FleetWriter.Open(Place);
        Assert.True(opened.Succeeded, opened.Error?.ToString());
        using var place = opened.Value;
        Assert.Null(place.Enrol(new FleetEnrolment("acme", "https://fleet.example", "laptop-7", 1)));
        var now = TimeProvider.System.GetUtcNow();
        var client = TufClient.Open(_firstRoot, place.Store, server);
        if (!client.Succeeded) return client.Error;
        var update = await client.Value.RefreshAsync(now);
        if (!update.Succeeded) return update.Error;
        var found = await update.Value.FindAsync("bundle.json");
        if (!found.Succeeded) return found.Error;
        var bundle = await update.Value.DownloadAsync(found.Value);
        if (!bundle.Succeeded) return bundle.Error;
        var trusted = client.Value.Trusted;
        var release = new EnforcedRelease(
            trusted.Single(role => role.Name == TufRoleNames.Targets).Version, Sha256.Hash(bundle.Value), now.ToUnixTimeMilliseconds(), trusted.Min(role => role.Expires).ToUnixTimeMilliseconds());
        Assert.Null(place.Enforce(bundle.Value, release));
        return null;
    }

    private ReadOnlyMemory<byte> _firstRoot;

    private async Task<TufRepository> Published(TufRepository before, string folder, params string[] roots)
    {
        var published = await _desk.PublishAsync(before, folder, roots);
        Assert.True(published.Succeeded, published.Error?.ToString());
        if (_firstRoot.IsEmpty) _firstRoot = published.Value.Repository.FirstRoot!.Value;
        return published.Value.Repository;
    }

    private void Forge(string folder, string who)
    {
        var path = _desk[$"{folder}/targets.json"];
        switch (who)
        {
            case "alice":
                _desk.Sign(folder, "alice");
                break;
            case "alice twice":
                _desk.Sign(folder, "alice");
                _desk.Sign(folder, "alice");
                break;
            case "alice and mallory":
                _desk.Sign(folder, "alice");
                _desk.Refuse("does not stand for `targets`", "fleet", "bundle", "sign", folder, "--key", "mallory.pem", "--yes");
                AddSignature(path, "mallory");
                break;
            case "mallory":
                AddSignature(path, "mallory");
                break;
            case "the server":
                AddSignature(path, "server");
                break;
        }
    }

    // With no regard to whether the key stands for anything.
    private void AddSignature(string path, string name)
    {
        using var signer = _desk.Key(name);
        var signature = _desk.Staged(path).Sign(signer);
        var text = File.ReadAllText(path);
        var entry = $$"""{"keyid":"{{signature.KeyId}}","sig":"{{signature.Signature}}"}""";
        File.WriteAllText(path, text.Replace("\"signatures\":[", "\"signatures\":[" + entry + (text.Contains("\"signatures\":[]", StringComparison.Ordinal) ? "" : ","), StringComparison.Ordinal));
    }

    private TufRepository ForcedPublication(TufRepository before, string folder)
    {
        using var server = _desk.Key("server");
        var (targets, now) = (_desk.Staged($"{folder}/targets.json"), TimeProvider.System.GetUtcNow());
        var snapshot = Online(TufStaged.Of(TufRoleNames.Snapshot, TufNext.Snapshot(before.Snapshot, [targets], now.AddDays(7))).Value!);
        var timestamp = Online(TufStaged.Of(TufRoleNames.Timestamp, TufNext.Timestamp(before.Timestamp, snapshot, now.AddDays(1))).Value!);
        var bundle = File.ReadAllBytes(_desk[$"{folder}/bundle.json"]);
        var added = new[] { targets, snapshot, timestamp }.Select(staged => new TufPublishedFile(TufFolder.Metadata, staged.FileName, staged.ToBytes()))
            .Append(new TufPublishedFile(TufFolder.Targets, $"{Sha256.Hash(bundle)}.bundle.json", bundle))
            .ToList();
        return TufRepository.Of(before.Files.Where(file => !added.Exists(one => one.Name == file.Name)).Concat(added));

        TufStaged Online(TufStaged staged) => staged.With(staged.Sign(server), SigmaShake.Signing.Tuf.Metadata.TufAuthority.Of(before.Root!, staged.Role)).Value!;
    }

    private string[] Enforced() => [.. FleetSource().Rules.Select(rule => rule.Rule.Id).Order()];

    private string EnforcedFile() => Assert.Single(FleetSource().Rules).Rule.Location.File;

    private RuleSource FleetSource() => RuleLoader.Load(_desk.Run.State, Settings.Defaults, [], ImageStore.None).Rules.Sources.Single(source => source.Identity is { Layer: Layer.Fleet, IsPack: false });

    private static byte[] Flipped(byte[] bytes, int at)
    {
        bytes[at] ^= 1;
        return bytes;
    }
}
