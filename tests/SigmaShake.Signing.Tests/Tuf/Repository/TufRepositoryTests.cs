using System.Text;
using SigmaShake.Signing.Tests.Tuf.Support;
using SigmaShake.Signing.Tuf;
using SigmaShake.Signing.Tuf.Client;
using SigmaShake.Signing.Tuf.Metadata;
using SigmaShake.Signing.Tuf.Repository;
using SigmaShake.Testing;

namespace SigmaShake.Signing.Tests.Tuf.Repository;

public sealed class TufRepositoryTests : IDisposable
{
    private static readonly DateTimeOffset Now = RepositorySimulator.Now;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private readonly Organisation _organisation = new();

    public void Dispose() => _organisation.Dispose();

    [Fact]
    public async Task What_two_people_sign_and_publish_is_what_a_client_gets()
    {
        var first = await _organisation.PublishAsync(TufRepository.Empty, "rules v1");
        Assert.Equal(["rules v1"], await Fetch(first.Repository, new MemoryStore(), first.Repository.FirstRoot!.Value));

        var store = new MemoryStore();
        Assert.Equal(["rules v1"], await Fetch(first.Repository, store, first.Repository.FirstRoot!.Value));
        var second = await _organisation.PublishAsync(first.Repository, "rules v2");
        Assert.Equal(["rules v2"], await Fetch(second.Repository, store, first.Repository.FirstRoot!.Value));
        Assert.Equal(2, second.Repository.Snapshot!.Version);
        Assert.Equal(["bundle/rules"], second.Repository.Targets(TufRoleNames.Targets)!.Targets.Keys);
    }

    [Fact]
    public async Task Files_are_uploaded_in_an_order_in_which_nothing_points_at_what_is_not_there()
    {
        var first = await _organisation.PublishAsync(TufRepository.Empty, "rules v1");
        Assert.Equal(["rules", "1.root.json", "1.targets.json", "1.snapshot.json", "timestamp.json"], first.NewFiles.Select(file => file.Folder == TufFolder.Targets ? file.Name.Split('.')[^1] : file.Name));
        Assert.Matches("^bundle/[0-9a-f]{64}\\.rules$", first.NewFiles[0].Name);

        // Whoever reads between two of them sees the state before.
        var second = await _organisation.PublishAsync(first.Repository, "rules v2");
        for (var i = 0; i < second.NewFiles.Count; i++)
        {
            var seen = first.Repository.Files.Where(file => second.NewFiles.Take(i).All(newer => (newer.Folder, newer.Name) != (file.Folder, file.Name))).Concat(second.NewFiles.Take(i));
            Assert.Equal(["rules v1"], await Fetch(TufRepository.Of(seen), new MemoryStore(), first.Repository.FirstRoot!.Value));
        }
    }

    [Fact]
    public async Task The_bytes_depend_on_nothing_but_what_is_said_and_who_signs()
    {
        var release = _organisation.Release(TufRepository.Empty, "rules v1");
        var backwards = _organisation.Release(TufRepository.Empty, "rules v1", signers: people => people.Reverse());
        var one = (await TufRepository.Empty.PublishAsync(release, Now)).Value!.NewFiles;
        var other = (await TufRepository.Empty.PublishAsync(backwards with { Metadata = [.. backwards.Metadata.Reverse()] }, Now)).Value!.NewFiles;
        Assert.Equal(one.Select(file => (file.Name, Encoding.UTF8.GetString(file.Content.Span))), other.Select(file => (file.Name, Encoding.UTF8.GetString(file.Content.Span))));
    }

    [Fact]
    public async Task Signatures_that_were_made_apart_come_together_in_one_file()
    {
        var staged = TufStaged.Of(TufRoleNames.Root, _organisation.Root(1)).Value!;
        var authority = TufAuthority.Of(_organisation.Root(1), TufRoleNames.Root);
        Assert.Contains("is signed by 0 of the 2 keys", staged.Unmet(authority)!.Message, StringComparison.Ordinal);

        // One person gets the file and sends a line of text back; the other returns a signed copy.
        var carried = TufStaged.Parse(TufRoleNames.Root, staged.ToBytes()).Value!;
        Assert.Equal(staged.Digest, carried.Digest);
        var line = TufDetachedSignature.Parse(carried.Sign(_organisation.People[0]).ToBytes()).Value!;
        var copy = carried.With(carried.Sign(_organisation.People[1]), authority).Value!;

        var merged = staged.With(line, authority).Value!.Merge(copy, authority).Value!;
        Assert.Null(merged.Unmet(authority));
        Assert.Equal(merged.ToBytes(), copy.With(line, authority).Value!.ToBytes());
        Assert.Equal(merged.ToBytes(), merged.With(line, authority).Value!.ToBytes());
        Assert.Equal(2, merged.Signatures.Count);
        await Task.CompletedTask;
    }

