using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SigmaShake.Fleet.Answers;
using SigmaShake.Fleet.Live;
using SigmaShake.Fleet.Rollouts;
using SigmaShake.Platform.Http;
using SigmaShake.Platform.Organisations;
using SigmaShake.Signing.Fleet;
using SigmaShake.Signing.Tuf.Repository;

namespace SigmaShake.Fleet.Machines;

/// <summary>The repository as each machine sees it.</summary>
internal static class RepositoryRoutes
{
    private const string Tag = "Updates";
    private const string Timestamp = "timestamp.json";
    private const int MaxNameLength = 128;

    public static void MapRepository(this IEndpointRouteBuilder routes)
    {
        var fleet = routes.MapGroup("/fleet/{organisation}");
        fleet.MapGet($"metadata/{Timestamp}", TimestampAsync).ByMachine().LongPoll(FleetLimits.LongestWait).Produces<SignedFile>()
            .Describe("pollTimestamp", Tag, "Ask for news", "The timestamp of the release that the machine gets. With `Prefer: wait=N` and the tag of what it has, the request is held until there is another, for N seconds at most.");
        fleet.MapGet("metadata/{file}", MetadataAsync).ByMachine().Produces<SignedFile>()
            .Describe("getMetadata", Tag, "Get metadata", "A file that never changes: `N.root.json`, `N.snapshot.json` or `N.targets.json`. Of roots only those that the machine's release stands under.");
        fleet.MapGet("targets/{file}", async (MachineRequest request, OrgScope scope, string file, PublishedFiles files, CancellationToken cancellation) =>
                await FileAsync(files, scope, TufFolder.Targets, file, cancellation)).ByMachine().Produces<JsonElement>()
            .Describe("getTarget", Tag, "Get a bundle", "`HASH.bundle.json`, by its SHA-256: the rules and settings of a release.");
    }

    // The request that every machine makes over and over: nothing here opens a database.
    private static async Task<IResult> TimestampAsync(MachineRequest request, OrgScope scope, HttpContext context, DueWork due, HeldRequests held)
    {
        await due.BeginAsync(request.Fleet);
        if (request.Fleet.ReleaseFor(request.Machine) is not { } release) return Problems.NotFound();
        var known = context.Request.Headers.IfNoneMatch.ToString();
        if (known == release.Tag && HeldRequests.WaitOf(context.Request.Headers["Prefer"]) is { } seconds)
        {
            context.Response.Headers["Preference-Applied"] = $"wait={seconds}";
            var accessEnded = scope.AccessEnded;
            await held.WaitAsync(request, known, seconds, accessEnded, context.RequestAborted);

            // It may have been removed, or its address be welcome no more.
            if (accessEnded.IsCancellationRequested || request.Fleet.Find(request.Machine.Id) is null || request.Fleet.ReleaseFor(request.Machine) is not { } now) return Problems.NotFound();
            release = now;
        }

        context.Response.Headers.ETag = release.Tag;
        context.Response.Headers.CacheControl = "private, no-cache";
        return known == release.Tag ? Results.StatusCode(StatusCodes.Status304NotModified) : Results.Bytes(release.Timestamp, "application/json");
    }

    private static async Task<IResult> MetadataAsync(MachineRequest request, OrgScope scope, string file, PublishedFiles files, CancellationToken cancellation)
    {
        // Who does not get a release yet does not see the root that came with it: under that root what it has might not stand.
        if (RootFile.VersionOf(file) is { } version && version > (request.Fleet.ReleaseFor(request.Machine)?.RootVersion ?? 0)) return Problems.NotFound();
        return await FileAsync(files, scope, TufFolder.Metadata, file, cancellation);
    }

    private static async Task<IResult> FileAsync(PublishedFiles files, OrgScope scope, TufFolder folder, string name, CancellationToken cancellation) =>
        name.Length <= MaxNameLength && await files.ReadAsync(scope, folder, name, cancellation) is { } content ? Results.Bytes(content, "application/json") : Problems.NotFound();
}
