using System.Security.Claims;
using Microsoft.AspNetCore;
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

/// <summary>A program sends somebody's browser here, to be allowed to act for them, and waits for its code (RFC 6749, RFC 7636, RFC 8252).</summary>
internal static class AuthorisationRoutes
{
    private const string Scheme = OpenIddictServerAspNetCoreDefaults.AuthenticationScheme;

    public static void MapAuthorisation(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(AuthorisationAddresses.Metadata, (Delegate)AnswerAsync).Public("says where the OAuth server is, and nothing else");
        routes.MapGet(AuthorisationAddresses.Authorize, AskAsync).Public("whoever has not signed in is led to do so");
        routes.MapPost("/o/{organisation}" + AuthorisationAddresses.Authorize, AllowAsync).Needs(Permission.OrganisationRead);
        routes.MapPost(AuthorisationAddresses.Token, (Delegate)ExchangeAsync).Public("the code is the credential");
    }

    /// <summary>Has the library look at the request and answer what is not in order: a page for people, who may not follow where such a request leads.</summary>
    internal static async Task<IResult?> RefuseAsync(HttpContext context, Identity.SignInRefusals refusals)
    {
        using var answer = new WithheldAnswer(context);
        if (!await ProtocolEndpoint.AnswersAsync(context, Scheme)) return null;
        refusals.Record("a program", answer.Withhold());
        return Page.Of<NotAllowedPage>(new { }, StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> AskAsync(HttpContext context, OpenSessions sessions, Tenants tenants, Identity.SignInRefusals refusals, CancellationToken cancellation)
    {
        if (await RefuseAsync(context, refusals) is { } refusal) return refusal;
        var person = SessionCookie.Read(context) is { } token ? await sessions.PersonOfAsync(token, cancellation) : null;
        if (person is null) return Results.Redirect(QueryHelpers.AddQueryString("/sign-in", "return", $"{context.Request.Path}{context.Request.QueryString}"));
        var request = context.GetOpenIddictServerRequest()!;
        var fields = request.GetParameters().Select(parameter => (parameter.Key, Value: (string?)parameter.Value)).Where(field => field.Value is not null).Select(field => (field.Key, field.Value!)).ToList();
        return Page.Of<ConsentPage>(new
        {
            Person = person, Machine = DeviceMachine.Of((string?)request[DeviceMachine.Parameter]), Organisations = await tenants.OfAsync(person, cancellation),
            Action = AuthorisationAddresses.Authorize, Fields = fields, DenyAddress = DeniedOf(request), IsDevice = false,
        });
    }

    // The form names a client, which has it checked for the token that proves that our page sent it.
    private static async Task<IResult> AllowAsync(
        OrgScope scope, [FromForm(Name = "client_id")] string client, HttpContext context, Consent consent, Identity.SignInRefusals refusals, CancellationToken cancellation)
    {
        // The library knows its address alone; who may come here was decided by ours.
        context.Request.Path = AuthorisationAddresses.Authorize;
        if (client != CliClient.Id || await RefuseAsync(context, refusals) is not null) return Page.Of<NotAllowedPage>(new { }, StatusCodes.Status400BadRequest);
        var machine = DeviceMachine.Of((string?)context.GetOpenIddictServerRequest()![DeviceMachine.Parameter]);
        var (principal, refusal) = await consent.GiveAsync(scope, machine, cancellation);
        if (principal is null) return Page.Of<NotAllowedPage>(new { Problem = refusal }, StatusCodes.Status400BadRequest);
        await context.SignInAsync(Scheme, principal);
        var target = context.Response.Headers.Location.ToString();
        context.Response.Clear();

        // A form may lead to this server alone, which is what keeps what is typed here here: so the page leads on.
        context.Response.Headers["Refresh"] = $"0;url={target}";
        return Page.Of<LeavingPage>(new { Address = target });
    }

    private static async Task<IResult> ExchangeAsync(HttpContext context)
    {
        if (await ProtocolEndpoint.AnswersAsync(context, Scheme)) return Results.Empty;
        var result = await context.AuthenticateAsync(Scheme);
        if (result.Principal is not { } principal || Grant.Of(principal) is not { } grant) return Results.Forbid(authenticationSchemes: [Scheme]);
        grant.AnswerWith(context.Features.Get<OpenIddictServerAspNetCoreFeature>()!.Transaction!);
        return Results.SignIn(new ClaimsPrincipal(new ClaimsIdentity([new Claim(OpenIddictConstants.Claims.Subject, principal.GetClaim(OpenIddictConstants.Claims.Subject)!)], nameof(Grant))), authenticationScheme: Scheme);
    }

    private static async Task<IResult> AnswerAsync(HttpContext context) => await ProtocolEndpoint.AnswersAsync(context, Scheme) ? Results.Empty : Problems.NotFound();

    private static string DeniedOf(OpenIddictRequest request)
    {
        var answer = new Dictionary<string, string?> { [OpenIddictConstants.Parameters.Error] = OpenIddictConstants.Errors.AccessDenied };
        if (request.State is { } state) answer[OpenIddictConstants.Parameters.State] = state;
        return QueryHelpers.AddQueryString(request.RedirectUri!, answer);
    }
}
