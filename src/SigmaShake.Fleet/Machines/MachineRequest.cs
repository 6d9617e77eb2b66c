using Microsoft.AspNetCore.Http;
using SigmaShake.Fleet.Live;
using SigmaShake.Signing.HttpSignatures;

namespace SigmaShake.Fleet.Machines;

/// <summary>A request that a machine has signed.</summary>
/// <param name="Fleet">The machine's fleet.</param>
/// <param name="Machine">The machine.</param>
/// <param name="Signature">Its signature, verified.</param>
/// <param name="Body">The body, as it was signed; empty where there is none.</param>
internal sealed record MachineRequest(LiveOrganisation Fleet, LiveMachine Machine, MessageSignature Signature, ReadOnlyMemory<byte> Body)
{
    /// <summary>Hands it to a handler that asks for it.</summary>
    public static ValueTask<MachineRequest?> BindAsync(HttpContext context) => ValueTask.FromResult(context.Features.Get<MachineRequest>());
}
