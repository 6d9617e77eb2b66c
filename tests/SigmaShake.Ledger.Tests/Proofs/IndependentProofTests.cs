using System.Text;
using SigmaShake.Ledger.Proofs;
using SigmaShake.Ledger.Tests.Support;

namespace SigmaShake.Ledger.Tests.Proofs;

/// <summary>What <c>tools/verify.py</c> takes and how it shows it.</summary>
public sealed class IndependentProofTests
{
    [Fact]
    public async Task Growth_across_a_change_of_keys_is_proved_with_both_keys_and_not_with_one()
    {
        using var log = new SignedLedger(entries: 2);
        var old = log.Ledger.Beside("old");
        await File.WriteAllBytesAsync(old, log.Sign().Note.ToBytes(), TestContext.Current.CancellationToken);
        var handOver = log.Rotate();
        log.Ledger.Append("{}");
        var proof = await WriteAsync(log, ProofMaker.ProveGrowth(log.Ledger.Folder, 2, log.Sign().Note).Value!);
        var (first, second) = (handOver.From.ToString(), handOver.To.ToString());

        Assert.Equal((0, "the log of 3 grew out of that of 2\n"), await RunAsync(proof, first, second, old));
        Assert.Equal((1, ""), await RunAsync(proof, second, old));
        Assert.Equal((1, ""), await RunAsync(proof, first, old));
        Assert.Equal((1, ""), await RunAsync(proof, old));
        Assert.Equal(
            "proof: it starts from an older checkpoint: give the file of that one too\n",
            (await IndependentVerifier.RunAsync(proof, first, second)).Error);
    }

    [Fact]
    public async Task Control_characters_of_payloads_do_not_reach_the_terminal()
    {
        using var log = new SignedLedger();
        log.Ledger.Append("a\u001b[2Jb\u202ec\nd\u00e9");
        var key = log.Sign().Note;
        var proof = await WriteAsync(log, ProofMaker.ProveEntry(log.Ledger.Folder, 0, key, withPayload: true).Value!);

        Assert.Equal((0, "entry 0 of 1\na\\x1b[2Jb\\u202ec\\nd\u00e9\n"), await RunAsync(proof, log.Store().Keys[0].ToString()));
        Assert.Contains("a\\x1b[2Jb\\u202ec\\nd\u00e9\n", (await IndependentVerifier.RunAsync(log.Ledger.Folder, "--list")).Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("index 1", "index 01")]
    [InlineData("index 1", "index +1")]
    [InlineData("index 1", "index  1")]
    [InlineData("extra ", "")]
    [InlineData("extra ", "extra  ")]
    [InlineData("\u2014 ", "\u2014  ")]
    [InlineData("index 1", "index 1")]
    public async Task Only_the_one_form_of_a_proof_is_taken(string from, string to)
    {
        using var log = new SignedLedger(entries: 3);
        var proof = Encoding.UTF8.GetString(ProofMaker.ProveEntry(log.Ledger.Folder, 1, log.Sign().Note, withPayload: true).Value!);
        var file = await WriteAsync(log, Encoding.UTF8.GetBytes(proof.Replace(from, to, StringComparison.Ordinal)));
        Assert.Equal(from == to ? 0 : 1, (await RunAsync(file, log.Store().Keys[0].ToString())).ExitCode);
    }

    private static async Task<(int ExitCode, string Out)> RunAsync(string file, params string[] more)
    {
        var result = await IndependentVerifier.RunAsync(file, more);
        return (result.ExitCode, result.Out);
    }

    private static async Task<string> WriteAsync(SignedLedger log, byte[] proof)
    {
        var file = log.Ledger.Beside("proof");
        await File.WriteAllBytesAsync(file, proof, TestContext.Current.CancellationToken);
        return file;
    }
}
