using System.Text;
using System.Text.Json;
using SigmaShake.Signing.Tuf;
using SigmaShake.Signing.Tuf.Metadata;
using SigmaShake.Signing.Tuf.Repository;
using SigmaShake.Testing;

namespace SigmaShake.Signing.EndToEnd.TufJs;

/// <summary>npm's <c>tuf-js</c> reads what ours publishes.</summary>
public sealed class ForeignClientTests : IDisposable
{
    private const string RulesPath = "bundle/rules.tar";
    private const string DeputyPath = "teams/a/extra.rules";

    private readonly DateTimeOffset _now = TimeProvider.System.GetUtcNow();
    private readonly TufSigner[] _people = [TufSigner.Generate(), TufSigner.Generate(), TufSigner.Generate()];
    private readonly TufSigner _server = TufSigner.Generate();
    private readonly TufSigner _deputy = TufSigner.Generate();

    public void Dispose()
    {
        foreach (var signer in _people.Append(_server).Append(_deputy)) signer.Dispose();
    }

    [TufJsFact]
    public async Task Tuf_js_reads_what_we_publish_over_a_rotation_of_keys()
    {
        await using var server = await StaticServer.StartAsync();
        using var folder = new TemporaryFolder();
        var first = await PublishAsync(TufRepository.Empty, Root(1), _people, "rules v1");
        server.Serve(first);
        await File.WriteAllBytesAsync(folder["root.json"], first.FirstRoot!.Value, TestContext.Current.CancellationToken);

        using var seen = await ReadAsync(folder, server, RulesPath, DeputyPath, "not/there");
        var found = seen.RootElement.GetProperty("found");
        Assert.Equal("rules v1", found.GetProperty(RulesPath).GetProperty("content").GetString());
        Assert.Equal("a line\nbreak, a \"quote\" and an ümlaut", found.GetProperty(RulesPath).GetProperty("custom").GetProperty("näme").GetString());
        Assert.Equal("from a deputy", found.GetProperty(DeputyPath).GetProperty("content").GetString());
        Assert.Equal(JsonValueKind.Null, found.GetProperty("not/there").ValueKind);
        Assert.Equal(["root.json", "snapshot.json", "targets.json", "team%20a%2F%C3%BC.json", "timestamp.json"], seen.RootElement.GetProperty("files").EnumerateArray().Select(file => file.GetString()!).Order(StringComparer.Ordinal));

        // One person leaves, another comes; two of the old ones and two of the new ones sign.
        var leaving = _people[0];
        _people[0] = TufSigner.Generate();
        var second = await PublishAsync(first, Root(2), [leaving, .. _people], "rules v2");
        leaving.Dispose();
        server.Serve(second);
        using var later = await ReadAsync(folder, server, RulesPath);
        Assert.Equal("rules v2", later.RootElement.GetProperty("found").GetProperty(RulesPath).GetProperty("content").GetString());
        Assert.Contains("\"version\":2", await File.ReadAllTextAsync(folder["root.json"], TestContext.Current.CancellationToken), StringComparison.Ordinal);

        // And what was there before is refused.
        server.Serve(first);
        foreach (var file in second.Files.Where(file => file.Name == "2.root.json")) server.Put("metadata", file.Name, file.Content);
        var refused = await TufJsPackage.RunAsync("read.cjs", folder.Path, server.Address.ToString(), RulesPath);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("less than current version", refused.Error, StringComparison.Ordinal);
    }

    [TufJsFact]
    public async Task Tuf_js_refuses_ours_where_a_byte_of_it_was_changed()
    {
        await using var server = await StaticServer.StartAsync();
        var repository = await PublishAsync(TufRepository.Empty, Root(1), _people, "rules v1");
        foreach (var file in repository.Files.Where(file => file.Name != "1.root.json"))
        {
            using var folder = new TemporaryFolder();
            await File.WriteAllBytesAsync(folder["root.json"], repository.FirstRoot!.Value, TestContext.Current.CancellationToken);
            server.Serve(repository);
            var changed = file.Content.ToArray();
            changed[^3] ^= 1;
            server.Put(file.Folder == TufFolder.Metadata ? "metadata" : "targets", file.Name, changed);
            var result = await TufJsPackage.RunAsync("read.cjs", folder.Path, server.Address.ToString(), RulesPath, DeputyPath);
            Assert.True(result.ExitCode == 1, $"{file.Name}: {result.Out}");
        }
    }

