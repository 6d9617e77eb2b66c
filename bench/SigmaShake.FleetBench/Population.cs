using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SigmaShake.Signing.Keys;
using SigmaShake.Signing.Tuf.Repository;

namespace SigmaShake.FleetBench;

/// <summary>
/// Organisations, their people and their machines. All keys follow from their names, so that whoever seeds and whoever polls need not hand any on. They are worth
/// nothing anywhere else.
/// </summary>
/// <param name="Organisations">How many organisations.</param>
/// <param name="Machines">How many machines, of all together.</param>
internal sealed record Population(int Organisations, int Machines)
{
    /// <summary>How many machines an organisation has.</summary>
    public int MachinesOfEach => Machines / Organisations;

    /// <summary>The name of an organisation, by its number from 0.</summary>
    public static string NameOf(int organisation) => string.Create(CultureInfo.InvariantCulture, $"fleet-{organisation:00000}");

    /// <summary>The key of a machine.</summary>
    public static Ed25519PrivateKey MachineKey(int organisation, int machine) => Key($"machine {organisation} {machine}");

    /// <summary>The two people of an organisation.</summary>
    public static TufSigner[] People(int organisation) => [Signer($"ada {organisation}"), Signer($"bob {organisation}")];

    private static TufSigner Signer(string name)
    {
        using var key = Key(name);
        return TufSigner.FromPem(PrivateKeyPem.Write(key)).Value!;
    }

    private static Ed25519PrivateKey Key(string name) => Ed25519PrivateKey.FromSeed(SHA256.HashData(Encoding.UTF8.GetBytes($"sigmashake fleet bench: {name}")));
}
