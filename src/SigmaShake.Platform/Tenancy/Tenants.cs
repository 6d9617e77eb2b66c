using Microsoft.EntityFrameworkCore;
using SigmaShake.Platform.Admission;
using SigmaShake.Platform.Audit;
using SigmaShake.Platform.Keys;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Permissions;
using SigmaShake.Platform.Storage;

namespace SigmaShake.Platform.Tenancy;

/// <summary>Organisations: making them, finding those that somebody is in, and what they say of themselves. Thread-safe.</summary>
public sealed class Tenants
{
    /// <summary>The longest title, in characters.</summary>
    public const int MaxTitle = 100;

    /// <summary>The longest security contact, in characters.</summary>
    public const int MaxContact = 200;

    private static readonly FieldPlace SecurityContact = new("profile", "security_contact", "1");

    private readonly Databases _databases;
    private readonly MasterKey _master;
    private readonly AuditTrail _trail;
    private readonly PlatformOptions _options;
    private readonly OrganisationDirectory _directory;
    private readonly TimeProvider _clock;

    internal Tenants(Databases databases, MasterKey master, AuditTrail trail, PlatformOptions options, OrganisationDirectory directory, TimeProvider clock)
    {
        _databases = databases;
        _master = master;
        _trail = trail;
        _options = options;
        _directory = directory;
        _clock = clock;
    }

    /// <summary>Makes an organisation, owned by whoever asks; what is wrong, or null.</summary>
    /// <param name="person">An operator.</param>
    /// <param name="name">Its name in addresses, a <see cref="Slug"/>.</param>
    /// <param name="title">Its name for people, 1 to <see cref="MaxTitle"/> characters.</param>
    /// <param name="region">Where its data shall be.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<string?> CreateAsync(Person person, string name, string title, string region, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(person);
        if (!person.IsOperator) return "Only an operator of this server makes organisations.";
        if (!Slug.IsValid(name)) return $"The name has to be {Slug.Rule}.";
        if (title.Trim() is not { Length: > 0 and <= MaxTitle }) return $"The title has to be 1 to {MaxTitle} characters long.";
        if (!_options.Serves(region)) return $"There is no region `{region}` here.";

        var now = _clock.GetUtcNow();
        var id = OrganisationId.Create(now);
        await using var control = _databases.OpenControl();
        if (await control.Organisations.AnyAsync(row => row.Name == name, cancellation) || await IsRetiredAsync(name, cancellation)) return $"The name `{name}` is taken.";
        _trail.RecordOperator(Actor.Of(person), new Deed("organisation.create", $"{id} {name} {region}"));

        // The rooms first, then the name on the door: what is interrupted leaves a folder that nothing refers to.
        await _databases.CreateAsync(region, id, cancellation);
        var (key, wrapped) = _master.CreateDataKey(id);
        key.Dispose();
        var scope = new OrgScope(id, name, region, Actor.Of(person), Role.Owner);
        await using (var database = _databases.Open(scope))
        {
            database.Profiles.Add(new ProfileRow { Title = title.Trim() });
            await database.SaveChangesAsync(cancellation);
        }

        control.Organisations.Add(new OrganisationRow { Id = id.ToString(), Name = name, Region = region, WrappedKey = wrapped, CreatedMs = now.ToUnixTimeMilliseconds() });
        control.Memberships.Add(new MembershipRow { OrganisationId = id.ToString(), PersonId = person.Id, SinceMs = now.ToUnixTimeMilliseconds() });
        control.RoleGrants.Add(new RoleGrantRow { OrganisationId = id.ToString(), PrincipalId = person.Id, Role = Role.Owner.Name, SinceMs = now.ToUnixTimeMilliseconds(), GivenBy = person.Name });
        try
        {
            await control.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            // Somebody else was faster.
            await _databases.RemoveAsync(region, id, cancellation);
            return $"The name `{name}` is taken.";
        }

        _directory.Forget(name);
        _trail.Record(scope, new Deed("organisation.create", name));
        return null;
    }

    // Whoever follows an old link would come to somebody else.
    private async Task<bool> IsRetiredAsync(string name, CancellationToken cancellation)
    {
        await using var lifecycle = _databases.OpenControl<LifecycleDatabase>();
        return await lifecycle.RetiredNames.AnyAsync(row => row.Name == name, cancellation);
    }

    /// <summary>The names of the organisations that a person is in.</summary>
    public async Task<IReadOnlyList<string>> OfAsync(Person person, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(person);
        await using var control = _databases.OpenControl();
        return await control.Memberships.Where(row => row.PersonId == person.Id)
            .Join(control.Organisations, row => row.OrganisationId, row => row.Id, (_, organisation) => organisation.Name)
            .Order().ToListAsync(cancellation);
    }

    /// <summary>The name in addresses of an organisation; null where there is none.</summary>
    public async Task<string?> NameOfAsync(OrganisationId organisation, CancellationToken cancellation)
    {
        var id = organisation.ToString();
        await using var control = _databases.OpenControl();
        return await control.Organisations.Where(row => row.Id == id).Select(row => row.Name).FirstOrDefaultAsync(cancellation);
    }

    /// <summary>What an organisation says of itself.</summary>
    public async Task<Profile> ProfileAsync(OrgScope scope, CancellationToken cancellation)
    {
        await using var database = _databases.Open(scope);
        var row = await database.Profiles.AsNoTracking().SingleAsync(cancellation);
        if (row.SecurityContact is not { } box) return new Profile(row.Title, null);
        using var key = await _databases.OpenKeyAsync(scope, cancellation);
        return new Profile(row.Title, key.Open(box, SecurityContact) ?? throw new PlatformException("a sealed value does not open", "restore the organisation's database from your backup"));
    }

    /// <summary>Changes what an organisation says of itself; what is wrong, or null.</summary>
    public async Task<string?> ChangeAsync(OrgScope scope, Profile profile, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(profile);
        if (profile.Title.Trim() is not { Length: > 0 and <= MaxTitle } title) return $"The title has to be 1 to {MaxTitle} characters long.";
        var contact = profile.SecurityContact?.Trim();
        if (contact?.Length > MaxContact) return $"The security contact has to be at most {MaxContact} characters long.";
        using var key = await _databases.OpenKeyAsync(scope, cancellation);
        await using var database = _databases.Open(scope);
        var row = await database.Profiles.SingleAsync(cancellation);
        row.Title = title;
        row.SecurityContact = string.IsNullOrEmpty(contact) ? null : key.Seal(contact, SecurityContact);
        _trail.Record(scope, new Deed("organisation.change", "profile"));
        await database.SaveChangesAsync(cancellation);
        return null;
    }
}

/// <summary>What an organisation says of itself.</summary>
/// <param name="Title">Its name for people.</param>
/// <param name="SecurityContact">Whom to call when something is wrong, or null.</param>
public sealed record Profile(string Title, string? SecurityContact);
