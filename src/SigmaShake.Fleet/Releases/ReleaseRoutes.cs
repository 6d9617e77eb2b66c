using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using SigmaShake.Platform.Http;
using SigmaShake.Platform.Http.Failures;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Permissions;

namespace SigmaShake.Fleet.Releases;

/// <summary>Releases, for programs of the organisation: what the next one is built on, and publishing it.</summary>
internal static class ReleaseRoutes
{
    public static void MapReleases(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/fleet/{organisation}/online-key", async (OrgScope scope, OnlineKeyText key, CancellationToken cancellation) =>
            Results.Text(await key.ReadAsync(scope, cancellation), "application/x-pem-file")).Needs(Permission.FleetRead);
        routes.MapGet("/fleet/{organisation}/published/{file}", PublishedAsync).Needs(Permission.FleetRead);
        routes.MapPost("/fleet/{organisation}/releases", PublishAsync).Needs(Permission.FleetPublish).WithMetadata(new RequestSizeLimitAttribute(ReleaseUpload.MaxBytes));
        routes.MapGet("/fleet/{organisation}/rollouts", async (OrgScope scope, ReleaseList releases, long? before, CancellationToken cancellation) =>
            Results.Json(await releases.PageAsync(scope, before, cancellation), FleetJson.Default.ReleasePage)).Needs(Permission.FleetRead);
    }

    private static async Task<IResult> PublishedAsync(OrgScope scope, string file, NewestFiles newest, CancellationToken cancellation) =>
        await newest.ReadAsync(scope, file, cancellation) is { } content ? Results.Bytes(content, "application/json") : Problems.NotFound();

    private static async Task<IResult> PublishAsync(HttpContext context, OrgScope scope, Publishing publishing, CancellationToken cancellation)
    {
        if (!context.Request.HasFormContentType) return Problems.Invalid("Send `targets` and `bundle`, and new versions of `root`, as files of multipart/form-data.");
        var (upload, problem) = await UploadForm.ReadAsync(context.Request, cancellation);
        if (upload is null) return Problems.Of(ProblemCatalog.ReleaseRefused, problem);
        var outcome = await publishing.PublishAsync(scope, upload, cancellation);
        return outcome.Problem is { } refusal
            ? Problems.Of(ProblemCatalog.ReleaseRefused, refusal)
            : Results.Json(new PublishedRelease(outcome.Release), FleetJson.Default.PublishedRelease, statusCode: StatusCodes.Status201Created);
    }
}

/// <summary>The answer to whoever has published.</summary>
/// <param name="Release">The newest release.</param>
internal sealed record PublishedRelease(long Release);
