using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SigmaShake.Accounts.Storage;
using SigmaShake.Platform.Audit;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Storage;
using SigmaShake.Platform.Upkeep;

namespace SigmaShake.Accounts.Domains;

/// <summary>
/// Looks for the proof of every verified domain again, once a day. One whose proof has been missing for a week is nobody's any more: a domain that was sold signs
/// nobody in. A DNS that does not answer takes nothing from anybody.
/// </summary>
internal sealed class DomainWatch(Databases databases, DomainProof proof, AuditTrail trail, TimeProvider clock, ILogger<DomainWatch> log) : PeriodicUpkeep(Period, clock, log)
{
    /// <summary>How long a proof counts until it is looked for again.</summary>
    public static readonly TimeSpan Age = TimeSpan.FromDays(1);

    /// <summary>How long a proof may be missing.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromDays(7);

    private const int AtOnce = 100;
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(10);

    /// <summary>Looks for those that are due, a bounded number of them.</summary>
    public async Task CheckAsync(CancellationToken cancellation)
    {
        var now = Clock.GetUtcNow();
        var before = (now - Age).ToUnixTimeMilliseconds();
        await using var database = databases.OpenControl<AccountsDatabase>();
        var due = await database.VerifiedDomains.Where(row => row.CheckedMs <= before).OrderBy(row => row.CheckedMs).Take(AtOnce).ToListAsync(cancellation);
        foreach (var row in due)
        {
            var claim = await database.DomainClaims.AsNoTracking().FirstOrDefaultAsync(one => one.OrganisationId == row.OrganisationId && one.Domain == row.Domain, cancellation);
            var state = claim is null ? ProofState.Missing : await proof.FindAsync(row.Domain, claim.Challenge, cancellation);
            row.CheckedMs = now.ToUnixTimeMilliseconds();
            if (state == ProofState.Found) row.MissingSinceMs = null;
            else if (state == ProofState.Missing) row.MissingSinceMs ??= row.CheckedMs;
            if (state == ProofState.Missing && row.MissingSinceMs <= (now - Grace).ToUnixTimeMilliseconds())
            {
                trail.RecordOperator(Actor.Server, new Deed("domain.lapse", $"{row.Domain} of {row.OrganisationId}"));
                database.VerifiedDomains.Remove(row);
            }

            await database.SaveChangesAsync(cancellation);
        }
    }

    protected override Task RoundAsync(CancellationToken cancellation) => CheckAsync(cancellation);
}