    [Fact]
    public void A_signature_that_does_not_belong_on_a_file_stays_off_it()
    {
        var root = _organisation.Root(1);
        var authority = TufAuthority.Of(root, TufRoleNames.Root);
        var staged = TufStaged.Of(TufRoleNames.Root, root).Value!;
        var other = TufStaged.Of(TufRoleNames.Root, root with { Expires = root.Expires.AddDays(1) }).Value!;
        using var stranger = TufSigner.Generate();

        Assert.Contains("is on another file", staged.With(other.Sign(_organisation.People[0]), authority).Error?.Message, StringComparison.Ordinal);
        Assert.Contains("is another file", staged.Merge(other, authority).Error?.Message, StringComparison.Ordinal);
        Assert.Contains("does not stand for `root`", staged.With(staged.Sign(stranger), authority).Error?.Message, StringComparison.Ordinal);
        Assert.Contains("does not stand for `root`", staged.With(staged.Sign(_organisation.Server), authority).Error?.Message, StringComparison.Ordinal);
        Assert.Contains("does not verify", staged.With(staged.Sign(_organisation.People[0]) with { Signature = new string('0', 128) }, authority).Error?.Message, StringComparison.Ordinal);
        Assert.Contains("does not stand for", staged.With(staged.Sign(_organisation.People[0])).Error?.Message, StringComparison.Ordinal);
        Assert.Empty(staged.Merge(staged, authority).Value!.Signatures);
        Assert.Equal(TufProblem.Malformed, TufDetachedSignature.Parse("{}"u8).Error?.Problem);
        var line = staged.Sign(_organisation.People[0]);
        Assert.Equal(line, TufDetachedSignature.Parse([.. line.ToBytes(), (byte)'\n']).Value);
        Assert.Equal(TufProblem.Malformed, TufDetachedSignature.Parse([.. line.ToBytes(), .. Enumerable.Repeat((byte)' ', TufDetachedSignature.MaxBytes)]).Error?.Problem);
        Assert.Equal(TufProblem.Malformed, TufDetachedSignature.Parse("x"u8).Error?.Problem);
    }

    [Fact]
    public async Task Keys_rotate_when_both_thresholds_sign()
    {
        var first = await _organisation.PublishAsync(TufRepository.Empty, "rules v1");
        var store = new MemoryStore();
        Assert.Equal(["rules v1"], await Fetch(first.Repository, store, first.Repository.FirstRoot!.Value));

        using var replacement = TufSigner.Generate();
        var (old, leaving) = (first.Repository.Root!, _organisation.People[0]);
        _organisation.People[0] = replacement;
        var root = _organisation.Root(2);
        var authorities = new[] { TufAuthority.Of(old, TufRoleNames.Root), TufAuthority.Of(root, TufRoleNames.Root) };
        var staged = TufStaged.Of(TufRoleNames.Root, root).Value!;
        foreach (var signer in _organisation.People.Take(2)) staged = staged.With(staged.Sign(signer), authorities).Value!;

        // Of those who signed until now, one is too few.
        var release = _organisation.Release(first.Repository, "rules v2", staged);
        Assert.Equal(TufProblem.Unsigned, (await first.Repository.PublishAsync(release, Now)).Error?.Problem);

        var whole = staged.With(staged.Sign(leaving), authorities).Value!;
        var published = await first.Repository.PublishAsync(_organisation.Release(first.Repository, "rules v2", whole), Now);
        Assert.True(published.Succeeded, published.Error?.ToString());
        Assert.Equal(2, published.Value.Repository.Root!.Version);
        Assert.Equal(["rules v2"], await Fetch(published.Value.Repository, store, first.Repository.FirstRoot!.Value));
        leaving.Dispose();
    }

