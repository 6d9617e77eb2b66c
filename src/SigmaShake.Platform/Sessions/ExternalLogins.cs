using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Storage;

namespace SigmaShake.Platform.Sessions;

/// <summary>
/// Whose login an identity provider has vouched for. A login is an issuer and a subject; addresses follow from it and never the other way round: nobody becomes
/// somebody else by having their address. Thread-safe.
/// </summary>
/// <remarks>
/// The provider of an organisation speaks for people all of whose addresses are in domains of that organisation, and never for an operator. So whatever it says,
/// it opens nothing to itself that is another organisation's business.
/// </remarks>
public sealed class ExternalLogins
{
    private readonly Databases _databases;
    private readonly TimeProvider _clock;

    internal ExternalLogins(Databases databases, TimeProvider clock)
    {
        _databases = databases;
        _clock = clock;
    }

    /// <summary>The person of a login, who is made when it comes for the first time.</summary>
    public async Task<LoginResult> RecogniseAsync(ExternalIdentity identity, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(identity);
        return await AgainIfSlowerAsync(() => TryRecogniseAsync(identity, cancellation));
    }

    /// <summary>Adds a login to somebody who has signed in; why not, or null.</summary>
    public async Task<string?> LinkAsync(Person person, ExternalIdentity identity, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(identity);
        return await AgainIfSlowerAsync(() => TryLinkAsync(person, identity, cancellation));
    }

    /// <summary>What a person signs in with, and the addresses that are theirs.</summary>
    public async Task<(IReadOnlyList<string> Issuers, IReadOnlyList<string> Addresses)> OfAsync(Person person, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(person);
        await using var control = _databases.OpenControl();
        return (await control.ExternalLogins.Where(row => row.PersonId == person.Id).OrderBy(row => row.LinkedMs).Select(row => row.Issuer).ToListAsync(cancellation),
            await AddressesAsync(control, person.Id, cancellation));
    }

    // The same login, or one with the same address, may come at the same time and be faster: then it is there.
    private static async Task<T> AgainIfSlowerAsync<T>(Func<Task<T>> attempt)
    {
        try
        {
            return await attempt();
        }
        catch (DbUpdateException)
        {
            return await attempt();
        }
    }

    // Login and addresses are read as of one moment. Else a login that comes between the two is not there while its address is taken.
    private static Task<IDbContextTransaction> BeginAsync(ControlDatabase control, CancellationToken cancellation) =>
        control.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);

    private async Task<string?> TryLinkAsync(Person person, ExternalIdentity identity, CancellationToken cancellation)
    {
        await using var control = _databases.OpenControl();
        await using var transaction = await BeginAsync(control, cancellation);
        var login = await FindAsync(control, identity, cancellation);
        if (login is not null) return login.PersonId == person.Id ? null : "the login belongs to another account";
        var addresses = await AddressesAsync(control, person.Id, cancellation);
        if (!identity.Addresses.Any(address => addresses.Contains(address.Text))) return "no address is verified on both sides";
        if (WhyNotFor(identity, person.IsOperator, addresses) is { } reason) return reason;
        control.ExternalLogins.Add(RowOf(identity, person.Id, NowMs()));
        await AddAddressesAsync(control, identity, person.Id, cancellation);
        await control.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return null;
    }

    private async Task<LoginResult> TryRecogniseAsync(ExternalIdentity identity, CancellationToken cancellation)
    {
        await using var control = _databases.OpenControl();
        await using var transaction = await BeginAsync(control, cancellation);
        var login = await FindAsync(control, identity, cancellation);
        var person = login is null ? null : await control.People.SingleAsync(row => row.Id == login.PersonId, cancellation);
        if (person is null)
        {
            var free = await FreeAsync(control, identity, cancellation);
            if (free.Count == 0) return LoginResult.Refused(identity.Addresses.Count == 0 ? "the provider has verified no address" : "every address belongs to another account");
            person = new PersonRow { Id = Guid.CreateVersion7(_clock.GetUtcNow()), Name = identity.Name, CreatedMs = NowMs() };
            control.People.Add(person);
            control.ExternalLogins.Add(RowOf(identity, person.Id, NowMs()));
        }
        else if (WhyNotFor(identity, person.IsOperator, await AddressesAsync(control, person.Id, cancellation)) is { } reason)
        {
            return LoginResult.Refused(reason);
        }

        await AddAddressesAsync(control, identity, person.Id, cancellation);
        await control.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return new LoginResult(new Person(person.Id, person.Name, person.IsOperator), null, IsNew: login is null);
    }

    private static string? WhyNotFor(ExternalIdentity identity, bool isOperator, IReadOnlyCollection<string> addresses)
    {
        if (identity.Domains is null) return null;
        if (isOperator) return "the provider of an organisation speaks for no operator";
        return addresses.All(address => EmailAddress.TryParse(address, out var one) && identity.SpeaksFor(one)) ? null : "the account has an address outside the organisation's domains";
    }

    // What another login would add to somebody whom an organisation speaks for would take that organisation's word from them.
    private async Task AddAddressesAsync(ControlDatabase control, ExternalIdentity identity, Guid person, CancellationToken cancellation)
    {
        if (identity.Domains is null && await control.ExternalLogins.AnyAsync(row => row.PersonId == person && row.IsOfOrganisation, cancellation)) return;
        foreach (var address in await FreeAsync(control, identity, cancellation)) control.PersonAddresses.Add(new PersonAddressRow { Address = address, PersonId = person, VerifiedMs = NowMs() });
    }

    private static async Task<List<string>> FreeAsync(ControlDatabase control, ExternalIdentity identity, CancellationToken cancellation)
    {
        var all = identity.Addresses.Where(identity.SpeaksFor).Select(address => address.Text).Distinct().ToList();
        var taken = await control.PersonAddresses.Where(row => all.Contains(row.Address)).Select(row => row.Address).ToListAsync(cancellation);
        return [.. all.Except(taken)];
    }

    private static Task<List<string>> AddressesAsync(ControlDatabase control, Guid person, CancellationToken cancellation) =>
        control.PersonAddresses.Where(row => row.PersonId == person).Select(row => row.Address).Order().ToListAsync(cancellation);

    private static Task<ExternalLoginRow?> FindAsync(ControlDatabase control, ExternalIdentity identity, CancellationToken cancellation) =>
        control.ExternalLogins.AsNoTracking().FirstOrDefaultAsync(row => row.Issuer == identity.Issuer && row.Subject == identity.Subject, cancellation);

    private static ExternalLoginRow RowOf(ExternalIdentity identity, Guid person, long nowMs) =>
        new() { Issuer = identity.Issuer, Subject = identity.Subject, PersonId = person, IsOfOrganisation = identity.Domains is not null, LinkedMs = nowMs };

    private long NowMs() => _clock.GetUtcNow().ToUnixTimeMilliseconds();
}

/// <summary>Whose a login is, or why it is nobody's.</summary>
/// <param name="Person">Whose; null if it was refused.</param>
/// <param name="Refusal">Why, for the operator; null if it was not.</param>
/// <param name="IsNew">Whether they came for the first time.</param>
public sealed record LoginResult(Person? Person, string? Refusal, bool IsNew)
{
    internal static LoginResult Refused(string why) => new(null, why, IsNew: false);
}
