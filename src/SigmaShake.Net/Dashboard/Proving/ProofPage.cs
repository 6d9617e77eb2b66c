using SigmaShake.Ledger.Checkpoints;
using SigmaShake.Ledger.Content;
using SigmaShake.Ledger.Index;
using SigmaShake.Net.Dashboard.Log;
using SigmaShake.Net.Markup;
using SigmaShake.Net.Serving;

namespace SigmaShake.Net.Dashboard.Proving;

/// <summary>
/// That an entry is in the log, drawn, and checked in the browser by a script that is short enough to be read: it takes the proof that anybody may take, and
/// believes nothing that this server says of it.
/// </summary>
internal sealed class ProofPage(Machine machine)
{
    public IEnumerable<Route> Routes => [Route.Get("/log/*/proof", ShowAsync), Route.Get("/log/*/proof.txt", DownloadAsync)];

    private async Task<Answer> ShowAsync(PageRequest request, string part)
    {
        if (EntryLinks.Number(part) is not { } index) return Answer.NotFound;
        var (found, proof, problem) = await FindAsync(index, request.Cancellation);
        if (problem is not null) return new Answer.Page($"Proof of entry {part}", Notice.Problem(problem));
        if (found?.Entry is not { } entry || proof is null) return Answer.NotFound;
        var store = CheckpointStore.Read(machine.State.Checkpoints);
        var keys = store.Value?.Keys.Select(key => key.ToString()).ToList() ?? [];
        var path = EntryLinks.Path(index);
        return new Answer.Page($"Proof of entry {index}", Html.Of($"""
            <p class="tabs"><a href="{request.Link(path)}">Entry {index}</a><a href="{request.Link(path + "/proof.txt")}">The proof as a file</a></p>
            <p class="code">{EntryWords.Subject(EntryContent.Of(entry))}</p>
            <div id="proof" data-address="{request.Link(path + "/proof.txt")}" data-index="{index}" data-keys="{string.Join(' ', keys)}">
            <p id="judgement" role="status">Nothing was checked.</p>
            <noscript><p class="hint">That takes a script. In a terminal, <code>ssg audit prove {index}</code> makes the proof and <code>ssg audit prove --check</code> checks it.</p></noscript>
            </div>
            {ProofDrawing.Of(proof)}
            <dl><dt>checkpoint</dt><dd>over {proof.Size} entries</dd><dt>its root</dt><dd><code>{proof.Root}</code></dd><dt>the log's key</dt><dd><code>{string.Join(' ', keys)}{store.Error?.ToString()}</code></dd></dl>
            <ol id="findings" aria-label="What this browser has checked"></ol>
            <p class="hint">Whoever keeps a checkpoint elsewhere can tell whether the log was rewritten later; <code>ssg audit checkpoint</code> prints one.</p>
            """)) { Scripts = ["proof"] };
    }

    private async Task<Answer> DownloadAsync(PageRequest request, string part)
    {
        if (EntryLinks.Number(part) is not { } index) return Answer.NotFound;
        var (_, proof, problem) = await FindAsync(index, request.Cancellation);
        if (problem is not null) return new Answer.Page($"Proof of entry {part}", Notice.Problem(problem));
        return proof is null ? Answer.NotFound : new Answer.Download($"entry-{index}.tlog-proof", "text/plain; charset=utf-8", proof.Text);
    }

    private async Task<(FoundEntry? Found, EntryProof? Proof, string? Problem)> FindAsync(long index, CancellationToken cancellation)
    {
        var found = await machine.AskAsync(opened => opened.Find(index), cancellation);
        if (found.Problem is not null || found.Value?.Entry is null) return (found.Value, null, found.Problem);
        var (proof, problem) = await Task.Run(() => EntryProof.Make(machine, index), cancellation);
        return (found.Value, proof, problem);
    }
}