    private static async Task<JsonDocument> ReadAsync(TemporaryFolder folder, StaticServer server, params IEnumerable<string> targets)
    {
        var result = await TufJsPackage.RunAsync("read.cjs", [folder.Path, server.Address.ToString(), .. targets]);
        Assert.True(result.ExitCode == 0, result.Error);
        return JsonDocument.Parse(result.Stdout);
    }

    private TufRoot Root(long version)
    {
        var people = new TufRole([.. _people.Select(signer => signer.Key.Id)], 2);
        var server = new TufRole([_server.Key.Id], 1);
        return new TufRoot(
            version,
            _now.AddDays(365),
            IsConsistentSnapshot: true,
            _people.Append(_server).ToDictionary(signer => signer.Key.Id, signer => signer.Key),
            new Dictionary<string, TufRole> { [TufRoleNames.Root] = people, [TufRoleNames.Targets] = people, [TufRoleNames.Snapshot] = server, [TufRoleNames.Timestamp] = server });
    }

    private async Task<TufRepository> PublishAsync(TufRepository before, TufRoot root, IReadOnlyList<TufSigner> rootSigners, string rules)
    {
        var delegations = new TufDelegations(
            new Dictionary<string, TufKey> { [_deputy.Key.Id] = _deputy.Key },
            [new TufDelegatedRole("team a/ü", new TufRole([_deputy.Key.Id], 1), IsTerminating: true, Paths: ["teams/?/*.rules"])]);
        var files = new Dictionary<string, ReadOnlyMemory<byte>> { [RulesPath] = Encoding.UTF8.GetBytes(rules), [DeputyPath] = "from a deputy"u8.ToArray() };
        var custom = Encoding.UTF8.GetBytes("""{"näme":"a line\nbreak, a \"quote\" and an ümlaut"}""");
        var version = (before.Snapshot?.Version ?? 0) + 1;

        var authorities = new[] { before.Root, root }.OfType<TufRoot>().Select(from => TufAuthority.Of(from, TufRoleNames.Root)).ToList();
        var stagedRoot = Sign(TufRoleNames.Root, root, rootSigners, authorities);
        var deputy = Sign("team a/ü", new TufTargets(version, _now.AddDays(30), new Dictionary<string, TufTarget> { [DeputyPath] = TufTarget.Of(files[DeputyPath].Span) }), [_deputy], [TufAuthority.Of(delegations.Roles[0], delegations, TufRoleNames.Targets)]);
        var targets = Sign(
            TufRoleNames.Targets,
            new TufTargets(version, _now.AddDays(30), new Dictionary<string, TufTarget> { [RulesPath] = TufTarget.Of(files[RulesPath].Span, custom) }, delegations),
            _people,
            [TufAuthority.Of(root, TufRoleNames.Targets)]);
        var snapshot = Sign(TufRoleNames.Snapshot, TufNext.Snapshot(before.Snapshot, [deputy, targets], _now.AddDays(30)), [_server], [TufAuthority.Of(root, TufRoleNames.Snapshot)]);
        var timestamp = Sign(TufRoleNames.Timestamp, TufNext.Timestamp(before.Timestamp, snapshot, _now.AddDays(1)), [_server], [TufAuthority.Of(root, TufRoleNames.Timestamp)]);

        var published = await before.PublishAsync(new TufRelease([stagedRoot, deputy, targets, snapshot, timestamp], files), _now);
        Assert.True(published.Succeeded, published.Error?.ToString());
        return published.Value.Repository;
    }

    private static TufStaged Sign(string role, TufMetadata content, IEnumerable<TufSigner> signers, IReadOnlyList<TufAuthority> authorities)
    {
        var staged = TufStaged.Of(role, content).Value!;
        foreach (var signer in signers) staged = staged.With(staged.Sign(signer), authorities).Value!;
        return staged;
    }
}
