using Microsoft.AspNetCore.Http;
using SigmaShake.Cli.State;
using SigmaShake.Net.Markup;

namespace SigmaShake.Net.Serving;

/// <summary>What whoever has not signed in sees: how to, the same at every address.</summary>
/// <param name="state">Our own state.</param>
/// <param name="sessions">Who has signed in.</param>
/// <param name="clock">The time.</param>
internal sealed class SignInPages(StateFolder state, Sessions sessions, TimeProvider clock)
{
    /// <summary>What the address of a link begins with.</summary>
    public const string LinkPrefix = "/sign-in/";

    private const string LinkName = "link";

    /// <summary>Answers.</summary>
    public async Task<Answer> AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        var path = request.Path.Value ?? "";
        if (HttpMethods.IsPost(request.Method)) return path == LinkPrefix.TrimEnd('/') ? await SignInAsync(context) : HowTo(StatusCodes.Status401Unauthorized);

        // The link is used up by the button, not by looking at it: terminals and mail programs look at links on their own.
        return path.StartsWith(LinkPrefix, StringComparison.Ordinal) && path.Length == LinkPrefix.Length + Secret.Characters
            ? new Answer.Page("Sign in", Html.Of($"""
                <form method="post" action="/sign-in">
                <input type="hidden" name="{LinkName}" value="{path[LinkPrefix.Length..]}">
                <p>You are about to see what agents did on this machine, in this browser, for {(long)Sessions.Life.TotalHours} hours.</p>
                <button autofocus>Sign in</button>
                </form>
                """))
            : HowTo(path == "/" ? StatusCodes.Status200OK : StatusCodes.Status401Unauthorized);
    }

    private async Task<Answer> SignInAsync(HttpContext context)
    {
        if (!context.Request.HasFormContentType) return HowTo(StatusCodes.Status401Unauthorized);
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (SignInLink.Use(state, form[LinkName].ToString(), clock) is not { } isPerson)
        {
            return new Answer.Page("Not signed in", Html.Of($"""
                <p class="problem" role="alert">This link was used before, or is too old.</p>
                <p>Run <code>ssg serve --link</code> in a terminal; it prints a new one.</p>
                """), StatusCodes.Status401Unauthorized);
        }

        return new Answer.Redirect(Sessions.FolderOf(sessions.Begin(isPerson, context.Response)) + "/");
    }

    private static Answer.Page HowTo(int status) => new("Not signed in", Html.Of($"""
        <p>Open the link that <code>ssg serve</code> printed. It signs in once; <code>ssg serve --link</code> prints a new one.</p>
        """), status);
}
