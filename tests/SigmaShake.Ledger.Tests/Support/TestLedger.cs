using System.Text;
using SigmaShake.Ledger.Append;
using SigmaShake.Ledger.Format;
using SigmaShake.Ledger.Reading;
using SigmaShake.Ledger.Verification;
using SigmaShake.Testing;

namespace SigmaShake.Ledger.Tests.Support;

/// <summary>A ledger in a folder of its own, and both verifiers at hand.</summary>
internal sealed class TestLedger : IDisposable
{
    private readonly TemporaryFolder _temporary = new();

    public static DateTimeOffset Noon { get; } = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    public string Folder => _temporary["ledger"];

    public string Entries => Path.Combine(Folder, "entries");

    public string Lock => Path.Combine(Folder, "lock");

    public string Beside(string name) => _temporary[name];

    public AppendResult TryAppend(string payload, DateTimeOffset? now = null, int lockTimeoutMs = 3_000)
    {
        var opened = LedgerWriter.Open(Folder, default, lockTimeoutMs);
        if (!opened.Succeeded) return new AppendResult(null, opened.Error);
        using var writer = opened.Value;
        return writer.Append(EntryKind.Call, Encoding.UTF8.GetBytes(payload), now ?? Noon);
    }

    public AppendedEntry Append(string payload, DateTimeOffset? now = null)
    {
        var result = TryAppend(payload, now);
        Assert.True(result.Succeeded, result.Error?.ToString());
        return result.Entry;
    }

    public (List<LedgerEntry> Entries, IReadOnlyList<LedgerProblem> Problems) Read()
    {
        var opened = LedgerReader.Open(Folder);
        Assert.True(opened.Succeeded, opened.Error?.ToString());
        using var reader = opened.Value;
        return (reader.Entries().ToList(), reader.Problems);
    }

    public List<string> Payloads() => Read().Entries.Select(e => Encoding.UTF8.GetString(e.Payload ?? [])).ToList();

    public VerificationReport Verify()
    {
        var result = LedgerVerifier.Verify(Folder);
        Assert.True(result.Succeeded, result.Error?.ToString());
        return result.Value;
    }

    /// <summary>Runs our verifier and the independent one, and holds them to the same size and root.</summary>
    public async Task<VerificationReport> VerifyTwiceAsync()
    {
        var report = Verify();
        var other = await IndependentVerifier.RunAsync(Folder);
        Assert.True(report.IsIntact == (other.ExitCode == 0), $"{string.Join("\n", report.Problems)}\n--- verify.py:\n{other.Error}");
        if (report.IsIntact) Assert.Equal($"size {report.Size}\nroot {report.RootHash}\n", other.Out);
        return report;
    }

    public void Dispose() => _temporary.Dispose();
}
