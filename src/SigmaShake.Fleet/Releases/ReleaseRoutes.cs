using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SigmaShake.Platform.Http;
using SigmaShake.Platform.Http.Api;
using SigmaShake.Platform.Http.Failures;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Permissions;

namespace SigmaShake.Fleet.Releases;

/// <summary>Releases, for programs of the organisation: what the next one is built on, and publishing it.</summary>
internal static class ReleaseRoutes
{
    private const string Tag = "Releases";
    private const string Form = "multipart/form-data";
    private const string Pem = "application/x-pem-file";

    public static void MapReleases(this IEndpointRouteBuilder routes)
    {
        var fleet = routes.MapGroup("/fleet/{organisation}");
        fleet.MapGet("online-key", async (OrgScope scope, OnlineKeyText key, CancellationToken cancellation) => Results.Text(await key.ReadAsync(scope, cancellation), Pem))
            .Needs(Permission.FleetRead).Produces<string>(StatusCodes.Status200OK, Pem)
            .Describe("getOnlineKey", Tag, "Get the server's key", "The public key by which the server says which release is the newest (RFC 8410, PEM). Roots name it.");
        fleet.MapGet("online-key/next", async (OrgScope scope, OnlineKeyRotation rotation, CancellationToken cancellation) =>
                await rotation.NextAsync(scope, cancellation) is { } next ? Results.Text(next, Pem) : Problems.NotFound())
            .Needs(Permission.FleetRead).Produces<string>(StatusCodes.Status200OK, Pem)
            .Describe("getNextOnlineKey", Tag, "Get the server's next key", "The public key by which the server signs once a published root names it.");
        fleet.MapPost("online-key/next", async (OrgScope scope, OnlineKeyRotation rotation, CancellationToken cancellation) => Results.Text(await rotation.MakeAsync(scope, cancellation), Pem))
            .Needs(Permission.FleetWrite).Produces<string>(StatusCodes.Status200OK, Pem)
            .Describe("createNextOnlineKey", Tag, "Create the server's next key", "Makes a key beside the one that signs, unless there is one already, and gives its public half.");
        fleet.MapDelete("online-key/next", async (OrgScope scope, OnlineKeyRotation rotation, CancellationToken cancellation) =>
                await rotation.ForgetAsync(scope, cancellation) ? Results.NoContent() : Problems.NotFound())
            .Needs(Permission.FleetWrite).Produces(StatusCodes.Status204NoContent)
            .Describe("forgetNextOnlineKey", Tag, "Forget the server's next key", "Takes a next key back. A root that names it cannot be published any more.");
        fleet.MapGet("published/{file}", PublishedAsync).Needs(Permission.FleetRead).Produces<JsonElement>()
            .Describe("getPublishedFile", Tag, "Get what was published last", "`root.json`, `targets.json` or `bundle.json` of the newest release, or any root by its own name, such as `1.root.json`: what the next release is built on.");
        fleet.MapPost("releases", PublishAsync).Needs(Permission.FleetPublish).TakesUpTo(ReleaseUpload.MaxBytes).Accepts<ReleaseForm>(Form).Produces<PublishedRelease>(StatusCodes.Status201Created)
            .Refuses(ProblemCatalog.ReleaseRefused)
            .Describe("publishRelease", Tag, "Publish a release", "Publishes what people have signed, if machines would take it over: new targets with their bundle, new roots, or both.");
        fleet.MapGet("rollouts", ListAsync).Needs(Permission.FleetRead).WithEntityTag().Produces<ListPage<ReleaseView>>()
            .Describe("listReleases", Tag, "List releases", "The releases of the organisation with their rollouts, newest first.");
    }

    private static async Task<IResult> ListAsync(OrgScope scope, ReleaseList releases, string? cursor, [AsParameters] PageSize size, CancellationToken cancellation) =>
        size.Problem ?? (await releases.PageAsync(scope, cursor, size, cancellation) is { } page ? TypedResults.Ok(page) : Problems.InvalidCursor());

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
            : TypedResults.Json(new PublishedRelease(outcome.Release), statusCode: StatusCodes.Status201Created);
    }
}

/// <summary>The answer to whoever has published.</summary>
/// <param name="Release">The newest release.</param>
internal sealed record PublishedRelease(long Release);

/// <summary>What is sent to be published, as the API describes it; <see cref="UploadForm"/> reads it. Each is a JSON file.</summary>
/// <param name="Targets">New targets metadata; only with a bundle.</param>
/// <param name="Bundle">The bundle that they describe.</param>
/// <param name="Root">A new version of the root; there may be several.</param>
internal sealed record ReleaseForm(string? Targets = null, string? Bundle = null, string? Root = null);