    [Fact]
    public async Task A_timestamp_is_signed_again_alone()
    {
        var first = await _organisation.PublishAsync(TufRepository.Empty, "rules v1");
        var again = TufNext.Timestamp(first.Repository.Timestamp!, Now.AddDays(9));
        var published = await first.Repository.PublishAsync(new TufRelease(_organisation.Sign(TufRoleNames.Timestamp, again)), Now);
        Assert.True(published.Succeeded, published.Error?.ToString());
        Assert.Equal(["timestamp.json"], published.Value.NewFiles.Select(file => file.Name));
        Assert.Equal(2, published.Value.Repository.Timestamp!.Version);

        // What was over meanwhile does not stand in the way of what comes after it.
        var late = TufNext.Timestamp(published.Value.Repository.Timestamp!, Now.AddDays(20));
        Assert.True((await published.Value.Repository.PublishAsync(new TufRelease(_organisation.Sign(TufRoleNames.Timestamp, late)), Now.AddDays(15))).Succeeded);
    }

    [Fact]
    public async Task A_release_that_clients_would_refuse_is_refused_before_it_is_published()
    {
        await Refuse(TufProblem.Mismatch, "there is no first root", TufRepository.Empty, release => release with { Metadata = [.. release.Metadata.Where(staged => staged.Role != TufRoleNames.Root)] });
        await Refuse(TufProblem.Unavailable, "is not there", TufRepository.Empty, release => release with { Metadata = [.. release.Metadata.Where(staged => staged.Role != TufRoleNames.Targets)] });
        await Refuse(TufProblem.Unavailable, "rules` is not there", TufRepository.Empty, release => release with { Targets = new Dictionary<string, ReadOnlyMemory<byte>>() });
        await Refuse(TufProblem.Expired, "`root.json`, version 1, is over", TufRepository.Empty, release => release, Now.AddDays(400));
        await Refuse(TufProblem.Unsigned, "is signed by 1 of the 2 keys", TufRepository.Empty, _ => _organisation.Release(TufRepository.Empty, "rules", signers: people => people.Take(1)));
        await Refuse(TufProblem.Mismatch, "consistent snapshots", TufRepository.Empty, release => release with { Metadata = [.. release.Metadata.Select(staged => staged.Content is TufRoot root ? _organisation.Sign(staged.Role, root with { IsConsistentSnapshot = false }) : staged)] });

        var first = await _organisation.PublishAsync(TufRepository.Empty, "rules v1");
        await Refuse(TufProblem.Rollback, "`1.targets.json` is published already", first.Repository, _ => new TufRelease(_organisation.Sign(TufRoleNames.Targets, new TufTargets(1, Now.AddDays(99), new Dictionary<string, TufTarget>()))));
        await Refuse(TufProblem.Mismatch, "no client would take over `2.targets.json`", first.Repository, release => release with { Metadata = [.. release.Metadata.Where(staged => staged.Role == TufRoleNames.Targets)] });
        await Refuse(TufProblem.Rollback, "is older than what was seen", await Advanced(first.Repository), _ => new TufRelease(_organisation.Sign(TufRoleNames.Timestamp, TufNext.Timestamp(first.Repository.Timestamp!, Now.AddDays(9)) with { Version = 1 })));
        await Refuse(TufProblem.Malformed, "is no path of a target", first.Repository, _ => _organisation.Release(first.Repository, "rules", path: "../rules"));
    }

    [Fact]
    public async Task Every_delegated_role_is_looked_into_before_it_is_published()
    {
        using var deputy = TufSigner.Generate();
        var content = "from a deputy"u8.ToArray();
        var delegations = new TufDelegations(
            new Dictionary<string, TufKey> { [deputy.Key.Id] = deputy.Key },
            [new TufDelegatedRole("deputy", new TufRole([deputy.Key.Id], 1), IsTerminating: true, Paths: ["deputy/*"])]);
        var file = new TufTargets(1, Now.AddDays(9), new Dictionary<string, TufTarget> { ["deputy/file"] = TufTarget.Of(content, "{\"ring\":1}"u8.ToArray()) });
        var staged = TufStaged.Of("deputy", file).Value!;
        var signed = staged.With(staged.Sign(deputy), TufAuthority.Of(delegations.Roles[0], delegations, TufRoleNames.Targets)).Value!;

        var lacking = await TufRepository.Empty.PublishAsync(_organisation.Release(TufRepository.Empty, "rules v1", delegated: (staged, delegations)), Now);
        Assert.Contains("`deputy.json` is signed by 0 of the 1 keys", lacking.Error?.Message, StringComparison.Ordinal);
        var release = _organisation.Release(TufRepository.Empty, "rules v1", delegated: (signed, delegations));
        Assert.Contains("is not there", (await TufRepository.Empty.PublishAsync(release, Now)).Error?.Message, StringComparison.Ordinal);

        var published = await TufRepository.Empty.PublishAsync(release with { Targets = new Dictionary<string, ReadOnlyMemory<byte>>(release.Targets) { ["deputy/file"] = content } }, Now);
        Assert.True(published.Succeeded, published.Error?.ToString());
        Assert.Equal("1.deputy.json", published.Value.NewFiles[3].Name);
        var update = (await TufClient.Open(published.Value.Repository.FirstRoot!.Value, new MemoryStore(), published.Value.Repository).Value!.RefreshAsync(Now, Cancellation)).Value!;
        var found = (await update.FindAsync("deputy/file", Cancellation)).Value!;
        Assert.Equal("deputy", found.Role);
        Assert.Equal(content, (await update.DownloadAsync(found, Cancellation)).Value);
    }

