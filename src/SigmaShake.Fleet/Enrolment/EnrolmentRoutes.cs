using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SigmaShake.Fleet.Answers;
using SigmaShake.Platform.Http;
using SigmaShake.Platform.Http.Failures;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Permissions;
using SigmaShake.Signing.Fleet;
using SigmaShake.Signing.Keys;

namespace SigmaShake.Fleet.Enrolment;

/// <summary>Machines that come in, and the keys that let them.</summary>
internal static class EnrolmentRoutes
{
    public static void MapEnrolment(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/fleet/{organisation}/machines", EnrolAsync).ByCredential(EnrolmentScheme.SchemeName);
        routes.MapGet("/fleet/{organisation}/enrolment-keys", async (OrgScope scope, EnrolmentKeys keys, CancellationToken cancellation) =>
            Results.Json(new EnrolmentKeyList(await keys.ListAsync(scope, cancellation)), FleetJson.Default.EnrolmentKeyList)).Needs(Permission.FleetWrite);
        routes.MapPost("/fleet/{organisation}/enrolment-keys", MakeAsync).Needs(Permission.FleetWrite);
        routes.MapDelete("/fleet/{organisation}/enrolment-keys/{key}", async (OrgScope scope, string key, EnrolmentKeys keys, CancellationToken cancellation) =>
            await keys.RevokeAsync(scope, key, cancellation) ? Results.NoContent() : Problems.NotFound()).Needs(Permission.FleetWrite);
    }

    private static async Task<IResult> EnrolAsync(HttpContext context, OrgScope scope, PresentedKey presented, Enrolling enrolling, CancellationToken cancellation)
    {
        if (await BoundedBody.ReadAsync(context.Request, cancellation) is not { } body) return Problems.Invalid($"The body has more than {FleetLimits.MaxBodyBytes} bytes.");
        var request = EnrolmentRequest.Parse(body);
        if (!request.Succeeded) return Problems.Invalid(request.Error.ToString());

        // A name that looks like an id could pass for another machine where a plan names those that come first.
        if (MachineId.TryParse(request.Value.Name, out _)) return Problems.Invalid("A machine cannot be called like the id of one.");
        var key = Ed25519PublicKey.Parse(request.Value.PublicKey.Span);
        if (!key.Succeeded) return Problems.Invalid(key.Error.ToString());
        if (!key.Value.Verify(presented.Key.ProofMessage(request.Value.Name), request.Value.Proof.Span)) return Problems.Of(ProblemCatalog.ProofWrong);

        var answer = new EnrolledMachine(MachineId.Of(key.Value).ToString(), scope.Name);
        return await enrolling.EnrolAsync(scope, presented.Id, request.Value, key.Value, cancellation) switch
        {
            EnrolOutcome.Enrolled => Results.Json(answer, FleetJson.Default.EnrolledMachine, statusCode: StatusCodes.Status201Created),
            EnrolOutcome.Known => Results.Json(answer, FleetJson.Default.EnrolledMachine),
            EnrolOutcome.Removed => Problems.Of(ProblemCatalog.MachineRemoved),
            EnrolOutcome.TooMany => Problems.Of(ProblemCatalog.TooManyMachines),
            _ => Problems.Of(ProblemCatalog.EnrolmentKeySpent),
        };
    }

    private static async Task<IResult> MakeAsync(HttpContext context, OrgScope scope, EnrolmentKeys keys, CancellationToken cancellation)
    {
        if (await BoundedBody.ReadAsync(context.Request, cancellation) is not { } body || FleetJson.Read(body, FleetJson.Default.EnrolmentKeyWish) is not { } wish)
            return Problems.Invalid("Send `label`, and where wanted `uses`, `hours` and `networks`, as JSON.");
        var made = await keys.MakeAsync(scope, new NewEnrolmentKey(wish.Label, wish.Uses ?? 1, wish.Hours ?? 24, string.Join(' ', wish.Networks ?? [])), cancellation);
        return made.Problem is { } problem
            ? Problems.Invalid(problem)
            : Results.Json(new EnrolmentKeyMade(made.Id, made.Text), FleetJson.Default.EnrolmentKeyMade, statusCode: StatusCodes.Status201Created);
    }
}

/// <summary>The answer to a machine that is in.</summary>
internal sealed record EnrolledMachine(string Machine, string Organisation);

/// <summary>What somebody sends to have a key made.</summary>
internal sealed record EnrolmentKeyWish(string Label, int? Uses = null, int? Hours = null, IReadOnlyList<string>? Networks = null);

/// <summary>A key that was made: the only time that it is shown.</summary>
internal sealed record EnrolmentKeyMade(string Id, string Key);

/// <summary>All keys.</summary>
internal sealed record EnrolmentKeyList(IReadOnlyList<EnrolmentKeyView> Keys);
