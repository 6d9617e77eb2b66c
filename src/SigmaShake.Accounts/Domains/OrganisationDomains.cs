using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using SigmaShake.Accounts.Storage;
using SigmaShake.Platform.Audit;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Storage;

namespace SigmaShake.Accounts.Domains;

/// <summary>A domain on the page of an organisation.</summary>
/// <param name="Name">The domain.</param>
/// <param name="Challenge">What has to be in its DNS.</param>
/// <param name="Verified">Since when it is proved to be the organisation's; null while it is not.</param>
/// <param name="MissingSince">Since when the proof has not been found again; null while it is there.</param>
public sealed record OrganisationDomain(string Name, string Challenge, DateTimeOffset? Verified, DateTimeOffset? MissingSince);

/// <summary>Domains of organisations: claimed, proved by the DNS, given up. A domain is proved to be one organisation's at a time. Thread-safe.</summary>
internal sealed class OrganisationDomains(Databases databases, DomainProof proof, AuditTrail trail, TimeProvider clock)
{
    /// <summary>How many an organisation may claim.</summary>
    public const int Max = 50;

    private const int ChallengeBytes = 24;

    /// <summary>The domains of an organisation.</summary>
    public async Task<IReadOnlyList<OrganisationDomain>> ListAsync(OrgScope scope, CancellationToken cancellation)
    {
        var id = scope.Id.ToString();
        await using var database = databases.OpenControl<AccountsDatabase>();
        var verified = await database.VerifiedDomains.AsNoTracking().Where(row => row.OrganisationId == id).ToDictionaryAsync(row => row.Domain, cancellation);
        var claims = await database.DomainClaims.AsNoTracking().Where(row => row.OrganisationId == id).OrderBy(row => row.Domain).ToListAsync(cancellation);
        return [.. claims.Select(claim => new OrganisationDomain(
            claim.Domain, claim.Challenge, TimeOf(verified.GetValueOrDefault(claim.Domain)?.VerifiedMs), TimeOf(verified.GetValueOrDefault(claim.Domain)?.MissingSinceMs)))];
    }

    /// <summary>The domains that are proved to be an organisation's.</summary>
    public async Task<IReadOnlySet<string>> VerifiedAsync(OrgScope scope, CancellationToken cancellation)
    {
        var id = scope.Id.ToString();
        await using var database = databases.OpenControl<AccountsDatabase>();
        return (await database.VerifiedDomains.Where(row => row.OrganisationId == id).Select(row => row.Domain).ToListAsync(cancellation)).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Says that a domain is the organisation's; what is wrong, or null.</summary>
    public async Task<string?> ClaimAsync(OrgScope scope, string domain, CancellationToken cancellation)
    {
        var name = domain.Trim().TrimEnd('.').ToLowerInvariant();
        if (!EmailAddress.IsDomain(name)) return "Type a domain such as example.com.";
        var id = scope.Id.ToString();
        await using var database = databases.OpenControl<AccountsDatabase>();
        if (await database.DomainClaims.CountAsync(row => row.OrganisationId == id, cancellation) >= Max) return $"An organisation has at most {Max} domains: remove one first.";
        if (await database.DomainClaims.AnyAsync(row => row.OrganisationId == id && row.Domain == name, cancellation)) return null;
        trail.Record(scope, new Deed("domain.claim", name));
        database.DomainClaims.Add(new DomainClaimRow
        {
            OrganisationId = id, Domain = name, CreatedMs = NowMs(), Challenge = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(ChallengeBytes)),
        });
        await database.SaveChangesAsync(cancellation);
        return null;
    }

    /// <summary>Looks for the proof of a claim; what is wrong, or null.</summary>
    public async Task<string?> VerifyAsync(OrgScope scope, string domain, CancellationToken cancellation)
    {
        var id = scope.Id.ToString();
        await using var database = databases.OpenControl<AccountsDatabase>();
        if (await database.DomainClaims.AsNoTracking().FirstOrDefaultAsync(row => row.OrganisationId == id && row.Domain == domain, cancellation) is not { } claim) return "There is no such domain here.";
        switch (await proof.FindAsync(domain, claim.Challenge, cancellation))
        {
            case ProofState.Unknown:
                return "The DNS of this domain does not answer: try again later.";
            case ProofState.Missing:
                return "The record is not there yet: a change of the DNS may take a while to be seen.";
            default:
                return await TakeAsync(database, scope, domain, cancellation);
        }
    }

    /// <summary>Gives a domain up: nobody is signed in by its addresses any more.</summary>
    public async Task RemoveAsync(OrgScope scope, string domain, CancellationToken cancellation)
    {
        var id = scope.Id.ToString();
        await using var database = databases.OpenControl<AccountsDatabase>();
        if (!await database.DomainClaims.AnyAsync(row => row.OrganisationId == id && row.Domain == domain, cancellation)) return;
        trail.Record(scope, new Deed("domain.remove", domain));
        await database.VerifiedDomains.Where(row => row.OrganisationId == id && row.Domain == domain).ExecuteDeleteAsync(cancellation);
        await database.DomainClaims.Where(row => row.OrganisationId == id && row.Domain == domain).ExecuteDeleteAsync(cancellation);
    }

    private async Task<string?> TakeAsync(AccountsDatabase database, OrgScope scope, string domain, CancellationToken cancellation)
    {
        var id = scope.Id.ToString();
        if (await database.VerifiedDomains.FirstOrDefaultAsync(row => row.Domain == domain, cancellation) is { } known)
        {
            // Whoever else has it is never named.
            if (known.OrganisationId != id) return "Another organisation has proved that this domain is its own: it has to remove it first.";
            (known.CheckedMs, known.MissingSinceMs) = (NowMs(), null);
        }
        else
        {
            trail.Record(scope, new Deed("domain.verify", domain));
            database.VerifiedDomains.Add(new VerifiedDomainRow { Domain = domain, OrganisationId = id, VerifiedMs = NowMs(), CheckedMs = NowMs() });
        }

        try
        {
            await database.SaveChangesAsync(cancellation);
            return null;
        }
        catch (DbUpdateException)
        {
            return "Somebody proved this domain at the same time: look again.";
        }
    }

    private static DateTimeOffset? TimeOf(long? ms) => ms is { } value ? DateTimeOffset.FromUnixTimeMilliseconds(value) : null;

    private long NowMs() => clock.GetUtcNow().ToUnixTimeMilliseconds();
}
