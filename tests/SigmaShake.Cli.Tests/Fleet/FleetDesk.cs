using SigmaShake.Cli.Fleet;
using SigmaShake.Cli.Tests.Commands;
using SigmaShake.Signing.Tuf;
using SigmaShake.Signing.Tuf.Metadata;
using SigmaShake.Signing.Tuf.Repository;

namespace SigmaShake.Cli.Tests.Fleet;

/// <summary>The desks of Alice, Bob and Mallory, who have a key each, and the server's; files are handed from one to the other.</summary>
internal sealed class FleetDesk : IDisposable
{
    public const string Rules = "rule push {\n  DENY execution\n  IF command EQUALS \"push\"\n  MESSAGE \"no push\"\n  EXAMPLE \"push\"\n  COUNTEREXAMPLE \"pull\"\n}\n";

    public FleetDesk()
    {
        foreach (var name in new[] { "alice", "bob", "mallory", "server" }) Succeed("fleet", "keys", "new", $"{name}.pem");
        WriteRules("git.rules", Rules);
    }

    public CommandRun Run { get; } = new();

    public string Output => Run.Output;

    public string Error => Run.Error;

    public string this[string path] => Path.Combine(Run.Project, path);

    /// <summary>Runs a command that succeeds.</summary>
    public void Succeed(params string[] arguments) => Assert.True(Run.Run(arguments) == 0, $"{string.Join(' ', arguments)}: {Run.Output}{Run.Error}");

    /// <summary>Runs a command that does not, and says why in one line with a cure.</summary>
    public void Refuse(string saying, params string[] arguments)
    {
        Assert.NotEqual(0, Run.Run(arguments));
        Assert.Contains(saying, Run.Error);
    }

    public void WriteRules(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[$"rules/{name}"])!);
        File.WriteAllText(this[$"rules/{name}"], text);
    }

    /// <summary>A root by which two of Alice and Bob decide everything, signed by both.</summary>
    public void MakeRoot()
    {
        Succeed(
            "fleet", "keys", "root", "--root-key", "alice.pem.pub", "--root-key", "bob.pem.pub", "--targets-key", "alice.pem.pub", "--targets-key", "bob.pem.pub",
            "--online-key", "server.pem.pub", "-o", "root.json");
        Sign("root.json", "alice");
        Sign("root.json", "bob");
    }

    public void Build(string output, params string[] more) => Succeed(["fleet", "bundle", "build", "rules", "-o", output, "--root", "root.json", .. more]);

    public void Sign(string file, string name, params string[] more) => Succeed(["fleet", "bundle", "sign", file, "--key", $"{name}.pem", "--yes", .. more]);

    public TufSigner Key(string name)
    {
        var (signer, problem) = KeyFile.ReadPrivate(this[$"{name}.pem"], passphraseFile: null);
        Assert.Null(problem);
        return signer!;
    }

    public TufStaged Staged(string path)
    {
        var (staged, problem) = StagedFile.Read(this[path]);
        Assert.Null(problem);
        return staged!;
    }

    /// <summary>What the server makes of signed rules: a repository, if every client would take it.</summary>
    public async Task<TufResult<TufPublication>> PublishAsync(TufRepository before, string folder, params string[] roots)
    {
        using var server = Key("server");
        var (targets, now) = (Staged($"{folder}/targets.json"), TimeProvider.System.GetUtcNow());
        var root = roots.Length > 0 ? (TufRoot)Staged(roots[^1]).Content : before.Root!;
        var snapshot = SignOnline(TufStaged.Of(TufRoleNames.Snapshot, TufNext.Snapshot(before.Snapshot, [targets], now.AddDays(7))).Value!, root, server);
        var timestamp = SignOnline(TufStaged.Of(TufRoleNames.Timestamp, TufNext.Timestamp(before.Timestamp, snapshot, now.AddDays(1))).Value!, root, server);
        var bundle = new Dictionary<string, ReadOnlyMemory<byte>> { ["bundle.json"] = await File.ReadAllBytesAsync(this[$"{folder}/bundle.json"], TestContext.Current.CancellationToken) };
        return await before.PublishAsync(new TufRelease([.. roots.Select(Staged), targets, snapshot, timestamp], bundle), now);
    }

    public void Dispose() => Run.Dispose();

    private static TufStaged SignOnline(TufStaged staged, TufRoot root, TufSigner server) => staged.With(staged.Sign(server), TufAuthority.Of(root, staged.Role)).Value!;
}
