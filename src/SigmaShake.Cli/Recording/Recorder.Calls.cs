using SigmaShake.Cli.State;
using SigmaShake.Ledger.Append;
using SigmaShake.Ledger.Format;
using SigmaShake.Ledger.Payload;

namespace SigmaShake.Cli.Recording;

internal static partial class Recorder
{
    /// <summary>Records a judged call, and says where.</summary>
    /// <exception cref="StateException">It could not be recorded as <paramref name="policy"/> wants it, which also says what the caller does then.</exception>
    public static AppendedEntry Record(StateFolder state, RecordedCall call, TimeProvider clock, RecordingPolicy policy) =>
        Append(state, EntryKind.Call, new PayloadWriter().Write(call.ToJudgedCall()), clock, policy);
}