    [Fact]
    public async Task Roles_that_delegate_in_a_circle_are_looked_into_once()
    {
        using var deputy = TufSigner.Generate();
        var circle = new TufDelegations(
            new Dictionary<string, TufKey> { [deputy.Key.Id] = deputy.Key },
            [new TufDelegatedRole("deputy", new TufRole([deputy.Key.Id], 1), IsTerminating: false, Paths: ["*"])]);
        var staged = TufStaged.Of("deputy", new TufTargets(1, Now.AddDays(9), new Dictionary<string, TufTarget>(), circle)).Value!;
        var signed = staged.With(staged.Sign(deputy), TufAuthority.Of(circle.Roles[0], circle, TufRoleNames.Targets)).Value!;
        var published = await TufRepository.Empty.PublishAsync(_organisation.Release(TufRepository.Empty, "rules v1", delegated: (signed, circle)), Now);
        Assert.True(published.Succeeded, published.Error?.ToString());
    }

    [Fact]
    public async Task A_repository_is_opened_again_from_its_files()
    {
        var first = await _organisation.PublishAsync(TufRepository.Empty, "rules v1");
        var opened = TufRepository.Of(first.Repository.Files);
        Assert.Equal(1, opened.Root!.Version);
        Assert.True((await _organisation.PublishAsync(opened, "rules v2")).NewFiles.Count > 3);
        Assert.Null(TufRepository.Empty.Root);
        Assert.Null(TufRepository.Empty.Timestamp);
        Assert.Null(TufRepository.Empty.Snapshot);
        Assert.Null(TufRepository.Empty.Targets(TufRoleNames.Targets));
    }

    [Fact]
    public void What_is_written_is_read_back_as_it_was()
    {
        var role = new TufRole([_organisation.People[0].Key.Id], 1);
        var targets = new TufTargets(
            7,
            Now.AddDays(1),
            new Dictionary<string, TufTarget> { ["a"] = TufTarget.Of("text"u8, "{}"u8.ToArray()), ["b/ü"] = TufTarget.Of([]) },
            new TufDelegations(
                new Dictionary<string, TufKey> { [role.KeyIds[0]] = _organisation.People[0].Key },
                [new TufDelegatedRole("paths", role, IsTerminating: true, Paths: ["a/*", "?"]), new TufDelegatedRole("bins", role, IsTerminating: false, PathHashPrefixes: ["0", "ff"])]));
        var read = (TufTargets)TufStaged.Of(TufRoleNames.Targets, targets).Value!.Content;
        Assert.Equal(TufStaged.Of(TufRoleNames.Targets, targets).Value!.Digest, TufStaged.Of(TufRoleNames.Targets, read).Value!.Digest);
        Assert.Equal((7, Now.AddDays(1)), (read.Version, read.Expires));
        Assert.Equal(targets.Targets["a"].Hashes, read.Targets["a"].Hashes);
        Assert.Equal((4L, 0L), (read.Targets["a"].Length, read.Targets["b/ü"].Length));
        Assert.Equal("{}", Encoding.UTF8.GetString(read.Targets["a"].Custom!.Value.Span));
        Assert.Null(read.Targets["b/ü"].Custom);
        Assert.Equal(["a/*", "?"], read.Delegations!.Roles[0].Paths);
        Assert.Null(read.Delegations.Roles[0].PathHashPrefixes);
        Assert.True(read.Delegations.Roles[0].IsTerminating);
        Assert.Equal(["0", "ff"], read.Delegations.Roles[1].PathHashPrefixes);
        Assert.Null(read.Delegations.Roles[1].Paths);
        Assert.Equal(role.KeyIds, read.Delegations.Roles[1].Keys.KeyIds);

        var snapshot = new TufSnapshot(3, Now.AddDays(1), new Dictionary<string, TufMetaFile> { ["targets.json"] = new(2), ["a.json"] = TufMetaFile.Of(5, "file"u8) });
        var seen = (TufSnapshot)TufStaged.Of(TufRoleNames.Snapshot, snapshot).Value!.Content;
        Assert.Equal(new TufMetaFile(2), seen.Files["targets.json"]);
        Assert.Equal((5L, 4L), (seen.Files["a.json"].Version, seen.Files["a.json"].Length));
        Assert.Equal(snapshot.Files["a.json"].Hashes, seen.Files["a.json"].Hashes);
    }

