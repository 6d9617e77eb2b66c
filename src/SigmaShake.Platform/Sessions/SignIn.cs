using Microsoft.EntityFrameworkCore;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Storage;

namespace SigmaShake.Platform.Sessions;

/// <summary>Links that sign in once, and the sessions that follow. Thread-safe.</summary>
public sealed class SignIn
{
    /// <summary>How long a link is good for.</summary>
    public static readonly TimeSpan LinkLife = TimeSpan.FromMinutes(15);

    /// <summary>How long a session lasts, whatever happens in it.</summary>
    public static readonly TimeSpan SessionLife = TimeSpan.FromHours(8);

    private readonly Databases _databases;
    private readonly TimeProvider _clock;

    internal SignIn(Databases databases, TimeProvider clock)
    {
        _databases = databases;
        _clock = clock;
    }

    /// <summary>A link's token for a person, who is made if there is nobody of that name who runs the server.</summary>
    public async Task<string> InviteOperatorAsync(string name, CancellationToken cancellation)
    {
        var now = _clock.GetUtcNow();
        await using var control = _databases.OpenControl();
        var person = await control.People.FirstOrDefaultAsync(row => row.IsOperator && row.Name == name, cancellation);
        if (person is null) control.People.Add(person = new PersonRow { Id = Guid.CreateVersion7(now), Name = name, IsOperator = true, CreatedMs = now.ToUnixTimeMilliseconds() });
        var (text, hash) = Token.Create();
        control.SignInLinks.Add(new SignInLinkRow { TokenHash = hash, PersonId = person.Id, ExpiresMs = (now + LinkLife).ToUnixTimeMilliseconds() });
        await control.SaveChangesAsync(cancellation);
        return text;
    }

    /// <summary>Uses a link up and begins a session; its token, or null for a link that was used, is too old, or never was.</summary>
    public async Task<string?> BeginAsync(string linkToken, CancellationToken cancellation)
    {
        var now = _clock.GetUtcNow();
        var linkHash = Token.HashOf(linkToken);
        await using var control = _databases.OpenControl();
        await using var transaction = await control.Database.BeginTransactionAsync(cancellation);
        var nowMs = now.ToUnixTimeMilliseconds();
        var link = await control.SignInLinks.AsNoTracking().FirstOrDefaultAsync(row => row.TokenHash == linkHash && row.ExpiresMs > nowMs, cancellation);

        // Whoever removes it has it: of two that come at once, one.
        if (link is null || await control.SignInLinks.Where(row => row.TokenHash == linkHash).ExecuteDeleteAsync(cancellation) != 1) return null;
        var (text, hash) = Token.Create();
        control.Sessions.Add(new SessionRow { TokenHash = hash, PersonId = link.PersonId, StartedMs = nowMs, ExpiresMs = (now + SessionLife).ToUnixTimeMilliseconds() });
        await control.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return text;
    }

    /// <summary>Who the session of this token is; null for one that has ended or never was.</summary>
    public async Task<Person?> FindAsync(string sessionToken, CancellationToken cancellation)
    {
        var hash = Token.HashOf(sessionToken);
        var nowMs = _clock.GetUtcNow().ToUnixTimeMilliseconds();
        await using var control = _databases.OpenControl();
        var row = await control.Sessions
            .Where(session => session.TokenHash == hash && session.ExpiresMs > nowMs)
            .Join(control.People, session => session.PersonId, person => person.Id, (_, person) => person)
            .AsNoTracking().FirstOrDefaultAsync(cancellation);
        return row is null ? null : new Person(row.Id, row.Name, row.IsOperator);
    }

    /// <summary>Ends a session.</summary>
    public async Task EndAsync(string sessionToken, CancellationToken cancellation)
    {
        var hash = Token.HashOf(sessionToken);
        await using var control = _databases.OpenControl();
        await control.Sessions.Where(row => row.TokenHash == hash).ExecuteDeleteAsync(cancellation);
    }
}
