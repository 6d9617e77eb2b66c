using Microsoft.EntityFrameworkCore;
using SigmaShake.Accounts.Oidc;
using SigmaShake.Accounts.Storage;
using SigmaShake.Platform;
using SigmaShake.Platform.Audit;
using SigmaShake.Platform.Keys;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Permissions;
using SigmaShake.Platform.Storage;

namespace SigmaShake.Accounts.Identity.Providers;

/// <summary>The identity providers of organisations. Thread-safe.</summary>
internal sealed class OrganisationProviders(Databases databases, OutgoingHttp http, ProviderDirectory directory, AuditTrail trail, TimeProvider clock)
{
    /// <summary>How many an organisation may have.</summary>
    public const int Max = 10;

    /// <summary>The longest title, issuer, client id and secret.</summary>
    public const int MaxText = 200;

    /// <summary>The roles that whoever comes for the first time may get: none that gives more than it has to.</summary>
    public static readonly IReadOnlyList<string> DefaultRoles = [Role.Member.Name, Role.Auditor.Name];

    /// <summary>What those roles give together: no more may be given to whoever comes, whatever is stored.</summary>
    public static readonly PermissionSet DefaultMost = Role.Together([Role.Member, Role.Auditor]);

    /// <summary>Those of an organisation.</summary>
    public async Task<IReadOnlyList<OrganisationProvider>> ListAsync(OrgScope scope, CancellationToken cancellation)
    {
        var id = scope.Id.ToString();
        await using var database = databases.OpenControl<AccountsDatabase>();
        return [.. (await database.IdentityProviders.AsNoTracking().Where(row => row.OrganisationId == id).OrderBy(row => row.CreatedMs).ToListAsync(cancellation)).Select(Of)];
    }

    /// <summary>One of them, and what this server is to it; null for none.</summary>
    /// <param name="scope">The organisation.</param>
    /// <param name="provider">Its name.</param>
    /// <param name="redirectUri">Where it sends people back to.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<(OrganisationProvider Provider, RelyingParty Party)?> FindAsync(OrgScope scope, string provider, string redirectUri, CancellationToken cancellation)
    {
        var id = scope.Id.ToString();
        await using var database = databases.OpenControl<AccountsDatabase>();
        if (await database.IdentityProviders.AsNoTracking().FirstOrDefaultAsync(row => row.OrganisationId == id && row.Name == provider, cancellation) is not { } found) return null;
        return (Of(found), new RelyingParty(found.Issuer, found.ClientId, await OpenAsync(scope, found, cancellation), redirectUri));
    }

    /// <summary>Adds one that answers as it should; what is wrong, or null.</summary>
    public async Task<string?> AddAsync(OrgScope scope, OrganisationProvider wanted, string? secret, CancellationToken cancellation)
    {
        var (title, issuer, clientId) = (wanted.Title.Trim(), wanted.Issuer.Trim(), wanted.ClientId.Trim());
        if (!Slug.IsValid(wanted.Name)) return $"The name has to be {Slug.Rule}.";
        if (title.Length is 0 or > MaxText || title.Any(char.IsControl)) return $"The title has to be 1 to {MaxText} characters long.";
        if (clientId.Length is 0 or > MaxText || secret?.Length > MaxText) return $"The client id and secret have to be at most {MaxText} characters long.";
        if (wanted.DefaultRole is { } role && !DefaultRoles.Contains(role)) return "This role cannot be given to everybody who comes.";
        if (issuer.Length > MaxText || !Uri.TryCreate(issuer, UriKind.Absolute, out var address) || address.Query.Length > 0 || !http.Allows(address)) return "The issuer has to be an address with https, as the provider calls itself.";
        if ((await directory.MetadataAsync(issuer, cancellation)).Failure is { } failure) return $"The provider cannot be used: {failure}.";

        var id = scope.Id.ToString();
        var row = new IdentityProviderRow
        {
            OrganisationId = id, Name = wanted.Name, Title = title, Issuer = issuer, ClientId = clientId,
            DefaultRole = wanted.DefaultRole, CreatedMs = clock.GetUtcNow().ToUnixTimeMilliseconds(),
        };
        if (!string.IsNullOrEmpty(secret))
        {
            using var key = await databases.OpenKeyAsync(scope, cancellation);
            row.SealedSecret = key.Seal(secret, PlaceOf(row.Name));
        }

        await using var database = databases.OpenControl<AccountsDatabase>();
        if (await database.IdentityProviders.CountAsync(one => one.OrganisationId == id, cancellation) >= Max) return $"An organisation has at most {Max} providers: remove one first.";
        if (await database.IdentityProviders.AnyAsync(one => one.OrganisationId == id && one.Name == row.Name, cancellation)) return $"There is a provider `{row.Name}`: choose another name, or remove it first.";
        trail.Record(scope, new Deed("identity-provider.add", $"{row.Name} {title} {issuer}, first role {wanted.DefaultRole ?? "none"}"));
        database.IdentityProviders.Add(row);
        await database.SaveChangesAsync(cancellation);
        return null;
    }

    /// <summary>Removes one: nobody signs in through it any more.</summary>
    public async Task RemoveAsync(OrgScope scope, string provider, CancellationToken cancellation)
    {
        var id = scope.Id.ToString();
        await using var database = databases.OpenControl<AccountsDatabase>();
        if (!await database.IdentityProviders.AnyAsync(row => row.OrganisationId == id && row.Name == provider, cancellation)) return;
        trail.Record(scope, new Deed("identity-provider.remove", provider));
        await database.IdentityProviders.Where(row => row.OrganisationId == id && row.Name == provider).ExecuteDeleteAsync(cancellation);
    }

    private async Task<string?> OpenAsync(OrgScope scope, IdentityProviderRow row, CancellationToken cancellation)
    {
        if (row.SealedSecret is not { } box) return null;
        using var key = await databases.OpenKeyAsync(scope, cancellation);
        return key.Open(box, PlaceOf(row.Name)) ?? throw new PlatformException("the secret of an identity provider does not open", "have the organisation add the provider again");
    }

    private static OrganisationProvider Of(IdentityProviderRow row) => new(row.Name, row.Title, row.Issuer, row.ClientId, row.DefaultRole);

    private static FieldPlace PlaceOf(string provider) => new("identity_provider", "secret", provider);
}
