using System.Security.Cryptography;
using SigmaShake.Cli.Files;
using SigmaShake.Cli.State;
using SigmaShake.Ledger.Durable;
using SigmaShake.Ledger.Fleet;
using SigmaShake.Signing.Keys;

namespace SigmaShake.Net.Machines;

/// <summary>The key that a machine signs its requests with. It is made on it, and never leaves it.</summary>
internal static class MachineKey
{
    /// <summary>The key; made, durably, where there is none yet. The caller disposes it.</summary>
    /// <exception cref="StateException">It cannot be read or kept.</exception>
    public static Ed25519PrivateKey ReadOrMake(FleetPlace place)
    {
        if (FileStatus.Of(PathIn(place)).Kind != FileKind.Absent) return Read(place);
        var key = Ed25519PrivateKey.Generate();
        var pem = PrivateKeyPem.Write(key);
        var error = AtomicFile.Write(PathIn(place), pem);
        CryptographicOperations.ZeroMemory(pem);
        return error is null ? key : throw new StateException(error.Message, error.Help);
    }

    /// <summary>The key that was made before. The caller disposes it.</summary>
    /// <exception cref="StateException">It is not there, or cannot be read.</exception>
    public static Ed25519PrivateKey Read(FleetPlace place)
    {
        var path = PathIn(place);
        var read = BoundedFile.Read(path, PrivateKeyPem.MaxBytes);
        if (read.Bytes is null) throw new StateException($"`{path}` {read.Problem}", place.IsMachine ? "run it as root" : "enrol again with a new enrolment key");
        var key = PrivateKeyPem.Read(read.Bytes);
        CryptographicOperations.ZeroMemory(read.Bytes);
        return key.Value ?? throw new StateException($"`{path}`: {key.Error!.Message}", "remove it, and enrol again with a new enrolment key");
    }

    private static string PathIn(FleetPlace place) => Path.Combine(place.Folder, MachineFiles.Key);
}
