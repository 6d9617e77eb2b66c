using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using SigmaShake.Accounts.Identity.Attempts;
using SigmaShake.Accounts.Identity.Pages;
using SigmaShake.Platform.Http;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Pages;

namespace SigmaShake.Accounts.Identity;

/// <summary>The page to sign in at: it asks for an address, and shows where to go with it.</summary>
internal static class SelectorRoutes
{
    private const string Reason = "whoever signs in has not yet";

    public static void MapSelector(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sign-in", ([FromQuery(Name = "return")] string? returnTo) => AskFor(null, returnTo, null)).Public(Reason);
        routes.MapPost("/sign-in/providers", ChooseAsync).Public(Reason);

        // For whoever loads the answer again: what was typed stands in no address.
        routes.MapGet("/sign-in/providers", () => Results.Redirect("/sign-in")).Public(Reason);
    }

    private static async Task<IResult> ChooseAsync(
        [FromForm] string? address, [FromForm(Name = "return")] string? returnTo, ProviderSelector selector, CancellationToken cancellation)
    {
        if (!EmailAddress.TryParse(address, out var email)) return AskFor(address, returnTo, "Type an address such as ada@example.com.");
        return Page.Of<ChoicesPage>(new { Email = email, Choices = await selector.ChooseAsync(email, ReturnPath.Of(returnTo), null, cancellation), IsLink = false });
    }

    private static IResult AskFor(string? address, string? returnTo, string? problem) => Page.Of<SelectorPage>(
        new { Address = address is { Length: > EmailAddress.MaxLength } ? null : address, ReturnTo = ReturnPath.Of(returnTo), Problem = problem },
        problem is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
}
