using SigmaShake.Net.Markup;

namespace SigmaShake.Net.Serving;

/// <summary>What every page stands in.</summary>
/// <param name="links">The pages that all others lead to: address within the session, and name.</param>
internal sealed class Frame(IReadOnlyList<(string Path, string Name)> links)
{
    /// <summary>The form field that a session ends by.</summary>
    public const string SignOutPath = "/sign-out";

    /// <summary>The document.</summary>
    /// <param name="page">The page.</param>
    /// <param name="request">Whom it is for; null for nobody yet.</param>
    /// <param name="nonce">What its scripts bear.</param>
    public string Of(Answer.Page page, PageRequest? request, string nonce) => "<!DOCTYPE html>\n" + Html.Of($"""
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="description" content="What the agents on this machine did, and what the rules said of it.">
        <title>{page.Title} · SigmaShake</title>
        <link rel="icon" href="/assets/icon.svg">
        <link rel="stylesheet" href="/assets/dashboard.css">
        {Html.Each(page.Scripts, script => Html.Of($"""<script src="{$"/assets/{script}.js"}" nonce="{nonce}" defer></script>"""))}
        </head>
        <body>
        <a class="skip" href="#main">Skip to the content</a>
        <header>
        {Head(request)}
        </header>
        <main id="main">
        <h1>{page.Title}</h1>
        {page.Content}
        </main>
        </body>
        </html>
        """);

    private Html Head(PageRequest? request) => request is null
        ? Html.Of($"""<a class="brand" href="/">SigmaShake</a>""")
        : Html.Of($"""
            <a class="brand" href="{request.Link("/")}">SigmaShake</a>
            <nav aria-label="Pages">{Html.Each(links, link => Link(request, link.Path, link.Name))}</nav>
            <form method="post" action="{request.Link(SignOutPath)}">{request.FormToken}<button>Sign out</button></form>
            """);

    private static Html Link(PageRequest request, string path, string name) => IsAt(request, path)
        ? Html.Of($"""<a href="{request.Link(path)}" aria-current="page">{name}</a>""")
        : Html.Of($"""<a href="{request.Link(path)}">{name}</a>""");

    private static bool IsAt(PageRequest request, string path) => request.Path == path || (path != "/" && request.Path.StartsWith(path + "/", StringComparison.Ordinal));
}
