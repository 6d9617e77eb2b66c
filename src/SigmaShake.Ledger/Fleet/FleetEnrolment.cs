namespace SigmaShake.Ledger.Fleet;

/// <summary>With which organisation a machine, or a person on it, is enrolled. Immutable, thread-safe.</summary>
/// <param name="Organisation">The organisation's name: 1 to 100 characters, none of them a control character.</param>
/// <param name="Server">Where its rules come from: an address that begins with <c>https://</c> or <c>http://</c>, of at most 500 characters.</param>
/// <param name="Machine">What the machine is called there: 1 to 100 characters, none of them a control character.</param>
/// <param name="EnrolledMs">Since when, in milliseconds since 1970 UTC.</param>
public sealed record FleetEnrolment(string Organisation, string Server, string Machine, long EnrolledMs)
{
    private const int MaxNameCharacters = 100;
    private const int MaxServerCharacters = 500;

    /// <summary>The file: one line of JSON.</summary>
    public byte[] ToBytes() => FleetRecord.Write(json =>
    {
        json.WriteString("organisation", Organisation);
        json.WriteString("server", Server);
        json.WriteString("machine", Machine);
        json.WriteNumber("enrolled_ms", EnrolledMs);
    });

    /// <summary>Reads what <see cref="ToBytes"/> wrote; null where it is anything else.</summary>
    public static FleetEnrolment? Parse(ReadOnlyMemory<byte> bytes)
    {
        if (FleetRecord.Read(bytes, "v", "organisation", "server", "machine", "enrolled_ms") is not { } json) return null;
        var enrolment = new FleetEnrolment(json.Text("organisation"), json.Text("server"), json.Text("machine"), json.Number("enrolled_ms"));
        return enrolment.Problem is null ? enrolment : null;
    }

    /// <summary>What is wrong with it, as the end of a sentence; null where nothing is.</summary>
    internal string? Problem
    {
        get
        {
            if (!IsName(Organisation)) return "the name of the organisation is empty, too long, or has control characters";
            if (!IsName(Machine)) return "the name of the machine is empty, too long, or has control characters";
            if (!IsAddress(Server)) return "the server's address does not begin with https:// or http://, or is too long";
            return EnrolledMs is >= 0 and <= FleetRecord.MaxTimeMs ? null : "its time is in no calendar";
        }
    }

    private static bool IsName(string name) => name.Length is > 0 and <= MaxNameCharacters && !name.Any(char.IsControl);

    private static bool IsAddress(string address) =>
        address.Length <= MaxServerCharacters
        && !address.Any(character => char.IsControl(character) || character == ' ')
        && (address.StartsWith("https://", StringComparison.Ordinal) || address.StartsWith("http://", StringComparison.Ordinal));
}
