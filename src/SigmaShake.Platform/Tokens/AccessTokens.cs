using Microsoft.EntityFrameworkCore;
using SigmaShake.Platform.Access;
using SigmaShake.Platform.Audit;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Permissions;
using SigmaShake.Platform.Sessions;
using SigmaShake.Platform.Storage;

namespace SigmaShake.Platform.Tokens;

/// <summary>
/// Tokens that programs show. One is good in one organisation, for some permissions, and no longer than 90 days; what its owner may not do any more, it may not
/// either. Only hashes are stored. Thread-safe.
/// </summary>
public sealed class AccessTokens
{
    /// <summary>How long a token may be good for.</summary>
    public static readonly TimeSpan MaxLife = TimeSpan.FromDays(90);

    /// <summary>How many tokens somebody may have in an organisation.</summary>
    public const int MaxOfPrincipal = 50;

    /// <summary>The longest name, in characters.</summary>
    public const int MaxName = 60;

    private readonly Databases _databases;
    private readonly AuditTrail _trail;
    private readonly LastUses _uses;
    private readonly TimeProvider _clock;

    internal AccessTokens(Databases databases, AuditTrail trail, LastUses uses, TimeProvider clock)
    {
        _databases = databases;
        _trail = trail;
        _uses = uses;
        _clock = clock;
    }

    /// <summary>Makes a token of the scope's person. Whoever showed a token makes none: it would outlive its own end.</summary>
    public async Task<Outcome<NewAccessToken>> CreateAsync(OrgScope scope, TokenWish wish, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(scope);
        if (scope.Actor is not { Kind: ActorKind.Person, Token: null }) return ChangeRefusal.NotAllowed("Tokens of people are made by people: sign in with a browser.");
        return await CreateAsync(scope, Guid.Parse(scope.Actor.Id), isPersonal: true, wish, cancellation);
    }

    /// <summary>Makes a token of a service account, for no more than its author may do.</summary>
    public async Task<Outcome<NewAccessToken>> CreateAsync(OrgScope scope, Guid serviceAccount, TokenWish wish, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return await CreateAsync(scope, serviceAccount, isPersonal: false, wish, cancellation);
    }

    /// <summary>The tokens of the scope's person or service account, newest first.</summary>
    public Task<IReadOnlyList<AccessToken>> OwnAsync(OrgScope scope, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var owner = Guid.Parse(scope.Actor.Id);
        return ListAsync(scope, rows => rows.Where(row => row.PrincipalId == owner), cancellation);
    }

    /// <summary>The tokens of everybody in the organisation, newest first.</summary>
    public Task<IReadOnlyList<AccessToken>> AllAsync(OrgScope scope, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return ListAsync(scope, rows => rows, cancellation);
    }

    /// <summary>Ends a token: one's own, or with <see cref="Permission.TokensWrite"/> anybody's; why not, or null.</summary>
    public async Task<ChangeRefusal?> RevokeAsync(OrgScope scope, Guid token, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(scope);
        await using var change = await AccessChange.BeginAsync(_databases, scope, cancellation);
        var row = await change.Control.AccessTokens.FirstOrDefaultAsync(one => one.OrganisationId == change.Organisation && one.Id == token, cancellation);
        var isOwn = row is not null && scope.Actor.Kind is ActorKind.Person or ActorKind.ServiceAccount && scope.Actor.Id == row.PrincipalId.ToString();
        if (row is null || !(isOwn || change.Author.Contains(Permission.TokensWrite))) return ChangeRefusal.Missing;
        change.Control.AccessTokens.Remove(row);
        await change.SaveAsync(cancellation);
        _trail.Record(scope, new Deed("token.revoke", $"{row.Id} {row.Name}"));
        await change.CommitAsync(cancellation);
        return null;
    }

    /// <summary>The token of a text, used now; null for one that was revoked, is over, or never was.</summary>
    internal async Task<FoundToken?> FindAsync(string text, CancellationToken cancellation)
    {
        if (!AccessTokenText.IsWellFormed(text)) return null;
        var (hash, nowMs) = (Token.HashOf(text), NowMs);
        await using var control = _databases.OpenControl();
        var row = await control.AccessTokens.AsNoTracking().FirstOrDefaultAsync(one => one.TokenHash == hash && one.ExpiresMs > nowMs, cancellation);
        if (row is null || !OrganisationId.TryParse(row.OrganisationId, out var organisation)) return null;
        var name = row.IsPersonal
            ? await control.People.Where(one => one.Id == row.PrincipalId).Select(one => one.Name).FirstOrDefaultAsync(cancellation)
            : await control.ServiceAccounts.Where(one => one.Id == row.PrincipalId).Select(one => one.Name).FirstOrDefaultAsync(cancellation);
        if (name is null) return null;
        _uses.OfToken(row.Id, row.LastUsedMs);
        var actor = new Actor(row.IsPersonal ? ActorKind.Person : ActorKind.ServiceAccount, row.PrincipalId.ToString(), name, row.Id.ToString());
        return new FoundToken(actor, row.PrincipalId, organisation, PermissionSet.Read(row.Permissions), row.ExpiresMs);
    }

