using Microsoft.EntityFrameworkCore;
using SigmaShake.Fleet.Live;
using SigmaShake.Fleet.Storage;
using SigmaShake.Platform.Audit;
using SigmaShake.Platform.Organisations;

namespace SigmaShake.Fleet.Releases;

/// <summary>What people call the keys that sign, so that a release says who signed it. Thread-safe.</summary>
internal sealed class KeyNames(FleetWork work, AuditTrail trail)
{
    /// <summary>The longest name, in characters.</summary>
    public const int MaxName = 80;

    private const int KeyIdDigits = 64;
    private const int MaxNames = 1_000;

    /// <summary>Names a key, or takes its name away where that is empty; what is wrong, or null.</summary>
    public Task<string?> NameAsync(OrgScope scope, string keyId, string name, CancellationToken cancellation)
    {
        if (keyId.Length != KeyIdDigits || !keyId.All(char.IsAsciiHexDigitLower)) return Task.FromResult<string?>("A key id is 64 digits in lower-case hexadecimal.");
        var given = name.Trim();
        if (given.Length > MaxName || given.Any(char.IsControl)) return Task.FromResult<string?>($"A name has at most {MaxName} characters.");
        return work.ChangeAsync(scope, async change =>
        {
            var row = await change.Database.SigningKeys.FirstOrDefaultAsync(key => key.KeyId == keyId, cancellation);
            if (row is null && await change.Database.SigningKeys.CountAsync(cancellation) >= MaxNames) return $"There are {MaxNames} names. Take some away.";
            trail.Record(scope, new Deed("fleet.key.name", $"{keyId} {given}"));
            if (row is not null) change.Database.SigningKeys.Remove(row);
            await change.Database.SaveChangesAsync(cancellation);
            if (given.Length > 0) change.Database.SigningKeys.Add(new SigningKeyRow { KeyId = keyId, Name = given });
            return change.Keep<string?>(null);
        }, cancellation);
    }
}
