using Microsoft.AspNetCore.Http;

namespace SigmaShake.Net.Serving;

/// <summary>
/// Who has signed in. A cookie goes to every port of a host: a server that an agent runs on another port would get it with the next look at its pages. So
/// each session has a folder of addresses that only its own browser knows, and its cookie goes there alone. Thread-safe.
/// </summary>
internal sealed class Sessions(TimeProvider clock)
{
    /// <summary>What the addresses of all sessions begin with.</summary>
    public const string Prefix = "/s";

    /// <summary>How long one lasts.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(12);

    private const string CookieName = "sigmashake";
    private const int Most = 16;

    private readonly List<Session> _sessions = [];
    private readonly Lock _gate = new();

    /// <summary>Begins one; the oldest makes room where there are too many.</summary>
    public Session Begin(bool isPerson, HttpResponse response)
    {
        var session = new Session(Secret.NewId(), Secret.New(), Secret.New(), isPerson, clock.GetUtcNow() + Life);
        lock (_gate)
        {
            foreach (var over in _sessions.Where(IsOver).ToList()) Remove(over);
            if (_sessions.Count == Most) Remove(_sessions[0]);
            _sessions.Add(session);
        }

        // Without an age it stays in the browser's memory, and out of its files.
        response.Cookies.Append(CookieName, session.Cookie, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Path = FolderOf(session) });
        return session;
    }

    /// <summary>The session that a request belongs to by its address and its cookie; null for none.</summary>
    /// <param name="rest">The address within the session, with a slash in front.</param>
    public Session? Find(HttpRequest request, out string rest)
    {
        rest = "/";
        if (!request.Path.StartsWithSegments(Prefix, StringComparison.Ordinal, out var inside) || inside.Value is not ['/', ..] path) return null;
        var end = path.IndexOf('/', 1);
        var id = end < 0 ? path[1..] : path[1..end];
        if (end >= 0) rest = path[end..];
        var cookie = request.Cookies[CookieName];
        lock (_gate) return _sessions.Find(session => Secret.AreEqual(id, session.Id) && Secret.AreEqual(cookie, session.Cookie) && !IsOver(session));
    }

    /// <summary>Ends one.</summary>
    public void End(Session session)
    {
        lock (_gate) Remove(session);
    }

    /// <summary>What the addresses of a session begin with.</summary>
    public static string FolderOf(Session session) => $"{Prefix}/{session.Id}";

    private bool IsOver(Session session) => session.End <= clock.GetUtcNow();

    private void Remove(Session session)
    {
        _sessions.Remove(session);
        session.Ended.Cancel();
    }
}
