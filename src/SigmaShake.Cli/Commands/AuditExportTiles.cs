using SigmaShake.Cli.State;
using SigmaShake.Cli.Terminals;
using SigmaShake.Ledger;
using SigmaShake.Ledger.Checkpoints;
using SigmaShake.Ledger.Tiles;
using SigmaShake.Signing.Notes;

namespace SigmaShake.Cli.Commands;

/// <summary><c>ssg audit export --format tiles FOLDER</c>: the log as a folder that others verify.</summary>
internal static class AuditExportTiles
{
    public static int Run(CommandContext context, string? given)
    {
        if (string.IsNullOrEmpty(given)) return context.Fail("`--format tiles` needs FOLDER, which it makes", ExitCodes.Usage);
        var state = StateFolder.Open(context.State);
        var note = SignOrLast(context, state);
        if (!note.Succeeded) return context.Fail(note.Error.ToString());

        var progress = new ReadingProgress(ProgressLines.ForStandardError(context.Error, context.Clock), "exporting the log");
        var exported = TileExporter.Export(state.Ledger, Path.GetFullPath(given, context.Directory), note.Value, progress);
        if (!exported.Succeeded) return context.Fail(exported.Error.ToString());
        foreach (var problem in exported.Value.Problems) context.Error.WriteLine($"ssg: the log is damaged: {problem}");
        context.Out.WriteLine(
            $"entries  {exported.Value.Size}{(exported.Value.ErasedEntries > 0 ? $", {exported.Value.ErasedEntries} of them erased" : "")}\nfolder   {given}");
        return exported.Value.Problems.Count == 0 ? ExitCodes.Ok : ExitCodes.Failed;
    }

    /// <summary>Nothing is signed over a damaged log; what was signed before the damage is evidence all the more.</summary>
    private static LedgerResult<SignedNote> SignOrLast(CommandContext context, StateFolder state)
    {
        var signed = CheckpointSigner.Sign(state.Ledger, state.Checkpoints);
        if (signed.Succeeded || signed.Error.Kind != LedgerErrorKind.Damaged || CheckpointStore.Read(state.Checkpoints).Value?.Checkpoints is not [.., var last])
            return new LedgerResult<SignedNote>(signed.Value?.Note, signed.Error);
        context.Error.WriteLine($"ssg: {signed.Error}; exporting what checkpoint {last.Checkpoint.Size} was signed over");
        return new LedgerResult<SignedNote>(last.Note, null);
    }
}
