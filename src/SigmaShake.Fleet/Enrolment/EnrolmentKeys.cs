using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using SigmaShake.Fleet.Live;
using SigmaShake.Fleet.Storage;
using SigmaShake.Platform.Audit;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Storage;
using SigmaShake.Signing.Fleet;
using SigmaShake.Signing.Tuf.Repository;

namespace SigmaShake.Fleet.Enrolment;

/// <summary>What a key to enrol with shall be.</summary>
/// <param name="Label">What people call it, 1 to <see cref="EnrolmentKeys.MaxLabel"/> characters.</param>
/// <param name="Uses">How many machines it enrols, 1 to <see cref="EnrolmentKeys.MaxUses"/>.</param>
/// <param name="Hours">For how long, 1 to <see cref="EnrolmentKeys.MaxHours"/>.</param>
/// <param name="Networks">From where: networks between spaces; empty for anywhere.</param>
internal sealed record NewEnrolmentKey(string Label, int Uses, int Hours, string Networks);

/// <summary>A key that was just made.</summary>
/// <param name="Id">What people see of it later.</param>
/// <param name="Text">The key: shown once.</param>
/// <param name="Problem">Why there is none; null where there is.</param>
internal readonly record struct MadeKey(string Id, string Text, string? Problem);

/// <summary>The keys that machines enrol with. Thread-safe.</summary>
internal sealed class EnrolmentKeys(Databases databases, FleetWork work, PublishedFiles files, AuditTrail trail)
{
    public const int MaxLabel = 80;

    public const int MaxUses = 100_000;

    public const int MaxHours = 24 * 90;

    // Keys that nobody revoked and that are over are still listed.
    private const int MaxKeys = 1_000;

    private const string FirstRoot = "1.root.json";

    /// <summary>Makes a key.</summary>
    public async Task<MadeKey> MakeAsync(OrgScope scope, NewEnrolmentKey wanted, CancellationToken cancellation)
    {
        if (wanted.Label.Trim() is not { Length: >= 1 and <= MaxLabel } label || label.Any(char.IsControl)) return Refused($"The label has to be 1 to {MaxLabel} characters long.");
        if (wanted.Uses is < 1 or > MaxUses) return Refused($"The number of uses has to be 1 to {MaxUses}.");
        if (wanted.Hours is < 1 or > MaxHours) return Refused($"The hours have to be 1 to {MaxHours}.");
        if (Networks.Normal(wanted.Networks) is not { } networks) return Refused($"Write at most {Networks.Max} networks as 10.0.0.0/8 or 2001:db8::/32, with a space between two.");
        if (await files.ReadAsync(scope, TufFolder.Metadata, FirstRoot, cancellation) is not { } root) return Refused("Publish a first release: the key carries the hash of its root.");

        var key = EnrolmentKey.Create(SHA256.HashData(root));
        var id = $"ek_{Convert.ToHexStringLower(key.Hash[..6])}";
        return await work.ChangeAsync(scope, async change =>
        {
            if (await change.Database.EnrolmentKeys.CountAsync(cancellation) >= MaxKeys) return Refused($"There are {MaxKeys} keys. Remove some that are over.");
            trail.Record(scope, new Deed("fleet.enrolment_key.create", $"{id} {label}, {wanted.Uses} uses, {wanted.Hours} h, from {(networks.Length == 0 ? "anywhere" : networks)}"));
            change.Database.EnrolmentKeys.Add(new EnrolmentKeyRow
            {
                Id = id, Hash = key.Hash.ToArray(), Label = label, Uses = wanted.Uses, UsesLeft = wanted.Uses, CreatedMs = change.NowMs, CreatedBy = scope.Actor.Name,
                ExpiresMs = change.NowMs + (long)TimeSpan.FromHours(wanted.Hours).TotalMilliseconds, Networks = networks,
            });
            return change.Keep(new MadeKey(id, key.Text, null));
        }, cancellation);
    }

    /// <summary>All keys, newest first.</summary>
    public async Task<IReadOnlyList<EnrolmentKeyView>> ListAsync(OrgScope scope, CancellationToken cancellation)
    {
        await using var database = databases.Open<FleetDatabase>(scope);
        var rows = await database.EnrolmentKeys.AsNoTracking().OrderByDescending(row => row.CreatedMs).ThenBy(row => row.Id).ToListAsync(cancellation);
        return [.. rows.Select(View)];
    }

    /// <summary>Ends a key, or forgets one that has ended; false where there is none.</summary>
    public Task<bool> RevokeAsync(OrgScope scope, string id, CancellationToken cancellation) => work.ChangeAsync(scope, async change =>
    {
        var row = await change.Database.EnrolmentKeys.FirstOrDefaultAsync(key => key.Id == id, cancellation);
        if (row is null) return false;
        trail.Record(scope, new Deed("fleet.enrolment_key.revoke", $"{row.Id} {row.Label}"));
        if (row.RevokedMs is null && row.ExpiresMs > change.NowMs && row.UsesLeft > 0) row.RevokedMs = change.NowMs;
        else change.Database.EnrolmentKeys.Remove(row);
        return change.Keep(true);
    }, cancellation);

    private static EnrolmentKeyView View(EnrolmentKeyRow row) => new(
        row.Id, row.Label, row.Uses, row.UsesLeft, DateTimeOffset.FromUnixTimeMilliseconds(row.CreatedMs), row.CreatedBy, DateTimeOffset.FromUnixTimeMilliseconds(row.ExpiresMs),
        row.RevokedMs is { } revoked ? DateTimeOffset.FromUnixTimeMilliseconds(revoked) : null, row.Networks);

    private static MadeKey Refused(string problem) => new("", "", problem);
}
