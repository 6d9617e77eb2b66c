using Microsoft.EntityFrameworkCore;
using SigmaShake.Platform.Access;
using SigmaShake.Platform.Audit;
using SigmaShake.Platform.Keys;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Permissions;
using SigmaShake.Platform.Sessions;
using SigmaShake.Platform.Storage;

namespace SigmaShake.Platform.Membership;

/// <summary>
/// Links by which people join organisations: each is good once, for a week, and for whoever has proved that an address is theirs. Whoever made it answers for it:
/// what they cannot give any more, it does not give. Thread-safe.
/// </summary>
public sealed class Invitations
{
    /// <summary>How long one is good for.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(7);

    /// <summary>How many an organisation may have open.</summary>
    public const int MaxOpen = 200;

    /// <summary>Why an invitation is none, or not whoever's asks: nobody learns which.</summary>
    public static readonly ChangeRefusal NoLonger = new(RefusalReason.Missing, "This invitation was used or taken back, is too old, or is for another address.");

    private readonly Databases _databases;
    private readonly AuditTrail _trail;
    private readonly TimeProvider _clock;

    internal Invitations(Databases databases, AuditTrail trail, TimeProvider clock)
    {
        _databases = databases;
        _trail = trail;
        _clock = clock;
    }

    /// <summary>Those that are open, newest first.</summary>
    public async Task<IReadOnlyList<Invitation>> ListAsync(OrgScope scope, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var (organisation, nowMs) = (scope.Id.ToString(), NowMs);
        using var key = await _databases.OpenKeyAsync(scope, cancellation);
        await using var control = _databases.OpenControl();
        var rows = await control.Invitations.AsNoTracking().Where(row => row.OrganisationId == organisation && row.ExpiresMs > nowMs).OrderByDescending(row => row.CreatedMs).ToListAsync(cancellation);
        return [.. rows.Select(row => new Invitation(row.Id, AddressOf(key, row), row.Roles.Split(' '), row.InvitedByName, Time(row.CreatedMs), Time(row.ExpiresMs)))];
    }

