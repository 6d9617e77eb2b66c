using Microsoft.EntityFrameworkCore;
using SigmaShake.Platform.Access;
using SigmaShake.Platform.Keys;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Storage;

namespace SigmaShake.Platform.Sessions;

/// <summary>The sessions that people are in: they are here and nowhere else, so what ends here has ended. Thread-safe.</summary>
public sealed class OpenSessions
{
    /// <summary>How long a session lasts, whatever happens in it.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(8);

    /// <summary>In how many sessions somebody may be. One more ends the oldest.</summary>
    public const int MaxOfPerson = 50;

    private readonly Databases _databases;
    private readonly MasterKey _master;
    private readonly LastUses _uses;
    private readonly TimeProvider _clock;

    internal OpenSessions(Databases databases, MasterKey master, LastUses uses, TimeProvider clock)
    {
        _databases = databases;
        _master = master;
        _uses = uses;
        _clock = clock;
    }

    /// <summary>Those of a person, newest first.</summary>
    /// <param name="person">Whose.</param>
    /// <param name="currentToken">The token of the session that asks; null for none.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<IReadOnlyList<OpenSession>> ListAsync(Person person, string? currentToken, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(person);
        var (nowMs, current) = (NowMs, Token.HashOf(currentToken ?? ""));
        await using var control = _databases.OpenControl();
        var rows = await control.Sessions.AsNoTracking().Where(row => row.PersonId == person.Id && row.ExpiresMs > nowMs).OrderByDescending(row => row.StartedMs).ToListAsync(cancellation);
        return [.. rows.Select(row => new OpenSession(
            row.Id, Time(row.StartedMs), Time(row.LastSeenMs), Time(row.ExpiresMs), SessionOrigin.Open(_master, row.Id, row.Origin), row.TokenHash.AsSpan().SequenceEqual(current)))];
    }

    /// <summary>Ends the session of a token.</summary>
    public async Task EndAsync(string token, CancellationToken cancellation)
    {
        var hash = Token.HashOf(token);
        await using var control = _databases.OpenControl();
        await control.Sessions.Where(row => row.TokenHash == hash).ExecuteDeleteAsync(cancellation);
    }

    /// <summary>Ends one of a person's sessions; whether it was there.</summary>
    public async Task<bool> EndAsync(Person person, Guid id, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(person);
        await using var control = _databases.OpenControl();
        return await control.Sessions.Where(row => row.PersonId == person.Id && row.Id == id).ExecuteDeleteAsync(cancellation) == 1;
    }

    /// <summary>Ends all of a person's sessions.</summary>
    public async Task EndAllAsync(Person person, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(person);
        await using var control = _databases.OpenControl();
        await control.Sessions.Where(row => row.PersonId == person.Id).ExecuteDeleteAsync(cancellation);
    }

    /// <summary>Begins a session, in whose place the one before it in the same browser ends; its token. The caller saves and commits.</summary>
    /// <param name="control">The database, in a transaction.</param>
    /// <param name="person">Whose.</param>
    /// <param name="origin">Where it is begun.</param>
    /// <param name="replacedToken">The token that the browser had before; null for none.</param>
    /// <param name="cancellation">Ends it.</param>
    internal async Task<string> BeginAsync(ControlDatabase control, Guid person, SessionOrigin origin, string? replacedToken, CancellationToken cancellation)
    {
        var (now, nowMs, replaced) = (_clock.GetUtcNow(), NowMs, Token.HashOf(replacedToken ?? ""));
        await control.Sessions.Where(row => row.TokenHash == replaced || (row.PersonId == person && row.ExpiresMs <= nowMs)).ExecuteDeleteAsync(cancellation);
        var oldest = await control.Sessions.Where(row => row.PersonId == person).OrderByDescending(row => row.StartedMs).Skip(MaxOfPerson - 1).Select(row => row.Id).ToListAsync(cancellation);
        if (oldest.Count > 0) await control.Sessions.Where(row => oldest.Contains(row.Id)).ExecuteDeleteAsync(cancellation);
        var (text, hash) = Token.Create();
        var id = Guid.CreateVersion7(now);
        control.Sessions.Add(new SessionRow
        {
            TokenHash = hash, Id = id, PersonId = person, StartedMs = nowMs, LastSeenMs = nowMs, ExpiresMs = nowMs + (long)Life.TotalMilliseconds, Origin = origin.Seal(_master, id),
        });
        return text;
    }

    /// <summary>Who is in the session of a token; null for one that has ended or never was. For routes that anybody may reach: others are given the person.</summary>
    public async Task<Person?> PersonOfAsync(string token, CancellationToken cancellation) => (await FindAsync(token, cancellation))?.Person;

    /// <summary>The session of a token; null for one that has ended or never was.</summary>
    internal async Task<FoundSession?> FindAsync(string token, CancellationToken cancellation)
    {
        var (hash, nowMs) = (Token.HashOf(token), NowMs);
        await using var control = _databases.OpenControl();
        var found = await control.Sessions.AsNoTracking()
            .Where(session => session.TokenHash == hash && session.ExpiresMs > nowMs)
            .Join(control.People, session => session.PersonId, person => person.Id, (session, person) => new { session.Id, session.LastSeenMs, session.ExpiresMs, Person = new Person(person.Id, person.Name, person.IsOperator) })
            .FirstOrDefaultAsync(cancellation);
        if (found is null) return null;
        _uses.OfSession(found.Id, found.LastSeenMs);
        return new FoundSession(found.Id, found.Person, found.ExpiresMs);
    }

    /// <summary>Those of some sessions that have not been ended.</summary>
    internal async Task<IReadOnlySet<Guid>> StillOpenAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        await using var control = _databases.OpenControl();
        return (await control.Sessions.Where(row => ids.Contains(row.Id)).Select(row => row.Id).ToListAsync(cancellation)).ToHashSet();
    }

    private long NowMs => _clock.GetUtcNow().ToUnixTimeMilliseconds();

    private static DateTimeOffset Time(long ms) => DateTimeOffset.FromUnixTimeMilliseconds(ms);
}

/// <summary>A session, as its owner sees it.</summary>
/// <param name="Id">What it is ended by. It opens nothing.</param>
/// <param name="Started">When it was begun.</param>
/// <param name="LastSeen">When it was used last, to within a minute.</param>
/// <param name="Expires">When it ends.</param>
/// <param name="Origin">Where it was begun.</param>
/// <param name="IsCurrent">Whether it is the one that asks.</param>
public sealed record OpenSession(Guid Id, DateTimeOffset Started, DateTimeOffset LastSeen, DateTimeOffset Expires, SessionOrigin Origin, bool IsCurrent);

/// <summary>A session that a request is in.</summary>
internal sealed record FoundSession(Guid Id, Person Person, long ExpiresMs);
