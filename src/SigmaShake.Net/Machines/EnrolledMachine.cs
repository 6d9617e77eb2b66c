using SigmaShake.Cli.Files;
using SigmaShake.Cli.State;
using SigmaShake.Ledger.Fleet;
using SigmaShake.Net.Http;
using SigmaShake.Signing.Keys;

namespace SigmaShake.Net.Machines;

/// <summary>A machine, or a person on it, that is enrolled, and its connection. Dispose it to wipe the key.</summary>
internal sealed class EnrolledMachine : IDisposable
{
    private readonly ServerConnection _connection;
    private readonly Ed25519PrivateKey _key;

    private EnrolledMachine(FleetPlace place, FleetEnrolment enrolment, ServerConnection connection, FleetAddress fleet, Ed25519PrivateKey key, TimeProvider clock)
    {
        Place = place;
        Enrolment = enrolment;
        _connection = connection;
        _key = key;
        Requests = new MachineRequests(connection, fleet, key, clock);
    }

    /// <summary>Where it is kept.</summary>
    public FleetPlace Place { get; }

    /// <summary>With whom it is enrolled.</summary>
    public FleetEnrolment Enrolment { get; }

    /// <summary>What it asks its server.</summary>
    public MachineRequests Requests { get; }

    /// <summary>The one of a place, in which somebody is enrolled.</summary>
    /// <exception cref="StateException">What is kept there cannot be used.</exception>
    public static EnrolledMachine Open(FleetPlace place, TimeProvider clock)
    {
        var read = FleetState.ReadEnrolment(place);
        if (!read.Succeeded) throw new StateException(read.Error.Message, read.Error.Help.Length > 0 ? read.Error.Help : "enrol again");
        var enrolment = read.Value;
        if (FleetAddress.Parse(enrolment.Server, enrolment.Organisation, out var problem) is not { } fleet) throw new StateException(problem, "enrol again");
        var trust = ReadAuthorities(place);
        var key = MachineKey.Read(place);
        return new EnrolledMachine(place, enrolment, new ServerConnection(fleet.Server, trust), fleet, key, clock);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _key.Dispose();
        _connection.Dispose();
    }

    private static TlsTrust? ReadAuthorities(FleetPlace place)
    {
        var path = Path.Combine(place.Folder, MachineFiles.Authorities);
        if (FileStatus.Of(path).Kind == FileKind.Absent) return null;
        var read = BoundedFile.Read(path, TlsTrust.MaxBytes);
        var problem = read.Problem;
        return (read.Bytes is { } pem ? TlsTrust.Parse(pem, out problem) : null) ?? throw new StateException($"`{path}` {problem}", "put the authority's certificate there again");
    }
}
