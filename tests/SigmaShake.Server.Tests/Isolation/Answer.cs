using System.Net;
using System.Text.RegularExpressions;
using SigmaShake.Server.Testing.Tenants;

namespace SigmaShake.Server.Tests.Isolation;

/// <summary>An answer without what is new in each: the date, the request's id, nonces, the tokens of forms.</summary>
internal sealed partial record Answer(HttpStatusCode Status, string Headers, string Body)
{
    private static readonly HashSet<string> NewInEach = new(StringComparer.OrdinalIgnoreCase) { "Date", "X-Request-ID" };

    public static async Task<Answer> OfAsync(HttpResponseMessage response)
    {
        var headers = response.Headers.Concat(response.Content.Headers).Where(header => !NewInEach.Contains(header.Key)).SelectMany(header => header.Value.Select(value => $"{header.Key}: {value}")).Order(StringComparer.Ordinal);
        return new Answer(response.StatusCode, Settled(string.Join('\n', headers)), Settled(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }

    /// <summary>It is the answer that there was for other things, byte for byte but for their names; of what was made, which has an id and a time of its own, the status.</summary>
    public void IsThatOf(Answer other, Things mine, Things others, string route)
    {
        Assert.True(Status == other.Status, $"{route}:\n{this}\nand for what nobody has:\n{other}");
        if (Status < HttpStatusCode.BadRequest) return;
        var (one, another) = (Without(mine).Without(others), other.Without(mine).Without(others));
        Assert.True(one == another, $"{route}:\n{one}\nand for what nobody has:\n{another}");
    }

    // How long it was with them means nothing.
    private Answer Without(Things things) => new(Status, Length().Replace(things.TakenOutOf(Headers), ""), Moments().Replace(things.TakenOutOf(Body), "…"));

    /// <summary>It holds nothing of somebody's but what was asked for in so many words.</summary>
    public void HoldsNothingOf(Premises premises, string question, string route) => Assert.All(premises.Marks, mark => Assert.False(
        $"{Headers}\n{Body}".Contains(mark, StringComparison.OrdinalIgnoreCase) && !question.Contains(mark, StringComparison.OrdinalIgnoreCase), $"{route} gives `{mark}` away:\n{Headers}\n{Body}"));

    private static string Settled(string text) => FormTokens().Replace(Nonces().Replace(text, "nonce"), "form token");

    [GeneratedRegex("nonce(=\"|-)[^\"']*", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Nonces();

    [GeneratedRegex("CfDJ8[A-Za-z0-9_-]+", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex FormTokens();

    [GeneratedRegex("Content-Length: [0-9]+", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Length();

    [GeneratedRegex("[0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Moments();
}
