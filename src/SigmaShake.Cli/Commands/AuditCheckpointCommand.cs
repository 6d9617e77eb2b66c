using System.CommandLine;
using SigmaShake.Cli.Files;
using SigmaShake.Cli.Recording;
using SigmaShake.Cli.State;
using SigmaShake.Ledger.Checkpoints;
using SigmaShake.Signing.Cosignatures;

namespace SigmaShake.Cli.Commands;

/// <summary><c>ssg audit checkpoint</c>: what the log holds now, signed, for others to keep.</summary>
internal static class AuditCheckpointCommand
{
    private const string OneOnly = "say one of `--show`, `--key`, `--rotate` and `--cosign` at a time";

    public static Command Define(CommandContext context)
    {
        var show = new Option<bool>("--show") { Description = "Print the last checkpoint with all its signatures, and make none." };
        var key = new Option<bool>("--key") { Description = "Print the log's public key, as a verifier key, and make no checkpoint." };
        var rotate = new Option<bool>("--rotate") { Description = "Change the key, and print the hand-over that the old one signs." };
        var cosign = new Option<string>("--cosign") { Description = "Take in what a witness has signed beside the log.", HelpName = NoteInput.Name };
        var witness = new Option<string>("--witness") { Description = "The witness's verifier key, with `--cosign`.", HelpName = "VKEY" };
        var command = new Command(
            "checkpoint", "Sign what the log holds now, and print it (c2sp.org/tlog-checkpoint). Whoever keeps a copy can tell whether the log was rewritten later.")
        {
            show, key, rotate, cosign, witness,
        };
        command.SetAction(parsed =>
        {
            var note = parsed.GetValue(cosign);
            bool[] chosen = [parsed.GetValue(show), parsed.GetValue(key), parsed.GetValue(rotate), note is not null];
            if (chosen.Count(one => one) > 1) return context.Fail(OneOnly, ExitCodes.Usage);
            if (note is null != parsed.GetValue(witness) is null)
                return context.Fail("`--cosign` takes the note, and `--witness` the verifier key of who cosigned it: say both", ExitCodes.Usage);

            var state = StateFolder.Open(context.State);
            if (chosen[0]) return Show(context, state);
            if (chosen[1]) return Key(context, state);
            if (chosen[2]) return Rotate(context, state);
            return note is not null ? Cosign(context, state, note, parsed.GetValue(witness)!) : Sign(context, state);
        });
        return command;
    }

    private static int Sign(CommandContext context, StateFolder state)
    {
        if (FileStatus.Of(state.Ledger).Kind == FileKind.Absent) return context.Fail($"nothing is on record; {AuditCommand.NothingYet}");
        var signed = CheckpointSigner.Sign(state.Ledger, state.Checkpoints);
        if (!signed.Succeeded) return context.Fail(signed.Error.ToString());
        if (!signed.Value.IsNew) context.Error.WriteLine($"ssg: nothing was added since checkpoint {signed.Value.Checkpoint.Size}; this is it again");
        context.Out.Write(signed.Value.Note.ToString());
        return ExitCodes.Ok;
    }

    private static int Show(CommandContext context, StateFolder state)
    {
        if (FileStatus.Of(state.Checkpoints).Kind == FileKind.Absent) return NoneYet(context);
        var store = CheckpointStore.Read(state.Checkpoints);
        if (!store.Succeeded) return context.Fail(store.Error.ToString());
        foreach (var problem in store.Value.Problems) context.Error.WriteLine($"ssg: the checkpoints are damaged: {problem}; {StoreProblem.Cure}");
        if (store.Value.Checkpoints is not [.., var last]) return store.Value.Problems.Count == 0 ? NoneYet(context) : ExitCodes.Failed;
        context.Out.Write(last.Note.ToString());
        return store.Value.Problems.Count == 0 ? ExitCodes.Ok : ExitCodes.Failed;
    }

    private static int Key(CommandContext context, StateFolder state)
    {
        var key = LogIdentity.PublicKey(state.Checkpoints);
        if (!key.Succeeded) return context.Fail(key.Error.ToString());
        context.Out.WriteLine(key.Value.ToString());
        return ExitCodes.Ok;
    }

    // It loosens no rule. But it is for a person all the same: all who hold the public key have to be told, and the old private key is gone.
    private static int Rotate(CommandContext context, StateFolder state)
    {
        if (context.Person.Objection() is { } objection)
        {
            return context.Fail(
                $"`ssg audit checkpoint --rotate` changes the key that others know this log by and is for a person only, but {objection}; "
                + "run it yourself in a terminal that no agent runs in",
                ExitCodes.Usage);
        }

        // The hand-over is on record before the new key is in force.
        var rotated = KeyRotation.Rotate(
            state.Checkpoints,
            context.Clock.GetUtcNow(),
            handOver => Recorder.RecordAction(state, new PersonAction("checkpoint-key", $"hand-over {handOver.Number} from {handOver.From} to {handOver.To}"), context.Clock));
        if (!rotated.Succeeded) return context.Fail(rotated.Error.ToString());
        context.Error.WriteLine("ssg: the key was changed; hand this to all who hold the old one");
        context.Out.Write(rotated.Value.ToString());
        return ExitCodes.Ok;
    }

    private static int Cosign(CommandContext context, StateFolder state, string given, string witness)
    {
        var key = CosignerKey.Parse(witness);
        if (!key.Succeeded) return context.Fail(key.Error.ToString(), ExitCodes.Usage);
        var (note, problem) = NoteInput.Read(context, given);
        if (problem is not null) return context.Fail(problem, ExitCodes.Usage);
        if (FileStatus.Of(state.Checkpoints).Kind == FileKind.Absent) return NoneYet(context);
        if (FileStatus.Of(state.Witness).Kind != FileKind.Absent)
        {
            // Who could rewrite the log could have it witnessed anew.
            var own = Ledger.Checkpoints.Witness.PublicKey(state.Witness);
            if (!own.Succeeded) return context.Fail(own.Error.ToString());
            if (own.Value.Key.Equals(key.Value.Key)) return context.Fail($"`{own.Value.Name}` is this machine's own witness, which vouches for nothing here; ask another machine");
        }

        var accepted = CosignatureIntake.Accept(state.Checkpoints, note.Span, key.Value);
        if (!accepted.Succeeded) return context.Fail(accepted.Error.ToString());
        context.Out.WriteLine($"checkpoint {accepted.Value.Checkpoint.Size} is cosigned by {key.Value.Name}");
        return ExitCodes.Ok;
    }

    private static int NoneYet(CommandContext context) => context.Fail("there is no checkpoint yet; `ssg audit checkpoint` makes one");
}
