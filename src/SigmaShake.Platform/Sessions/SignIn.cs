using Microsoft.EntityFrameworkCore;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Storage;

namespace SigmaShake.Platform.Sessions;

/// <summary>Signing in: by a link that is good once, or because somebody who may has vouched for a person. Thread-safe.</summary>
public sealed class SignIn
{
    /// <summary>How long a link is good for.</summary>
    public static readonly TimeSpan LinkLife = TimeSpan.FromMinutes(15);

    private readonly Databases _databases;
    private readonly OpenSessions _sessions;
    private readonly TimeProvider _clock;

    internal SignIn(Databases databases, OpenSessions sessions, TimeProvider clock)
    {
        _databases = databases;
        _sessions = sessions;
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
    /// <param name="linkToken">What the link says.</param>
    /// <param name="origin">Where the session is begun.</param>
    /// <param name="replacedToken">The token of the session that the browser was in, which ends; null for none.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<string?> BeginAsync(string linkToken, SessionOrigin origin, string? replacedToken, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(origin);
        var linkHash = Token.HashOf(linkToken);
        await using var control = _databases.OpenControl();
        await using var transaction = await control.Database.BeginTransactionAsync(cancellation);
        var nowMs = _clock.GetUtcNow().ToUnixTimeMilliseconds();
        var link = await control.SignInLinks.AsNoTracking().FirstOrDefaultAsync(row => row.TokenHash == linkHash && row.ExpiresMs > nowMs, cancellation);

        // Whoever removes it has it: of two that come at once, one.
        if (link is null || await control.SignInLinks.Where(row => row.TokenHash == linkHash).ExecuteDeleteAsync(cancellation) != 1) return null;
        var text = await _sessions.BeginAsync(control, link.PersonId, origin, replacedToken, cancellation);
        await control.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return text;
    }

    /// <summary>Begins a session of whoever an identity provider has vouched for; its token.</summary>
    /// <param name="person">Whose.</param>
    /// <param name="origin">Where the session is begun.</param>
    /// <param name="replacedToken">The token of the session that the browser was in, which ends; null for none.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<string> BeginAsync(Person person, SessionOrigin origin, string? replacedToken, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(origin);
        await using var control = _databases.OpenControl();
        await using var transaction = await control.Database.BeginTransactionAsync(cancellation);
        var text = await _sessions.BeginAsync(control, person.Id, origin, replacedToken, cancellation);
        await control.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return text;
    }
}
