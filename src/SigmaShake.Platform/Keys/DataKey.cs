using System.Text;
using SigmaShake.Platform.Organisations;

namespace SigmaShake.Platform.Keys;

/// <summary>
/// The key of one organisation: seals what is secret or personal before it is stored. Without it (it is deleted with the organisation) nobody reads that
/// again, in backups neither. Thread-safe.
/// </summary>
public sealed class DataKey : IDisposable
{
    private readonly OrganisationId _organisation;
    private readonly KeyMaterial _key;

    internal DataKey(OrganisationId organisation, KeyMaterial key)
    {
        _organisation = organisation;
        _key = key;
    }

    /// <summary>Seals the value of a field; it opens in this place alone.</summary>
    public byte[] Seal(string value, in FieldPlace place) => Sealing.Seal(_key, Encoding.UTF8.GetBytes(value), place.Of(_organisation));

    /// <summary>Opens the value of a field; null if it was sealed for another place, or changed.</summary>
    public string? Open(ReadOnlySpan<byte> box, in FieldPlace place) => Sealing.Open(_key, box, place.Of(_organisation)) is { } plain ? Encoding.UTF8.GetString(plain) : null;

    /// <inheritdoc />
    public void Dispose() => _key.Dispose();
}

/// <summary>Where a sealed value stands: what binds it.</summary>
/// <param name="Table">The table.</param>
/// <param name="Column">The column.</param>
/// <param name="Row">The row's key.</param>
public readonly record struct FieldPlace(string Table, string Column, string Row)
{
    // No name of a table or column holds a NUL, and the row is last: no two places give the same bytes.
    internal byte[] Of(OrganisationId organisation) => Encoding.UTF8.GetBytes($"sigmashake field v1\0{organisation}\0{Table}\0{Column}\0{Row}");
}
