using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace SigmaShake.Platform.Http.Api;

/// <summary>
/// Where a list goes on, as text that means something to this server alone. A cursor is good for the list that gave it: in another list, in another
/// organisation, or changed by a bit, it is none. Thread-safe.
/// </summary>
public sealed class Cursors
{
    private const int MaxLength = 512;

    private readonly IDataProtectionProvider _protection;

    internal Cursors(IDataProtectionProvider protection) => _protection = protection;

    /// <summary>The cursor of a place in a list.</summary>
    /// <param name="list">What the list is a list of, such as <c>ledger org_…</c>.</param>
    /// <param name="place">The place, up to a hundred characters.</param>
    public string Give(string list, string place) => Protector(list).Protect(place);

    /// <summary>The place of a cursor; null if it is not one that this list gave.</summary>
    public string? Read(string list, string cursor)
    {
        ArgumentNullException.ThrowIfNull(cursor);
        if (cursor.Length > MaxLength) return null;
        try
        {
            return Protector(list).Unprotect(cursor);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector Protector(string list) => _protection.CreateProtector("cursor", list);
}
