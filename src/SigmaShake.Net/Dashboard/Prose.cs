using SigmaShake.Net.Markup;

namespace SigmaShake.Net.Dashboard;

/// <summary>Sentences, in which what stands between backticks is code.</summary>
internal static class Prose
{
    /// <summary>Shows them.</summary>
    public static Html Of(string? text)
    {
        var pieces = (text ?? "").Split('`');

        // A mark without its other half is a character.
        if (pieces.Length % 2 == 0) pieces = [.. pieces[..^2], $"{pieces[^2]}`{pieces[^1]}"];
        return Html.Join(pieces.Select((piece, index) => index % 2 == 0 ? Html.Of($"{piece}") : Html.Of($"<code>{piece}</code>")));
    }
}
