using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using SigmaShake.Fleet.Enrolment;
using SigmaShake.Fleet.Machines;
using SigmaShake.Fleet.Releases;
using SigmaShake.Fleet.Rollouts;
using SigmaShake.Fleet.Settings;
using SigmaShake.Platform.Http;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Pages;
using SigmaShake.Platform.Permissions;

namespace SigmaShake.Fleet.Pages;

/// <summary>What people do with the fleet in a browser. Every form is bound, so that each is held against its token.</summary>
internal static class ActRoutes
{
    public static void MapFleetForms(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/o/{organisation}/fleet/machines/{machine}", MachineAsync).Needs(Permission.FleetWrite);
        routes.MapPost("/o/{organisation}/fleet/releases", PublishAsync).Needs(Permission.FleetPublish).TakesUpTo(ReleaseUpload.MaxBytes);
        routes.MapPost("/o/{organisation}/fleet/releases/{release:long}", RolloutAsync).Needs(Permission.FleetRollout);
        routes.MapPost("/o/{organisation}/fleet/signers", SignerAsync).Needs(Permission.FleetWrite);
        routes.MapPost("/o/{organisation}/fleet/online-key", OnlineKeyAsync).Needs(Permission.FleetWrite);
        routes.MapGet("/o/{organisation}/fleet/keys", (OrgScope scope, EnrolmentKeys keys, TimeProvider clock, CancellationToken cancellation) =>
            KeysAsync(scope, keys, clock, null, null, cancellation)).Needs(Permission.FleetWrite);
        routes.MapPost("/o/{organisation}/fleet/keys", MakeKeyAsync).Needs(Permission.FleetWrite);
        routes.MapPost("/o/{organisation}/fleet/keys/{key}", RevokeKeyAsync).Needs(Permission.FleetWrite);
        routes.MapGet("/o/{organisation}/fleet/settings", async (OrgScope scope, SettingsStore settings, CancellationToken cancellation) =>
            Page.Of<SettingsPage>(new { Scope = scope, Settings = await settings.ReadAsync(scope, cancellation) })).Needs(Permission.FleetWrite);
        routes.MapPost("/o/{organisation}/fleet/settings", SettingsAsync).Needs(Permission.FleetWrite);
    }

    private static async Task<IResult> MachineAsync(
        string machine, [FromForm] string step, [FromForm] string? name, OrgScope scope, MachineList machines, MachineCare care, CancellationToken cancellation)
    {
        if (await machines.FindAsync(scope, machine, cancellation) is not { } view) return Problems.NotFound();
        if (step == "acknowledge")
        {
            await care.AcknowledgeAsync(scope, machine, cancellation);
            return Results.Redirect($"/o/{scope.Name}/fleet/machines/{view.Id}");
        }

        if (step != "remove" || name != view.Name)
            return Page.Of<SingleMachinePage>(new { Scope = scope, Machine = view, Problem = $"To remove it, type its name: {view.Name}." }, StatusCodes.Status400BadRequest);
        await care.RemoveAsync(scope, machine, cancellation);
        return Results.Redirect($"/o/{scope.Name}/fleet/machines");
    }

    private static async Task<IResult> PublishAsync(IFormCollection form, OrgScope scope, Publishing publishing, ReleaseList releases, CancellationToken cancellation)
    {
        var (upload, problem) = await UploadForm.ReadAsync(form, cancellation);
        problem = upload is null ? problem : (await publishing.PublishAsync(scope, upload, cancellation)).Problem;
        return await ReleasesAsync(scope, releases, problem, StatusCodes.Status422UnprocessableEntity, cancellation);
    }

    private static async Task<IResult> RolloutAsync(long release, [FromForm] string step, OrgScope scope, RolloutSteps steps, ReleaseList releases, CancellationToken cancellation)
    {
        var problem = step switch
        {
            "widen" => await steps.WidenAsync(scope, release, cancellation),
            "pause" => await steps.PauseAsync(scope, release, null, cancellation),
            "resume" => await steps.ResumeAsync(scope, release, cancellation),
            _ => "There is no such step.",
        };
        return await ReleasesAsync(scope, releases, problem, StatusCodes.Status409Conflict, cancellation);
    }

    private static async Task<IResult> SignerAsync([FromForm] string key, [FromForm] string? name, OrgScope scope, KeyNames names, ReleaseList releases, CancellationToken cancellation) =>
        await ReleasesAsync(scope, releases, await names.NameAsync(scope, key, name ?? "", cancellation), StatusCodes.Status400BadRequest, cancellation);

    private static async Task<IResult> OnlineKeyAsync([FromForm] string step, OrgScope scope, OnlineKeyRotation rotation, CancellationToken cancellation)
    {
        if (step == "make") await rotation.MakeAsync(scope, cancellation);
        else if (step != "forget" || !await rotation.ForgetAsync(scope, cancellation)) return Problems.NotFound();
        return Results.Redirect($"/o/{scope.Name}/fleet/online-key");
    }

    private static async Task<IResult> ReleasesAsync(OrgScope scope, ReleaseList releases, string? problem, int status, CancellationToken cancellation) => problem is null
        ? Results.Redirect($"/o/{scope.Name}/fleet/releases")
        : Page.Of<ReleasesPage>(new { Scope = scope, Page = await releases.PageAsync(scope, null, LookRoutes.ReleasesOnPage, cancellation), Problem = problem }, status);

    private static async Task<IResult> MakeKeyAsync(
        [FromForm] string label, [FromForm] int uses, [FromForm] int hours, [FromForm] string? networks, OrgScope scope, EnrolmentKeys keys, TimeProvider clock, CancellationToken cancellation)
    {
        var made = await keys.MakeAsync(scope, new NewEnrolmentKey(label, uses, hours, networks ?? ""), cancellation);
        return await KeysAsync(scope, keys, clock, made.Problem is null ? made.Text : null, made.Problem, cancellation);
    }

    private static async Task<IResult> RevokeKeyAsync(string key, [FromForm] string step, OrgScope scope, EnrolmentKeys keys, CancellationToken cancellation) =>
        step == "revoke" && await keys.RevokeAsync(scope, key, cancellation) ? Results.Redirect($"/o/{scope.Name}/fleet/keys") : Problems.NotFound();

    private static async Task<IResult> KeysAsync(OrgScope scope, EnrolmentKeys keys, TimeProvider clock, string? made, string? problem, CancellationToken cancellation) => Page.Of<KeysPage>(
        new { Scope = scope, Keys = await keys.ListAsync(scope, cancellation), Made = made, Problem = problem, Now = clock.GetUtcNow() },
        problem is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);

    private static async Task<IResult> SettingsAsync(
        [FromForm] bool? single, [FromForm] int calls, [FromForm] int denials, [FromForm] int errors, [FromForm] int latency, OrgScope scope, SettingsStore settings, CancellationToken cancellation)
    {
        var wanted = new FleetSettings(single ?? false, calls, denials, errors, latency);
        return await settings.ChangeAsync(scope, wanted, cancellation) is { } problem
            ? Page.Of<SettingsPage>(new { Scope = scope, Settings = wanted, Problem = problem }, StatusCodes.Status400BadRequest)
            : Results.Redirect($"/o/{scope.Name}/fleet/settings");
    }
}