    /// <summary>Makes one; its text is for the link that is sent to the address, and not stored.</summary>
    /// <param name="scope">The organisation, and who answers for the invitation.</param>
    /// <param name="address">For whom.</param>
    /// <param name="roles">The names of the roles that they shall have, which may do nothing that its author may not.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<Outcome<NewInvitation>> CreateAsync(OrgScope scope, string address, IReadOnlyCollection<string> roles, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(roles);
        if (!EmailAddress.TryParse(address, out var email)) return ChangeRefusal.Invalid("The address has to be one such as kim@example.com.");
        using var key = await _databases.OpenKeyAsync(scope, cancellation);
        await using var change = await AccessChange.BeginAsync(_databases, scope, cancellation);
        var (now, nowMs) = (_clock.GetUtcNow(), NowMs);
        var ours = change.Control.Invitations.Where(row => row.OrganisationId == change.Organisation);
        await ours.Where(row => row.ExpiresMs <= nowMs).ExecuteDeleteAsync(cancellation);
        if (await ours.CountAsync(cancellation) >= MaxOpen) return ChangeRefusal.Conflict($"There may be {MaxOpen} open invitations at most: revoke one.");
        var read = await RoleAssignment.ReadAsync(change, roles, cancellation);
        if (read.Value is not { } wanted) return read.Refusal!;
        if (RoleAssignment.WhyNotGive(change.Author, wanted) is { } refusal) return refusal;
        var (text, hash) = Token.Create();
        var row = new InvitationRow
        {
            Id = Guid.CreateVersion7(now), TokenHash = hash, OrganisationId = change.Organisation, Address = [], Roles = NamesOf(wanted),
            InvitedBy = Guid.Parse(scope.Actor.Id), InvitedByName = scope.Actor.Name, CreatedMs = nowMs, ExpiresMs = nowMs + (long)Life.TotalMilliseconds,
        };
        row.Address = key.Seal(email.Text, PlaceOf(row.Id));
        change.Control.Invitations.Add(row);
        await change.SaveAsync(cancellation);
        _trail.Record(scope, new Deed("invitation.create", $"{row.Id}: {row.Roles}"));
        await change.CommitAsync(cancellation);
        return new NewInvitation(row.Id, text, Time(row.ExpiresMs));
    }

    /// <summary>Takes one back; why not, or null.</summary>
    public async Task<ChangeRefusal?> RevokeAsync(OrgScope scope, Guid id, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(scope);
        await using var change = await AccessChange.BeginAsync(_databases, scope, cancellation);
        if (await change.Control.Invitations.Where(row => row.OrganisationId == change.Organisation && row.Id == id).ExecuteDeleteAsync(cancellation) != 1) return ChangeRefusal.Missing;
        _trail.Record(scope, new Deed("invitation.revoke", $"{id}"));
        await change.CommitAsync(cancellation);
        return null;
    }

    /// <summary>What the invitation of a text is to, for the person whose it is; null for anybody else, and for one that was used, revoked, is over or never was.</summary>
    public async Task<OpenInvitation?> FindAsync(Person person, string text, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(person);
        return await LookUpAsync(person, text, cancellation) is var (row, scope) ? new OpenInvitation(scope.Name, row.Roles.Split(' '), row.InvitedByName, Time(row.ExpiresMs)) : null;
    }

    /// <summary>Uses the invitation of a text up and lets the person in; the name of the organisation, or why not.</summary>
    public async Task<Outcome<string>> AcceptAsync(Person person, string text, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(person);
        if (await LookUpAsync(person, text, cancellation) is not var (row, scope)) return NoLonger;
        await using var change = await AccessChange.BeginAsync(_databases, scope, cancellation);
        if (await Members.NameAsync(change, person.Id, cancellation) is not null) return ChangeRefusal.Conflict("You are in this organisation already.");

        // Whoever removes it has it: of two that come at once, one.
        if (await change.Control.Invitations.Where(one => one.Id == row.Id).ExecuteDeleteAsync(cancellation) != 1) return NoLonger;
        var inviter = Role.Together((await change.Control.RolesOfAsync(change.Organisation, row.InvitedBy, cancellation)).Select(held => held.Role));
        var read = await RoleAssignment.ReadAsync(change, row.Roles.Split(' '), cancellation);
        if (!inviter.Contains(Permission.MembersWrite) || read.Value is not { } wanted || Members.Enter(change, person, wanted, inviter, row.InvitedByName, _clock.GetUtcNow()) is not null)
        {
            return NoLonger;
        }

        await change.SaveAsync(cancellation);
        _trail.Record(scope, new Deed("invitation.accept", $"{row.Id}: {row.Roles}"));
        await change.CommitAsync(cancellation);
        return scope.Name;
    }

    private static string NamesOf(IEnumerable<Role> roles) => string.Join(' ', roles.Select(role => role.Name).Order(StringComparer.Ordinal));

    private async Task<(InvitationRow Row, OrgScope Scope)?> LookUpAsync(Person person, string text, CancellationToken cancellation)
    {
        var (hash, nowMs) = (Token.HashOf(text), NowMs);
        await using var control = _databases.OpenControl();
        var row = await control.Invitations.AsNoTracking().FirstOrDefaultAsync(one => one.TokenHash == hash && one.ExpiresMs > nowMs, cancellation);
        var addresses = await control.PersonAddresses.Where(one => one.PersonId == person.Id).Select(one => one.Address).ToListAsync(cancellation);
        var organisation = await control.Organisations.AsNoTracking().FirstOrDefaultAsync(one => row != null && one.Id == row.OrganisationId, cancellation);
        if (row is null || organisation is null || !OrganisationId.TryParse(organisation.Id, out var id)) return null;
        var scope = new OrgScope(id, organisation.Name, organisation.Region, Actor.Of(person), Role.None);
        using var key = await _databases.OpenKeyAsync(scope, cancellation);
        return addresses.Contains(AddressOf(key, row)) ? (row, scope) : null;
    }

    private static string AddressOf(DataKey key, InvitationRow row) =>
        key.Open(row.Address, PlaceOf(row.Id)) ?? throw new PlatformException("a sealed address does not open", "restore the control database from your backup");

    private static FieldPlace PlaceOf(Guid id) => new("invitations", "address", id.ToString());

    private long NowMs => _clock.GetUtcNow().ToUnixTimeMilliseconds();

    private static DateTimeOffset Time(long ms) => DateTimeOffset.FromUnixTimeMilliseconds(ms);
}
