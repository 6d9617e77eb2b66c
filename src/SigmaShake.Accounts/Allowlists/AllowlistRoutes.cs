using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using SigmaShake.Accounts.Changes;
using SigmaShake.Platform.Access;
using SigmaShake.Platform.Allowlists;
using SigmaShake.Platform.Http;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Pages;
using SigmaShake.Platform.Permissions;

namespace SigmaShake.Accounts.Allowlists;

/// <summary>The page that says from where an organisation is reached.</summary>
internal static class AllowlistRoutes
{
    public static void MapAllowlist(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/o/{organisation}/allowlist", async (OrgScope scope, AllowedAddresses addresses, CancellationToken cancellation) =>
            Show(scope, AllowlistText.Write(await addresses.ListAsync(scope, cancellation)), null)).Needs(Permission.AllowlistRead);
        routes.MapPost("/o/{organisation}/allowlist", SetAsync).Needs(Permission.AllowlistWrite);
    }

    private static IResult Show(OrgScope scope, string text, ChangeRefusal? refusal) => Page.Of<AllowlistPage>(new { Scope = scope, Text = text, Problem = refusal?.Message }, refusal.ToStatus());

    private static async Task<IResult> SetAsync(OrgScope scope, AllowedAddresses addresses, [FromForm] string? ranges, CancellationToken cancellation) =>
        await addresses.SetAsync(scope, AllowlistText.Read(ranges ?? ""), cancellation) is { } refusal ? Show(scope, ranges ?? "", refusal) : Results.Redirect($"/o/{scope.Name}/allowlist");
}
