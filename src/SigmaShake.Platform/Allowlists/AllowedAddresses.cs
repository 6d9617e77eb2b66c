using Microsoft.EntityFrameworkCore;
using SigmaShake.Platform.Access;
using SigmaShake.Platform.Audit;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Permissions;
using SigmaShake.Platform.Storage;

namespace SigmaShake.Platform.Allowlists;

/// <summary>Says from which addresses organisations may be reached. A change holds within a second, for what is already open too. Thread-safe.</summary>
public sealed class AllowedAddresses
{
    /// <summary>How many ranges an organisation may list.</summary>
    public const int MaxRanges = 200;

    /// <summary>The longest note, in characters.</summary>
    public const int MaxNote = 100;

    /// <summary>The longest reason of <see cref="ClearAsync"/>, in characters.</summary>
    public const int MaxReason = 200;

    private readonly Databases _databases;
    private readonly AuditTrail _trail;
    private readonly TimeProvider _clock;

    internal AllowedAddresses(Databases databases, AuditTrail trail, TimeProvider clock)
    {
        _databases = databases;
        _trail = trail;
        _clock = clock;
    }

    /// <summary>The ranges, in the order of their spelling; none for every address.</summary>
    public async Task<IReadOnlyList<AllowedRange>> ListAsync(OrgScope scope, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var id = scope.Id.ToString();
        await using var control = _databases.OpenControl();
        return await control.AllowedRanges.Where(row => row.OrganisationId == id).OrderBy(row => row.Range)
            .Select(row => new AllowedRange(row.Range, row.Note, DateTimeOffset.FromUnixTimeMilliseconds(row.SinceMs))).ToListAsync(cancellation);
    }

    /// <summary>Has an organisation be reached from these ranges alone, or from everywhere if there are none; why not, or null.</summary>
    /// <param name="scope">The organisation, and where its author is, who must not lock themselves out.</param>
    /// <param name="ranges">Each range with a note of up to <see cref="MaxNote"/> characters.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<ChangeRefusal?> SetAsync(OrgScope scope, IReadOnlyCollection<(string Range, string Note)> ranges, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(ranges);
        var read = Read(ranges);
        if (read.Value is not { } wanted) return read.Refusal;
        if (!new Allowlist([.. wanted.Keys]).Allows(scope.Address))
        {
            return ChangeRefusal.Conflict($"This would lock you out: you come from {(scope.Address is { } address ? AddressRange.Plain(address) : "no known address")}, which is in none of the ranges.");
        }

        await using var change = await AccessChange.BeginAsync(_databases, scope, cancellation);
        var nowMs = _clock.GetUtcNow().ToUnixTimeMilliseconds();
        var before = await change.Control.AllowedRanges.Where(row => row.OrganisationId == change.Organisation).ToDictionaryAsync(row => row.Range, cancellation);
        var after = wanted.ToDictionary(range => range.Key.ToString(), range => range.Value);
        change.Control.AllowedRanges.RemoveRange(before.Values.Where(row => !after.ContainsKey(row.Range)));
        foreach (var (range, note) in after)
        {
            if (before.TryGetValue(range, out var row)) row.Note = note;
            else change.Control.AllowedRanges.Add(new AllowedRangeRow { OrganisationId = change.Organisation, Range = range, Note = note, SinceMs = nowMs });
        }

        await change.SaveAsync(cancellation);
        _trail.Record(scope, new Deed("allowlist.change", after.Count == 0 ? "everywhere" : string.Join(' ', after.Keys.Order(StringComparer.Ordinal))));
        await change.CommitAsync(cancellation);
        return null;
    }

    /// <summary>
    /// Has an organisation be reached from everywhere: for the server's operator, when nobody can reach it any more. Both ledgers tell of it. Whether there is such
    /// an organisation.
    /// </summary>
    /// <param name="organisation">Its name in addresses.</param>
    /// <param name="by">The operator, as they are to be named.</param>
    /// <param name="reason">Why: one line of 1 to <see cref="MaxReason"/> characters.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="PlatformException">The reason is none, or it cannot be recorded.</exception>
    public async Task<bool> ClearAsync(string organisation, string by, string reason, CancellationToken cancellation)
    {
        if (OneLineName.Read(reason, MaxReason) is not { } why) throw new PlatformException("the reason goes on record", $"give one line of 1 to {MaxReason} characters");
        if (await FindAsync(organisation, by, cancellation) is not { } scope) return false;
        await using var change = await AccessChange.BeginAsync(_databases, scope, cancellation);
        await change.Control.AllowedRanges.Where(row => row.OrganisationId == change.Organisation).ExecuteDeleteAsync(cancellation);
        _trail.RecordOperator(scope.Actor, new Deed("allowlist.clear", $"{scope.Id} {scope.Name}: {why}"));
        _trail.Record(scope, new Deed("allowlist.clear", why));
        await change.CommitAsync(cancellation);
        return true;
    }

    private async Task<OrgScope?> FindAsync(string organisation, string by, CancellationToken cancellation)
    {
        await using var control = _databases.OpenControl();
        var row = await control.Organisations.AsNoTracking().FirstOrDefaultAsync(one => one.Name == organisation, cancellation);
        return row is not null && OrganisationId.TryParse(row.Id, out var id) ? new OrgScope(id, row.Name, row.Region, new Actor(ActorKind.Server, "operator", by), Role.None) : null;
    }

    private static Outcome<Dictionary<AddressRange, string>> Read(IReadOnlyCollection<(string Range, string Note)> ranges)
    {
        if (ranges.Count > MaxRanges) return ChangeRefusal.Invalid($"An allowlist has at most {MaxRanges} ranges.");
        var read = new Dictionary<AddressRange, string>();
        foreach (var (text, note) in ranges)
        {
            if (!AddressRange.TryParse(text, out var range)) return ChangeRefusal.Invalid($"Each range has to be {AddressRange.Rule}.");
            if (note.Trim() is not { Length: <= MaxNote } trimmed || trimmed.Any(char.IsControl)) return ChangeRefusal.Invalid($"A note has to be one line of at most {MaxNote} characters.");
            if (!read.TryAdd(range, trimmed)) return ChangeRefusal.Invalid($"{range} is listed twice.");
        }

        return read;
    }
}

/// <summary>Addresses from which an organisation may be reached.</summary>
/// <param name="Range">A network or an address.</param>
/// <param name="Note">What it is, for people.</param>
/// <param name="Since">When it was added.</param>
public sealed record AllowedRange(string Range, string Note, DateTimeOffset Since);
