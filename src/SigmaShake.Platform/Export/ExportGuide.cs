using System.Globalization;
using System.Text;
using SigmaShake.Ledger.Checkpoints;
using SigmaShake.Platform.Audit;
using SigmaShake.Platform.Organisations;

namespace SigmaShake.Platform.Export;

/// <summary>What says what is in an export, and how to verify it without SigmaShake; the program that does lies beside.</summary>
internal static class ExportGuide
{
    private const string Verifier = "verify.py";

    /// <summary>Writes both.</summary>
    public static async Task WriteAsync(string folder, OrgScope scope, CopiedLedger ledger, DateTimeOffset now, CancellationToken cancellation)
    {
        var keys = CheckpointStore.Read(Path.Combine(folder, "checkpoints")).Value?.Keys ?? [];
        var text = string.Create(CultureInfo.InvariantCulture, $"""
            The organisation {scope.Name} ({scope.Id}), exported at {now:yyyy-MM-dd HH:mm:ss}Z.

            tables/       a file for each table, a JSON object on each line; what was sealed is opened
            files/        what is no table, where there is any
            ledger/       what was done in the organisation: {ledger.Size} entries, in the format of docs/internals/ledger.md
            checkpoints/  what the ledger has signed
            log/          the same ledger as a static log (c2sp.org/tlog-tiles), its payloads beside it

            To verify the ledger, and to list it (Python 3, and openssl for signatures):

                python3 {Verifier} ledger --list
                python3 {Verifier} log {string.Join(' ', keys.Select(key => $"'{key}'"))}

            Both print size {ledger.Size} and root {ledger.Root} if what you have is what was signed, and entries that came in while this was written.

            """);
        await File.WriteAllTextAsync(Path.Combine(folder, "README.txt"), text, new UTF8Encoding(false), cancellation);
        await using var program = typeof(ExportGuide).Assembly.GetManifestResourceStream(Verifier)!;
        await using var copy = new FileStream(Path.Combine(folder, Verifier), FileMode.CreateNew, FileAccess.Write);
        await program.CopyToAsync(copy, cancellation);
    }
}
