using Microsoft.AspNetCore.Http;
using SigmaShake.Net.Markup;

namespace SigmaShake.Net.Serving;

/// <summary>A request of somebody who has signed in.</summary>
/// <param name="Session">Whose it is.</param>
/// <param name="Path">Its address within the session.</param>
/// <param name="Query">What stands behind the question mark.</param>
/// <param name="Form">What was sent; empty where nothing was.</param>
/// <param name="Cancellation">Cancelled when nobody waits for the answer any more.</param>
internal sealed record PageRequest(Session Session, string Path, IQueryCollection Query, IFormCollection Form, CancellationToken Cancellation)
{
    /// <summary>The name of the field that says so; see <see cref="FormToken"/>.</summary>
    public const string FormTokenName = "form-token";

    private const int MaxValueCharacters = 4096;

    /// <summary>The address of a page, for a link.</summary>
    /// <param name="path">Within the session, with a slash in front.</param>
    public string Link(string path) => Sessions.FolderOf(Session) + path;

    /// <summary>A value of the query; null where there is none, or nothing in it.</summary>
    public string? Asked(string name) => Query[name].ToString().Trim() is { Length: > 0 and <= MaxValueCharacters } value ? value : null;

    /// <summary>A value of the form; empty where there is none.</summary>
    public string Sent(string name) => Form[name].ToString();

    /// <summary>What each form has to have in it: that one of our own pages has sent it.</summary>
    public Html FormToken => Html.Of($"""<input type="hidden" name="{FormTokenName}" value="{Session.FormToken}">""");
}
