using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using SigmaShake.Accounts.Authorisation.Pages;
using SigmaShake.Accounts.Protocol;
using SigmaShake.Platform.Http;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Pages;
using SigmaShake.Platform.Permissions;
using SigmaShake.Platform.Sessions;
using SigmaShake.Platform.Tenancy;

namespace SigmaShake.Accounts.Authorisation;

/// <summary>A program without a browser shows a code, which somebody types in here, to be allowed to act for them (RFC 8628).</summary>
internal static class DeviceRoutes
{
    private const string Scheme = OpenIddictServerAspNetCoreDefaults.AuthenticationScheme;
    private const string UserCode = OpenIddictConstants.Parameters.UserCode;

    public static void MapDevice(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(AuthorisationAddresses.Device, async (HttpContext context) => await ProtocolEndpoint.AnswersAsync(context, Scheme) ? Results.Empty : Problems.NotFound())
            .Public("a program that asks for codes has nothing to show yet");
        routes.MapGet(AuthorisationAddresses.Verify, AskForAsync).Public("whoever has not signed in is led to do so");
        routes.MapPost(AuthorisationAddresses.Verify, ShowAsync).SignedIn();
        routes.MapPost(AuthorisationAddresses.Verify + "/deny", DenyAsync).SignedIn();
        routes.MapPost("/o/{organisation}" + AuthorisationAddresses.Verify, AllowAsync).Needs(Permission.OrganisationRead);
    }

    private static async Task<IResult> AskForAsync([FromQuery(Name = UserCode)] string? code, HttpContext context, OpenSessions sessions, CancellationToken cancellation)
    {
        var person = SessionCookie.Read(context) is { } token ? await sessions.PersonOfAsync(token, cancellation) : null;
        return person is null
            ? Results.Redirect(QueryHelpers.AddQueryString("/sign-in", "return", $"{context.Request.Path}{context.Request.QueryString}"))
            : Page.Of<CodePage>(new { Person = person, Code = Normal(code) });
    }

    private static async Task<IResult> ShowAsync([FromForm(Name = UserCode)] string code, Person person, HttpContext context, CodeTries tries, Tenants tenants, CancellationToken cancellation)
    {
        if (!await tries.TakeAsync(person.Id, cancellation)) return Waiting(person);
        if (await FindAsync(context, code) is not { } machine) return Unknown(person);
        await tries.GiveBackAsync(person.Id, cancellation);
        return Page.Of<ConsentPage>(new
        {
            Person = person, Machine = machine, Organisations = await tenants.OfAsync(person, cancellation), Action = AuthorisationAddresses.Verify,
            Fields = new List<(string, string)> { (UserCode, Normal(code)) }, DenyAddress = (string?)null, IsDevice = true,
        });
    }

    private static async Task<IResult> AllowAsync(OrgScope scope, [FromForm(Name = UserCode)] string code, HttpContext context, CodeTries tries, Consent consent, CancellationToken cancellation)
    {
        var person = new Person(Guid.Parse(scope.Actor.Id), scope.Actor.Name, IsOperator: false);
        if (!await tries.TakeAsync(person.Id, cancellation)) return Waiting(person);
        if (await FindAsync(context, code) is not { } machine) return Unknown(person);
        await tries.GiveBackAsync(person.Id, cancellation);
        var (principal, refusal) = await consent.GiveAsync(scope, machine, cancellation);
        if (principal is null) return Page.Of<NotAllowedPage>(new { Problem = refusal }, StatusCodes.Status400BadRequest);
        await context.SignInAsync(Scheme, principal, new AuthenticationProperties { RedirectUri = "/" });
        context.Response.Clear();
        return Page.Of<DonePage>(new { Person = person, Machine = machine, Organisation = scope.Name });
    }

    private static async Task<IResult> DenyAsync([FromForm(Name = UserCode)] string code, Person person, HttpContext context, CodeTries tries, CancellationToken cancellation)
    {
        if (!await tries.TakeAsync(person.Id, cancellation)) return Waiting(person);
        if (await FindAsync(context, code) is not { } machine) return Unknown(person);
        await tries.GiveBackAsync(person.Id, cancellation);
        await context.ForbidAsync(Scheme, new AuthenticationProperties { RedirectUri = "/" });
        context.Response.Clear();
        return Page.Of<DonePage>(new { Person = person, Machine = machine, Organisation = (string?)null });
    }

    // The machine that shows a code; null for a code that is none.
    private static async Task<string?> FindAsync(HttpContext context, string code)
    {
        context.Request.Path = AuthorisationAddresses.Verify;
        var fields = context.Request.Form.ToDictionary(field => field.Key, field => field.Value, StringComparer.Ordinal);
        fields[UserCode] = Normal(code);
        context.Request.Form = new FormCollection(fields);
        using var answer = new WithheldAnswer(context);
        if (await ProtocolEndpoint.AnswersAsync(context, Scheme))
        {
            answer.Withhold();
            return null;
        }

        // The library gives somebody in either case; of a code that is good it knows whose program it is.
        var result = await context.AuthenticateAsync(Scheme);
        return result.Principal?.GetClaim(OpenIddictConstants.Claims.ClientId) == CliClient.Id ? DeviceMachine.Of(result.Principal.GetClaim(DeviceMachine.Claim)) : null;
    }

    // As people type it: in small letters, with dashes or spaces anywhere.
    private static string Normal(string? code) => string.Concat((code ?? "").ToUpperInvariant().Where(char.IsAsciiLetterUpper).Take(20));

    private static IResult Unknown(Person person) => Page.Of<CodePage>(new { Person = person, Code = "", Problem = "This code is none, or it is too old." }, StatusCodes.Status400BadRequest);

    private static IResult Waiting(Person person) => Page.Of<CodePage>(
        new { Person = person, Code = "", Problem = $"These were too many codes: wait {CodeTries.Window.TotalMinutes} minutes." }, StatusCodes.Status429TooManyRequests);
}
