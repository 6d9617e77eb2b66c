using System.Globalization;
using System.Text;
using SigmaShake.Rules.Json;

namespace SigmaShake.Net.Http;

/// <summary>Why a server refused, as it says (problem details, RFC 9457). It is another's word: shown, and believed in nothing that matters.</summary>
/// <param name="Code">Its stable code; empty for none.</param>
/// <param name="Detail">A sentence for people; empty for none.</param>
/// <param name="Size">The member <c>size</c>, which <c>proof_from</c> has; null for none.</param>
internal sealed record ServerProblem(string Code, string Detail, long? Size)
{
    private const int MaxShownCharacters = 300;

    /// <summary>Reads the body of a refusal; what is no problem document is one without code and sentence.</summary>
    public static ServerProblem Of(Reply reply)
    {
        var json = JsonParser.Parse(reply.Body).Value;
        return new ServerProblem(Text(json, "code"u8), Text(json, "detail"u8), Number(json, "size"u8));
    }

    /// <summary>Why a request failed, as one sentence with the cure.</summary>
    public static string Describe(ServerAddress server, Reply reply)
    {
        if (reply.Failure is { } failure) return $"`{server}` {failure}";
        var problem = Of(reply);
        if (problem.Code == "clock_differs" && reply.Date is { } date)
            return string.Create(CultureInfo.InvariantCulture, $"the clocks of this machine and of `{server}` differ: there it is {date:yyyy-MM-dd HH:mm:ss}Z; set this one");
        var said = problem.Detail.Length > 0 ? problem.Detail : problem.Code;
        return reply.Status switch
        {
            429 or 503 => $"`{server}` is busy; it is asked again later",
            _ when said.Length > 0 => $"`{server}` refused: {said} ({reply.Status})",
            404 => $"`{server}` knows nothing of this; check the address, the organisation and whether this machine is still enrolled",
            _ => $"`{server}` answered {reply.Status}; ask whoever runs it",
        };
    }

    private static string Text(JsonValue? json, ReadOnlySpan<byte> name)
    {
        if (json?.Member(name) is not { IsString: true } text) return "";
        var shown = Encoding.UTF8.GetString(text.Text.Span);
        return shown.Length <= MaxShownCharacters ? shown : shown[..MaxShownCharacters];
    }

    private static long? Number(JsonValue? json, ReadOnlySpan<byte> name) =>
        json?.Member(name) is { Kind: JsonKind.Number } number && long.TryParse(number.Text.Span, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
}
