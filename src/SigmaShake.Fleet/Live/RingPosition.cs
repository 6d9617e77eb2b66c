using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using SigmaShake.Platform.Organisations;
using SigmaShake.Signing.Fleet;

namespace SigmaShake.Fleet.Live;

/// <summary>Where a machine stands in the order of rollouts: the same place in each, drawn by its own and the organisation's id, which nobody chooses.</summary>
internal static class RingPosition
{
    /// <summary>How many places there are: hundredths of a percent.</summary>
    public const int Places = 10_000;

    /// <summary>The place, from 0.</summary>
    public static int Of(OrganisationId organisation, MachineId machine)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.ASCII.GetBytes($"{organisation}\0{machine}"), hash);
        return (int)(BinaryPrimitives.ReadUInt64BigEndian(hash) % Places);
    }
}
