using SigmaShake.Signing.Fleet;

namespace SigmaShake.Fleet.Live;

/// <summary>A release that machines get: who does, and what they are answered. Immutable.</summary>
/// <param name="Number">The version of its targets metadata.</param>
/// <param name="RootVersion">The newest root that its machines see.</param>
/// <param name="Reach">Up to which place in the order machines have it (<see cref="RingPosition"/>).</param>
/// <param name="Timestamp">Its timestamp, signed.</param>
/// <param name="TimestampVersion">The timestamp's version: there is one timestamp of a version in an organisation.</param>
/// <param name="RenewMs">When its timestamp is to be signed again.</param>
/// <param name="ExpiresMs">When its timestamp is no longer trusted.</param>
/// <param name="NextWaveMs">When the next wave begins by itself; null for never.</param>
internal sealed record LiveRelease(
    long Number, long RootVersion, int Reach, ReadOnlyMemory<byte> Timestamp, long TimestampVersion, long RenewMs, long ExpiresMs, long? NextWaveMs)
{
    private readonly HashSet<string> _firstNames = [];
    private readonly HashSet<MachineId> _firstIds = [];

    /// <summary>The machines that come before all others, by name or id.</summary>
    public required IReadOnlyList<string> First
    {
        init
        {
            foreach (var text in value)
            {
                if (MachineId.TryParse(text, out var id)) _firstIds.Add(id);
                else _firstNames.Add(text);
            }
        }
    }

    /// <summary>The entity tag of the answer.</summary>
    public string Tag { get; } = $"\"{TimestampVersion}\"";

    /// <summary>Whether every machine has it.</summary>
    public bool IsForAll => Reach >= RingPosition.Places;

    /// <summary>Whether a machine has it.</summary>
    public bool Includes(LiveMachine machine) => machine.Position < Reach || _firstIds.Contains(machine.Id) || _firstNames.Contains(machine.Name);
}
