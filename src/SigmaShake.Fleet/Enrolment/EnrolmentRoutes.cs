using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using SigmaShake.Fleet.Answers;
using SigmaShake.Platform.Http;
using SigmaShake.Platform.Http.Api;
using SigmaShake.Platform.Http.Failures;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Permissions;
using SigmaShake.Signing.Fleet;
using SigmaShake.Signing.Keys;

namespace SigmaShake.Fleet.Enrolment;

/// <summary>Machines that come in, and the keys that let them.</summary>
internal static class EnrolmentRoutes
{
    private const string Tag = "Enrolment";

    public static void MapEnrolment(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/fleet/{organisation}/machines", EnrolAsync).ByCredential(EnrolmentScheme.SchemeName)
            .Accepts<EnrolmentBody>("application/json").Produces<EnrolledMachine>(StatusCodes.Status201Created).Produces<EnrolledMachine>()
            .Refuses(ProblemCatalog.ProofWrong, ProblemCatalog.EnrolmentKeySpent, ProblemCatalog.MachineRemoved, ProblemCatalog.TooManyMachines)
            .Describe("enrolMachine", Tag, "Enrol a machine", "Lets a machine in by an enrolment key. One that is in already is told so with a 200, and uses nothing up.");
        var keys = routes.MapGroup("/fleet/{organisation}/enrolment-keys");
        keys.MapGet("", async (OrgScope scope, EnrolmentKeys all, CancellationToken cancellation) => TypedResults.Ok(new ListPage<EnrolmentKeyView>(await all.ListAsync(scope, cancellation))))
            .Needs(Permission.FleetWrite).WithEntityTag().Describe("listEnrolmentKeys", Tag, "List enrolment keys", "The keys that let machines in, newest first, without what they say.");
        keys.MapPost("", MakeAsync).Needs(Permission.FleetWrite).Produces<EnrolmentKeyMade>(StatusCodes.Status201Created)
            .Describe("createEnrolmentKey", Tag, "Create an enrolment key", "Makes a key that lets machines in. What it says is shown this once.");
        keys.MapDelete("{key}", async (OrgScope scope, string key, EnrolmentKeys all, CancellationToken cancellation) =>
                await all.RevokeAsync(scope, key, cancellation) ? Results.NoContent() : Problems.NotFound())
            .Needs(Permission.FleetWrite).Produces(StatusCodes.Status204NoContent).Describe("revokeEnrolmentKey", Tag, "Revoke an enrolment key", "Ends a key, or forgets one that has ended.");
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
            EnrolOutcome.Enrolled => TypedResults.Json(answer, statusCode: StatusCodes.Status201Created),
            EnrolOutcome.Known => TypedResults.Ok(answer),
            EnrolOutcome.Removed => Problems.Of(ProblemCatalog.MachineRemoved),
            EnrolOutcome.TooMany => Problems.Of(ProblemCatalog.TooManyMachines),
            _ => Problems.Of(ProblemCatalog.EnrolmentKeySpent),
        };
    }

    private static async Task<IResult> MakeAsync(OrgScope scope, EnrolmentKeys keys, [FromBody] EnrolmentKeyWish wish, CancellationToken cancellation)
    {
        var made = await keys.MakeAsync(scope, new NewEnrolmentKey(wish.Label, wish.Uses ?? 1, wish.Hours ?? 24, string.Join(' ', wish.Networks ?? [])), cancellation);
        return made.Problem is { } problem ? Problems.Invalid(problem) : TypedResults.Json(new EnrolmentKeyMade(made.Id, made.Text), statusCode: StatusCodes.Status201Created);
    }
}

/// <summary>What a machine sends to come in, as the API describes it; <see cref="EnrolmentRequest"/> reads it.</summary>
/// <param name="PublicKey">Its Ed25519 public key, 32 bytes in base 64.</param>
/// <param name="Name">What it shall be called.</param>
/// <param name="Version">The version of <c>ssg</c> on it.</param>
/// <param name="Proof">Its signature over `sigmashake enrol v1`, a line break, the SHA-256 of the enrolment key in hexadecimal, a line break and the name; base 64.</param>
/// <param name="Hostname">What it calls itself.</param>
internal sealed record EnrolmentBody(string PublicKey, string Name, string Version, string Proof, string? Hostname = null);

/// <summary>The answer to a machine that is in.</summary>
/// <param name="Machine">Its id.</param>
/// <param name="Organisation">The name of the organisation.</param>
internal sealed record EnrolledMachine(string Machine, string Organisation);

/// <summary>What somebody sends to have a key made.</summary>
/// <param name="Label">What people call it.</param>
/// <param name="Uses">How many machines it lets in; null for one.</param>
/// <param name="Hours">For how many hours; null for 24.</param>
/// <param name="Networks">From where it may be used, such as <c>10.0.0.0/8</c>; none for anywhere.</param>
internal sealed record EnrolmentKeyWish(string Label, int? Uses = null, int? Hours = null, IReadOnlyList<string>? Networks = null);

/// <summary>A key that was made: the only time that it is shown.</summary>
/// <param name="Id">What it is called by.</param>
/// <param name="Key">What it says.</param>
internal sealed record EnrolmentKeyMade(string Id, string Key);
