using System.Globalization;
using SigmaShake.Ledger.Hashing;
using SigmaShake.Ledger.Merkle;
using SigmaShake.Signing.Checkpoints;
using SigmaShake.Signing.Notes;

namespace SigmaShake.Ledger.Proofs;

/// <summary>A proof that an entry is in the log, to be checked anywhere (C2SP tlog-proof). Immutable, thread-safe.</summary>
internal sealed record InclusionProofFile(EntryEvidence Evidence, long Index, Digest[] Path, SignedNote Note)
{
    public const string FirstLine = "c2sp.org/tlog-proof@v1";

    private const string ExtraWord = "extra ";
    private const int HeadLines = 3;

    public byte[] ToBytes() => ProofLines.Write(
        [FirstLine, ExtraWord + Convert.ToBase64String(Evidence.Bytes.Span), string.Create(CultureInfo.InvariantCulture, $"index {Index}")], Path, Note);

    /// <summary>Reads one; null and the reason where it is none. Nothing is verified.</summary>
    public static InclusionProofFile? Parse(string[] head, SignedNote note, out string problem)
    {
        problem = "its second line does not hold the entry (`extra`)";
        if (head.Length < HeadLines || !head[1].StartsWith(ExtraWord, StringComparison.Ordinal)) return null;
        if (ProofLines.Base64(head[1][ExtraWord.Length..]) is not { } extra) return null;
        problem = "its third line does not say which entry (`index`)";
        if (ProofLines.Number(head[2], "index") is not { } index) return null;
        problem = $"what follows its third line are not up to {ProofLines.MaxHashes} hashes in base 64";
        return ProofLines.Hashes(head.AsSpan(HeadLines)) is { } path ? new InclusionProofFile(new EntryEvidence(extra), index, path, note) : null;
    }

    /// <summary>Null where it holds against the checkpoint; else what is wrong. The checkpoint's signatures are for the caller to verify.</summary>
    public string? Check(Checkpoint checkpoint)
    {
        if (Evidence.Check(Index) is { } problem) return problem;
        if (Index >= checkpoint.Size) return $"entry {Index} is not in a log of {checkpoint.Size} entries";
        return InclusionProof.Verify(Evidence.LeafHash, Index, checkpoint.Size, Path, new Digest(checkpoint.Root))
            ? null
            : "its hashes do not lead from the entry to the checkpoint's root";
    }
}
