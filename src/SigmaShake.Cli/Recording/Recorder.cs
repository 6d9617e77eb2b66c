using System.Buffers;
using System.Text.Json;
using SigmaShake.Cli.State;
using SigmaShake.Ledger.Append;
using SigmaShake.Ledger.Format;

namespace SigmaShake.Cli.Recording;

/// <summary>Puts what happened on record, durably, before anything follows from it.</summary>
internal static partial class Recorder
{
    /// <summary>Records what a person did to the guard.</summary>
    /// <exception cref="StateException">It could not be made durable: the caller does nothing.</exception>
    public static void RecordAction(StateFolder state, PersonAction action, TimeProvider clock)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("v", 1);
            json.WriteString("action", action.Name);
            json.WriteString("detail", action.Detail);
            json.WriteString("version", ProductVersion.Text);
            json.WriteEndObject();
        }

        _ = Append(state, EntryKind.PersonAction, buffer.WrittenSpan, clock, default);
    }

    private static AppendedEntry Append(StateFolder state, EntryKind kind, ReadOnlySpan<byte> payload, TimeProvider clock, RecordingPolicy policy)
    {
        var opened = LedgerWriter.Open(state.Ledger, policy);
        if (!opened.Succeeded) throw new StateException(opened.Error.Message, opened.Error.Help);
        using var ledger = opened.Value;
        var appended = ledger.Append(kind, payload, clock.GetUtcNow());
        return appended.Succeeded ? appended.Entry : throw new StateException(appended.Error.Message, appended.Error.Help);
    }
}
