using System.CommandLine;
using SigmaShake.Cli.State;
using SigmaShake.Ledger.Checkpoints;
using SigmaShake.Ledger.Proofs;
using SigmaShake.Signing.Notes;

namespace SigmaShake.Cli.Commands;

/// <summary><c>ssg audit witness</c>: vouch for the log of another machine.</summary>
internal static class AuditWitnessCommand
{
    public static Command Define(CommandContext context)
    {
        var note = new Argument<string?>(NoteInput.Name) { Description = "The checkpoint of the other log; once it has grown, what `ssg audit prove --from N` prints there, N being the size cosigned last.", Arity = ArgumentArity.ZeroOrOne };
        var log = new Option<string>("--log") { Description = "The other log's verifier key, from a source that you trust.", HelpName = "VKEY" };
        var key = new Option<bool>("--key") { Description = "Print this witness's public key, as a verifier key." };
        var command = new Command(
            "witness", "Cosign the checkpoint of another machine's log (c2sp.org/tlog-cosignature), if it follows from the last one that was cosigned here.")
        {
            note, log, key,
        };
        command.SetAction(parsed =>
        {
            var (given, vkey) = (parsed.GetValue(note), parsed.GetValue(log));
            var state = StateFolder.Open(context.State);
            if (parsed.GetValue(key)) return given is null && vkey is null ? Key(context, state) : context.Fail("say `--key` alone", ExitCodes.Usage);
            return given is not null && vkey is not null
                ? Cosign(context, state, given, vkey)
                : context.Fail("name the checkpoint, a file or `-`, and with `--log` the verifier key of its log", ExitCodes.Usage);
        });
        return command;
    }

    private static int Key(CommandContext context, StateFolder state)
    {
        var key = Witness.PublicKey(state.Witness);
        if (!key.Succeeded) return context.Fail(key.Error.ToString());
        context.Out.WriteLine(key.Value.ToString());
        return ExitCodes.Ok;
    }

    private static int Cosign(CommandContext context, StateFolder state, string given, string vkey)
    {
        var log = VerifierKey.Parse(vkey);
        if (!log.Succeeded) return context.Fail(log.Error.ToString(), ExitCodes.Usage);
        var (note, problem) = NoteInput.Read(context, given);
        if (problem is not null) return context.Fail(problem, ExitCodes.Usage);

        var checkpoint = WitnessRequest.Note(note.Span, out var isConsistent);
        var cosigned = Witness.Cosign(state.Witness, checkpoint, log.Value, isConsistent, context.Clock.GetUtcNow());
        if (!cosigned.Succeeded) return context.Fail(cosigned.Error.ToString());
        context.Out.Write(cosigned.Value.ToString());
        return ExitCodes.Ok;
    }
}
