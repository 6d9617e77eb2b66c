using System.Globalization;
using System.Text;
using SigmaShake.Ledger;
using SigmaShake.Ledger.Append;
using SigmaShake.Ledger.Checkpoints;
using SigmaShake.Ledger.Durable;
using SigmaShake.Ledger.Erasure;
using SigmaShake.Ledger.Fleet;
using SigmaShake.Ledger.Format;
using SigmaShake.Ledger.Hashing;
using SigmaShake.Ledger.Retention;

// The process that tests start, kill and starve: it appends, and acknowledges each entry on its own line as soon as it is durable.
//
//   append FOLDER COUNT LABEL [FIRST_MS STEP_MS]    COUNT appends (0: without end); lines `ok INDEX LABEL-NUMBER` and `error KIND MESSAGE`.
//                                With a clock of its own: FIRST_MS since 1970, and STEP_MS more each time (0: frozen; below: it runs back)
//   append-relaxed FOLDER COUNT LABEL    the same without the sync
//   step FOLDER LABEL            one append for each line on stdin, so that a test can change the world in between
//   erase FOLDER                 erases every call, and compacts; lines `erased COUNT`, `compacted BYTES` and `error KIND MESSAGE`
//   replace FILE TEXT            one atomic write of a small file
//   checkpoint FOLDER CHECKPOINTS    one checkpoint; `ok SIZE` or `error KIND MESSAGE`
//   enforce FOLDER RELEASE BUNDLE    puts a bundle of that text in force, as that release; `ok` or `error KIND MESSAGE`
//   rotate CHECKPOINTS           one change of keys; `ok VKEY` or `error KIND MESSAGE`
if (args is not [var command, var folder, ..])
{
    Console.Error.WriteLine("usage: append[-relaxed] FOLDER COUNT LABEL [FIRST_MS STEP_MS] | step FOLDER LABEL | erase FOLDER | replace FILE TEXT");
    return 64;
}

using var stdout = Console.OpenStandardOutput();
if (command == "replace")
{
    var error = AtomicFile.Write(folder, Encoding.UTF8.GetBytes(args[2]));
    Say(error is null ? "ok" : $"error {error.Kind} {error}");
    return error is null ? 0 : 1;
}

if (command == "checkpoint")
{
    var signed = CheckpointSigner.Sign(folder, args[2]);
    Say(signed.Succeeded ? $"ok {signed.Value.Checkpoint.Size}" : $"error {signed.Error.Kind} {signed.Error}");
    return signed.Succeeded ? 0 : 1;
}

if (command == "enforce")
{
    var bundle = Encoding.UTF8.GetBytes(args[3]);
    var release = new EnforcedRelease(long.Parse(args[2], CultureInfo.InvariantCulture), Sha256.Hash(bundle), 1, 2);
    var place = FleetWriter.Open(new FleetPlace(folder, FleetPlace.OfPerson(folder).Owner, IsMachine: false));
    var error = place.Succeeded ? place.Value.Enforce(bundle, release) : place.Error;
    place.Value?.Dispose();
    Say(error is null ? "ok" : $"error {error.Kind} {error}");
    return error is null ? 0 : 1;
}

if (command == "rotate")
{
    var newKey = "";
    var rotated = KeyRotation.Rotate(folder, TimeProvider.System.GetUtcNow(), handOver => newKey = handOver.To.ToString());
    Say(rotated.Succeeded ? $"ok {newKey}" : $"error {rotated.Error.Kind} {rotated.Error}");
    return rotated.Succeeded ? 0 : 1;
}

if (command == "erase") return Erase();

var opened = LedgerWriter.Open(folder, new RecordingPolicy(IsRelaxed: command == "append-relaxed"));
if (!opened.Succeeded)
{
    Say($"error {opened.Error.Kind} {opened.Error}");
    return 1;
}

using var writer = opened.Value;
long? firstMs = args.Length > 5 ? long.Parse(args[4], CultureInfo.InvariantCulture) : null;
if (command == "step")
{
    for (var number = 0; Console.In.ReadLine() is not null; number++) Append(args[2], number);
    return 0;
}

var count = long.Parse(args[2], CultureInfo.InvariantCulture);
for (var number = 0L; count == 0 || number < count; number++)
{
    if (!Append(args[3], number)) return 1;
}

return 0;

bool Append(string label, long number)
{
    var payload = Encoding.UTF8.GetBytes($$"""{"label":"{{label}}-{{number}}"}""");
    var now = firstMs is { } first
        ? DateTimeOffset.FromUnixTimeMilliseconds(first + (number * long.Parse(args[5], CultureInfo.InvariantCulture)))
        : TimeProvider.System.GetUtcNow();
    var result = writer.Append(EntryKind.Call, payload, now);
    Say(result.Succeeded ? $"ok {result.Entry.Index} {label}-{number}" : $"error {result.Error.Kind} {result.Error}");
    return result.Succeeded;
}

int Erase()
{
    var ready = LedgerEraser.Open(folder);
    if (!ready.Succeeded) return Fail(ready.Error);
    using (var eraser = ready.Value)
    {
        var found = eraser.Find(ErasureSelection.Before(DateTimeOffset.MaxValue));
        if (!found.Succeeded) return Fail(found.Error);
        if (eraser.Erase(found.Value, new Eraser("person", 0, "test"), TimeProvider.System) is { } error) return Fail(error);
        Say($"erased {found.Value.Count}");
    }

    var (freed, notCompacted) = LedgerCompactor.Compact(folder);
    if (notCompacted is not null) return Fail(notCompacted);
    Say($"compacted {freed}");
    return 0;
}

int Fail(LedgerError error)
{
    Say($"error {error.Kind} {error}");
    return 1;
}

void Say(string line)
{
    // One write, so that a kill leaves a whole line or none.
    stdout.Write(Encoding.UTF8.GetBytes(line + "\n"));
    stdout.Flush();
}
