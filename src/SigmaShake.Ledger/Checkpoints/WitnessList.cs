using System.Text;
using SigmaShake.Signing.Cosignatures;

namespace SigmaShake.Ledger.Checkpoints;

/// <summary>The witnesses whose cosignatures were taken in: their verifier keys, one a line.</summary>
internal static class WitnessList
{
    private const int MaxBytes = 1 << 20;

    public static IReadOnlyList<CosignerKey> Read(CheckpointFolder folder, List<StoreProblem> problems)
    {
        if (!folder.Contains(CheckpointFiles.Witnesses)) return [];
        var read = folder.Read(CheckpointFiles.Witnesses, MaxBytes);
        if (!read.Succeeded)
        {
            problems.Add(new StoreProblem(CheckpointFiles.Witnesses, read.Error.Message));
            return [];
        }

        var witnesses = new List<CosignerKey>();
        if (NoteTextIsWhole(read.Value))
        {
            foreach (var line in Encoding.UTF8.GetString(read.Value.AsSpan(..^1)).Split('\n'))
            {
                if (CosignerKey.Parse(line).Value is { } key && !witnesses.Exists(known => known.ToString() == line)) witnesses.Add(key);
                else problems.Add(new StoreProblem(CheckpointFiles.Witnesses, $"its line {witnesses.Count + 1} is no verifier key of a witness, or comes twice"));
            }
        }
        else
        {
            problems.Add(new StoreProblem(CheckpointFiles.Witnesses, "it does not end with a line break, or is not UTF-8"));
        }

        return witnesses;
    }

    public static LedgerError? Write(CheckpointFolder folder, IEnumerable<CosignerKey> witnesses) =>
        folder.Write(CheckpointFiles.Witnesses, Encoding.UTF8.GetBytes(string.Concat(witnesses.Select(witness => $"{witness}\n"))));

    private static bool NoteTextIsWhole(ReadOnlySpan<byte> text) => !text.IsEmpty && text[^1] == '\n' && System.Text.Unicode.Utf8.IsValid(text);
}
