using Microsoft.AspNetCore.Http;
using SigmaShake.Net.Markup;

namespace SigmaShake.Net.Serving;

/// <summary>What a request is answered with.</summary>
internal abstract record Answer
{
    /// <summary>A page.</summary>
    /// <param name="Title">Its title and heading.</param>
    /// <param name="Content">What stands below the heading.</param>
    /// <param name="Status">The HTTP status.</param>
    internal sealed record Page(string Title, Html Content, int Status = StatusCodes.Status200OK) : Answer
    {
        /// <summary>The names of the scripts that make it more pleasant; without them it is all there.</summary>
        public IReadOnlyList<string> Scripts { get; init; } = [];
    }

    /// <summary>On to another page of the session, after a form.</summary>
    /// <param name="Path">Its address within the session.</param>
    internal sealed record Redirect(string Path) : Answer;

    /// <summary>A file to keep.</summary>
    internal sealed record Download(string Name, string Type, byte[] Bytes) : Answer;

    /// <summary>An answer that is written bit by bit.</summary>
    internal sealed record Events(Func<HttpResponse, CancellationToken, Task> Write) : Answer;

    /// <summary>What is not there, or belongs to somebody else.</summary>
    public static Page NotFound { get; } = new("Not found", Html.Of($"<p>There is nothing at this address.</p>"), StatusCodes.Status404NotFound);
}
