using SigmaShake.Ledger.Format;
using SigmaShake.Ledger.Hashing;
using SigmaShake.Ledger.Tests.Support;
using SigmaShake.Ledger.Tiles;

namespace SigmaShake.Ledger.Tests.Tiles;

public sealed class TileExporterTests : IDisposable
{
    private readonly TestSigner _signer = new();

    public void Dispose() => _signer.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(700)]
    public async Task An_export_is_verified_by_a_program_that_shares_no_code(int size)
    {
        using var ledger = new GrownLedger(size);
        var folder = Export(ledger);
        var verified = await IndependentVerifier.RunAsync(folder, _signer.Vkey);
        Assert.Equal(("", $"size {size}\nroot {ledger.Verify().RootHash}\n"), (verified.Error, verified.Out));
    }

    [Fact]
    public async Task An_erased_payload_is_said_to_be_and_verifies()
    {
        using var ledger = new GrownLedger(3);
        ledger.Erase(1);
        var folder = Export(ledger, out var exported);
        Assert.Equal((3L, 1L), (exported.Size, exported.ErasedEntries));
        Assert.Equal(0, (await IndependentVerifier.RunAsync(folder, _signer.Vkey)).ExitCode);

        // State 2, and nothing behind it.
        var payloads = await File.ReadAllBytesAsync($"{folder}/payload/000.p/3", TestContext.Current.CancellationToken);
        Assert.Equal([2, 0, 0, 0, 0], payloads.AsSpan(5 + Commitment.SaltBytes + """{"n":0}""".Length, 5).ToArray());
    }

    [Fact]
    public async Task A_damaged_payload_is_exported_as_damaged_and_named_by_whoever_verifies()
    {
        using var ledger = new GrownLedger(3);
        using (var tree = ledger.Tree())
        {
            var note = _signer.Sign(tree);
            ledger.DamagePayload(2);
            var result = TileExporter.Export(ledger.Folder, ledger.Beside("export"), note);
            Assert.True(result.Succeeded, result.Error?.ToString());
            Assert.Equal(2, Assert.Single(result.Value.Problems).Index);
        }

        var verified = await IndependentVerifier.RunAsync(ledger.Beside("export"), _signer.Vkey);
        Assert.Equal((1, "entry 2: its payload is damaged\n"), (verified.ExitCode, verified.Error));
    }

    [Fact]
    public async Task One_flipped_byte_in_any_file_of_an_export_is_found()
    {
        using var ledger = new GrownLedger(3);
        ledger.Erase(1);
        var folder = Export(ledger);
        var files = Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToArray();
        Assert.Equal(["checkpoint", "payload/000.p/3", "tile/0/000.p/3", "tile/entries/000.p/3"], files.Select(file => Path.GetRelativePath(folder, file)));
        Assert.Equal($"flipped {files.Sum(file => new FileInfo(file).Length)}\n", await FlippedBytes.RunAsync("export", folder, _signer.Vkey, "", files));
    }

    [Fact]
    public async Task A_missing_file_and_another_key_are_found()
    {
        using var ledger = new GrownLedger(300);
        var folder = Export(ledger);
        using var stranger = new TestSigner();
        Assert.Equal(1, (await IndependentVerifier.RunAsync(folder, stranger.Vkey)).ExitCode);
        foreach (var file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
        {
            File.Move(file, file + "-gone");
            Assert.Equal(1, (await IndependentVerifier.RunAsync(folder, _signer.Vkey)).ExitCode);
            File.Move(file + "-gone", file);
        }

        Assert.Equal(0, (await IndependentVerifier.RunAsync(folder, _signer.Vkey)).ExitCode);
    }

    [Fact]
    public void As_much_is_exported_as_was_signed_for_and_readable_by_nobody_else()
    {
        using var ledger = new GrownLedger(10);
        using var tree = ledger.Tree();
        var folder = ledger.Beside("export");
        Directory.CreateDirectory(folder); // An empty one is taken.
        var exported = TileExporter.Export(ledger.Folder, folder + "/", _signer.Sign(tree, 7)).Value!;
        Assert.Equal(7, exported.Size);
        Assert.True(File.Exists($"{folder}/tile/0/000.p/7"));
        foreach (var path in Directory.GetFileSystemEntries(folder, "*", SearchOption.AllDirectories))
            Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(path) & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));
    }

    [Fact]
    public void Nothing_is_overwritten_and_a_failed_export_leaves_nothing()
    {
        using var ledger = new GrownLedger(3);
        using var tree = ledger.Tree();
        var note = _signer.Sign(tree);
        Directory.CreateDirectory(ledger.Beside("taken"));
        File.WriteAllText(ledger.Beside("taken/letter"), "mine");
        File.WriteAllText(ledger.Beside("file"), "mine");
        Assert.Equal(LedgerErrorKind.Unsafe, TileExporter.Export(ledger.Folder, ledger.Beside("taken"), note).Error?.Kind);
        Assert.Equal(LedgerErrorKind.Unsafe, TileExporter.Export(ledger.Folder, ledger.Beside("file"), note).Error?.Kind);
        Assert.Contains("(ENOENT)", TileExporter.Export(ledger.Folder, ledger.Beside("no/where"), note).Error?.Message);

        var forged = _signer.Sign(3, Sha256.Hash("another log"u8));
        Assert.Equal(LedgerErrorKind.Contradicted, TileExporter.Export(ledger.Folder, ledger.Beside("export"), forged).Error?.Kind);
        var beyond = _signer.Sign(4, tree.Root(3));
        Assert.Equal(LedgerErrorKind.Contradicted, TileExporter.Export(ledger.Folder, ledger.Beside("export"), beyond).Error?.Kind);

        Assert.Equal(["file", "ledger", "taken"], Directory.GetFileSystemEntries(ledger.Beside(".")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(("mine", "mine"), (File.ReadAllText(ledger.Beside("taken/letter")), File.ReadAllText(ledger.Beside("file"))));
    }

    private string Export(GrownLedger ledger) => Export(ledger, out _);

    private string Export(GrownLedger ledger, out ExportedTiles exported)
    {
        using var tree = ledger.Tree();
        var folder = ledger.Beside("export");
        var result = TileExporter.Export(ledger.Folder, folder, _signer.Sign(tree));
        Assert.True(result.Succeeded, result.Error?.ToString());
        exported = result.Value;
        return folder;
    }
}
