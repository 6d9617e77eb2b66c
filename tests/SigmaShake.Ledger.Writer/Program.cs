using System.Globalization;
using System.Text;
using SigmaShake.Ledger.Append;
using SigmaShake.Ledger.Checkpoints;
using SigmaShake.Ledger.Durable;
using SigmaShake.Ledger.Format;

// The process that tests start, kill and starve: it appends, and acknowledges each entry on its own line as soon as it is durable.
//
//   append FOLDER COUNT LABEL    COUNT appends (0: without end); lines `ok INDEX LABEL-NUMBER` and `error KIND MESSAGE`
//   step FOLDER LABEL            one append for each line on stdin, so that a test can change the world in between
//   replace FILE TEXT            one atomic write of a small file
//   checkpoint FOLDER CHECKPOINTS    one checkpoint; `ok SIZE` or `error KIND MESSAGE`
//   rotate CHECKPOINTS           one change of keys; `ok VKEY` or `error KIND MESSAGE`
if (args is not [var command, var folder, ..])
{
    Console.Error.WriteLine("usage: append FOLDER COUNT LABEL | step FOLDER LABEL | replace FILE TEXT");
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

if (command == "rotate")
{
    var newKey = "";
    var rotated = KeyRotation.Rotate(folder, TimeProvider.System.GetUtcNow(), handOver => newKey = handOver.To.ToString());
    Say(rotated.Succeeded ? $"ok {newKey}" : $"error {rotated.Error.Kind} {rotated.Error}");
    return rotated.Succeeded ? 0 : 1;
}

var opened = LedgerWriter.Open(folder);
if (!opened.Succeeded)
{
    Say($"error {opened.Error.Kind} {opened.Error}");
    return 1;
}

using var writer = opened.Value;
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
    var result = writer.Append(EntryKind.Call, payload, TimeProvider.System.GetUtcNow());
    Say(result.Succeeded ? $"ok {result.Entry.Index} {label}-{number}" : $"error {result.Error.Kind} {result.Error}");
    return result.Succeeded;
}

void Say(string line)
{
    // One write, so that a kill leaves a whole line or none.
    stdout.Write(Encoding.UTF8.GetBytes(line + "\n"));
    stdout.Flush();
}
