using SigmaShake.Signing.Notes;

namespace SigmaShake.Ledger.Checkpoints;

/// <summary>The public keys of a log, from the first to the one in force, each vouched for by the one before.</summary>
internal sealed class KeyChain
{
    private readonly List<HandOver> _handOvers;

    private KeyChain(VerifierKey first, List<HandOver> handOvers)
    {
        First = first;
        _handOvers = handOvers;
    }

    public VerifierKey First { get; }

    public VerifierKey Current => _handOvers.Count > 0 ? _handOvers[^1].To : First;

    public IReadOnlyList<HandOver> HandOvers => _handOvers;

    public IEnumerable<VerifierKey> Keys => _handOvers.Select(handOver => handOver.To).Prepend(First);

    /// <summary>The only key that may have signed the checkpoint of <paramref name="size"/>.</summary>
    public VerifierKey KeyFor(long size) => _handOvers.Find(handOver => size <= handOver.Size)?.From ?? Current;

    /// <summary>Reads and verifies the chain; null and a problem where not even the first key can be read.</summary>
    public static KeyChain? Read(CheckpointFolder folder, IEnumerable<string> names, List<StoreProblem> problems)
    {
        var read = folder.Read(CheckpointFiles.FirstKey, NoteLimits.MaxBytes);
        if (!read.Succeeded)
        {
            problems.Add(new StoreProblem(
                CheckpointFiles.FirstKey, folder.Contains(CheckpointFiles.FirstKey) ? read.Error.Message : "the log's first public key is gone"));
            return null;
        }

        var text = System.Text.Encoding.UTF8.GetString(read.Value);
        var first = text.EndsWith('\n') ? VerifierKey.Parse(text[..^1]).Value : null;
        if (first is null || !read.Value.AsSpan().SequenceEqual(System.Text.Encoding.UTF8.GetBytes($"{first}\n")))
        {
            problems.Add(new StoreProblem(CheckpointFiles.FirstKey, "it does not hold the log's first public key"));
            return null;
        }

        var chain = new KeyChain(first, []);
        chain.Follow(folder, names, problems);
        return chain;
    }

    private void Follow(CheckpointFolder folder, IEnumerable<string> names, List<StoreProblem> problems)
    {
        foreach (var name in names.Where(CheckpointFiles.IsHandOver).OrderBy(name => CheckpointFiles.Number(name) ?? long.MaxValue))
        {
            if (Next(folder, name, out var problem) is { } handOver) _handOvers.Add(handOver);
            else problems.Add(new StoreProblem(name, problem));
        }
    }

    private HandOver? Next(CheckpointFolder folder, string name, out string problem)
    {
        var read = folder.Read(name, NoteLimits.MaxBytes);
        problem = read.Error?.Message ?? "it is no signed note";
        if (!read.Succeeded || SignedNote.Parse(read.Value).Value is not { } note) return null;

        problem = "it is not written as a hand-over is";
        if (HandOver.Parse(note.TextBytes.Span) is not { } handOver) return null;

        problem = $"it is not the hand-over that follows the {_handOvers.Count} before it";
        if (handOver.Number != _handOvers.Count + 1 || name != CheckpointFiles.HandOver(handOver.Number)) return null;
        if (handOver.From.ToString() != Current.ToString() || handOver.To.Name != First.Name) return null;
        if (_handOvers.Count > 0 && handOver.Size < _handOvers[^1].Size) return null;
        if (Keys.Any(key => key.Key.Equals(handOver.To.Key))) return null;

        problem = "it is not signed by the old key and the new one, and by no other";
        var signers = NoteVerification.Verify(note, [handOver.From, handOver.To]).Value;
        return signers?.Count == 2 && note.Signatures.Count == 2 ? handOver : null;
    }
}