    /// <summary>Whether a token has been neither revoked nor is over.</summary>
    internal async Task<bool> IsGoodAsync(Guid id, CancellationToken cancellation)
    {
        var nowMs = NowMs;
        await using var control = _databases.OpenControl();
        return await control.AccessTokens.AnyAsync(row => row.Id == id && row.ExpiresMs > nowMs, cancellation);
    }

    private async Task<Outcome<NewAccessToken>> CreateAsync(OrgScope scope, Guid owner, bool isPersonal, TokenWish wish, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(wish);
        if (OneLineName.Read(wish.Name, MaxName) is not { } name) return ChangeRefusal.Invalid($"The name has to be one line of 1 to {MaxName} characters.");
        if (wish.Life <= TimeSpan.Zero || wish.Life > MaxLife) return ChangeRefusal.Invalid($"A token is good for 1 to {MaxLife.TotalDays} days.");
        if (wish.Permissions.Count == 0) return ChangeRefusal.Invalid("A token is for at least one permission.");
        await using var change = await AccessChange.BeginAsync(_databases, scope, cancellation);
        if (!isPersonal && !await change.Control.ServiceAccounts.AnyAsync(row => row.OrganisationId == change.Organisation && row.Id == owner, cancellation)) return ChangeRefusal.Missing;
        if (!change.Author.Includes(wish.Permissions)) return ChangeRefusal.NotAllowed("A token may do nothing that you may not.");
        if (await change.Control.AccessTokens.CountAsync(row => row.OrganisationId == change.Organisation && row.PrincipalId == owner, cancellation) >= MaxOfPrincipal)
        {
            return ChangeRefusal.Conflict($"There may be {MaxOfPrincipal} tokens at most: revoke one that nobody needs.");
        }

        var (now, text) = (_clock.GetUtcNow(), AccessTokenText.Create(isPersonal));
        var row = new AccessTokenRow
        {
            TokenHash = Token.HashOf(text), Id = Guid.CreateVersion7(now), OrganisationId = change.Organisation, PrincipalId = owner, IsPersonal = isPersonal, Name = name,
            Permissions = wish.Permissions.ToString(), CreatedMs = now.ToUnixTimeMilliseconds(), ExpiresMs = (now + wish.Life).ToUnixTimeMilliseconds(),
        };
        change.Control.AccessTokens.Add(row);
        await change.SaveAsync(cancellation);
        _trail.Record(scope, new Deed("token.create", $"{row.Id} {name} of {owner} for {row.Permissions}"));
        await change.CommitAsync(cancellation);
        return new NewAccessToken(row.Id, text, DateTimeOffset.FromUnixTimeMilliseconds(row.ExpiresMs));
    }

    private async Task<IReadOnlyList<AccessToken>> ListAsync(OrgScope scope, Func<IQueryable<AccessTokenRow>, IQueryable<AccessTokenRow>> choose, CancellationToken cancellation)
    {
        var organisation = scope.Id.ToString();
        await using var control = _databases.OpenControl();
        var rows = await choose(control.AccessTokens.AsNoTracking().Where(row => row.OrganisationId == organisation)).OrderByDescending(row => row.CreatedMs).ToListAsync(cancellation);
        var people = rows.Where(row => row.IsPersonal).Select(row => row.PrincipalId).Distinct().ToList();
        var names = await control.People.Where(row => people.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.Name, cancellation);
        foreach (var account in await control.ServiceAccounts.Where(row => row.OrganisationId == organisation).Select(row => new { row.Id, row.Name }).ToListAsync(cancellation)) names[account.Id] = account.Name;
        return [.. rows.Select(row => new AccessToken(
            row.Id, row.Name, row.PrincipalId, names.GetValueOrDefault(row.PrincipalId, ""), row.IsPersonal, PermissionSet.Read(row.Permissions),
            Time(row.CreatedMs), Time(row.ExpiresMs), row.LastUsedMs == 0 ? null : Time(row.LastUsedMs)))];
    }

    private long NowMs => _clock.GetUtcNow().ToUnixTimeMilliseconds();

    private static DateTimeOffset Time(long ms) => DateTimeOffset.FromUnixTimeMilliseconds(ms);
}
