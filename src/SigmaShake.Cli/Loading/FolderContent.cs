using SigmaShake.Ledger.Hashing;
using SigmaShake.Rules.Diagnostics;
using SigmaShake.Rules.Images.Storage;
using SigmaShake.Rules.Model;

namespace SigmaShake.Cli.Loading;

/// <summary>What a folder of rules holds, read and checked.</summary>
/// <param name="Rules">Its rules, and a shut gate where something could not be read.</param>
/// <param name="Ambients">Its knowledge.</param>
/// <param name="Diagnostics">What is wrong with it.</param>
/// <param name="ContentHash">What stands for its files' names and bytes.</param>
/// <param name="Stamps">What its files were when they were read; null where an image made from them could not be told from a stale one.</param>
internal sealed record FolderContent(
    IReadOnlyList<Rule> Rules,
    IReadOnlyList<AmbientRule> Ambients,
    IReadOnlyList<Diagnostic> Diagnostics,
    Digest ContentHash,
    SourceStamps? Stamps)
{
    /// <summary>False where it could not be read as a whole, for want of time or otherwise, and its rules are one gate that is shut.</summary>
    public bool IsWhole { get; init; } = true;

    /// <summary>What else it says, as the image keeps it; empty for nothing.</summary>
    public byte[] Note { get; init; } = [];
}

/// <summary>What a folder and its files were when they were read.</summary>
internal sealed record SourceStamps(SourceStamp Folder, IReadOnlyList<(string Name, SourceStamp Stamp)> Files);
