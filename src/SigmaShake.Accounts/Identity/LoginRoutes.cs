using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using SigmaShake.Accounts.Identity.Pages;
using SigmaShake.Platform.Http;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Pages;
using SigmaShake.Platform.Sessions;

namespace SigmaShake.Accounts.Identity;

/// <summary>The logins of whoever has signed in: which there are, and another one.</summary>
internal static class LoginRoutes
{
    public const string Address = "/account/logins";

    public static void MapLogins(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Address, (Person person, ExternalLogins logins, CancellationToken cancellation) => ShowAsync(person, logins, null, cancellation)).SignedIn();
        routes.MapPost(Address, AddAsync).SignedIn();
    }

    private static async Task<IResult> ShowAsync(Person person, ExternalLogins logins, string? problem, CancellationToken cancellation)
    {
        var (issuers, addresses) = await logins.OfAsync(person, cancellation);
        return Page.Of<LoginsPage>(
            new { Person = person, Issuers = issuers, Addresses = addresses, Problem = problem },
            problem is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> AddAsync([FromForm] string? address, Person person, ExternalLogins logins, ProviderSelector selector, CancellationToken cancellation)
    {
        if (!EmailAddress.TryParse(address, out var email)) return await ShowAsync(person, logins, "Type an address such as ada@example.com.", cancellation);
        return Page.Of<ChoicesPage>(new { Email = email, Choices = await selector.ChooseAsync(email, null, person.Id, cancellation), IsLink = true });
    }
}
