using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace SigmaShake.Platform.Pages;

/// <summary>A page rendered on the server.</summary>
public static class Page
{
    /// <summary>The answer that is a page.</summary>
    /// <param name="parameters">An object of the component's parameters.</param>
    /// <param name="status">The HTTP status.</param>
    public static IResult Of<TComponent>(object parameters, int status = StatusCodes.Status200OK)
        where TComponent : IComponent => new RazorComponentResult<TComponent>(parameters) { StatusCode = status, PreventStreamingRendering = true };
}