    [Fact]
    public void What_no_client_would_read_is_not_staged()
    {
        var targets = new TufTargets(0, Now, new Dictionary<string, TufTarget>());
        Assert.Contains("integer `version`", TufStaged.Of(TufRoleNames.Targets, targets).Error?.Message, StringComparison.Ordinal);
        Assert.Contains("is of the type `targets`, where `root` is wanted", TufStaged.Of(TufRoleNames.Root, targets with { Version = 1 }).Error?.Message, StringComparison.Ordinal);
        Assert.Contains("has no object `custom`", TufStaged.Of(TufRoleNames.Targets, targets with { Version = 1, Targets = new Dictionary<string, TufTarget> { ["a"] = TufTarget.Of([], "1"u8.ToArray()) } }).Error?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_is_kept_as_OpenSSL_keeps_it()
    {
        using var signer = TufSigner.Generate();
        var pem = signer.ToPem();
        using var read = TufSigner.FromPem(pem).Value!;
        Assert.Equal(signer.Key.Id, read.Key.Id);
        Assert.DoesNotContain(Convert.ToBase64String(pem)[40..60], signer.ToString(), StringComparison.Ordinal);

        var known = await ChildProcess.RunAsync("openssl", ["pkey", "-pubout", "-outform", "DER"], pem);
        Assert.Equal(0, known.ExitCode);
        Assert.Equal(signer.Key.Json.Member("keyval")!.Member("public")!.Text, Convert.ToHexStringLower(known.Stdout.AsSpan(12)));

        var made = await ChildProcess.RunAsync("openssl", ["genpkey", "-algorithm", "ed25519"]);
        using var foreign = TufSigner.FromPem(made.Stdout).Value;
        Assert.NotNull(foreign);

        Assert.False(TufSigner.FromPem([]).Succeeded);
        for (var i = 0; i < pem.Length; i++) Assert.False(TufSigner.FromPem(pem.AsSpan(0, i)).Succeeded);
        var other = await ChildProcess.RunAsync("openssl", ["genpkey", "-algorithm", "x25519"]);
        Assert.False(TufSigner.FromPem(other.Stdout).Succeeded);
    }

    private async Task<TufRepository> Advanced(TufRepository repository) => (await _organisation.PublishAsync(repository, "rules v2")).Repository;

    private async Task Refuse(TufProblem problem, string message, TufRepository repository, Func<TufRelease, TufRelease> change, DateTimeOffset? now = null)
    {
        var result = await repository.PublishAsync(change(_organisation.Release(repository, "rules")), now ?? Now);
        Assert.True(result.Error?.Problem == problem && result.Error.Message.Contains(message, StringComparison.Ordinal), $"{result.Error?.ToString() ?? "published"}, where {problem} and `{message}` were expected");
    }

    private static async Task<string[]> Fetch(TufRepository repository, ITufStore store, ReadOnlyMemory<byte> firstRoot)
    {
        var update = await TufClient.Open(firstRoot, store, repository).Value!.RefreshAsync(Now, Cancellation);
        Assert.True(update.Succeeded, update.Error?.ToString());
        var found = await update.Value.FindAsync("bundle/rules", Cancellation);
        Assert.True(found.Succeeded, found.Error?.ToString());
        return [Encoding.UTF8.GetString((await update.Value.DownloadAsync(found.Value, Cancellation)).Value!)];
    }
}
