using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SigmaShake.Fleet.Machines;
using SigmaShake.Fleet.Witnessing;
using SigmaShake.Platform.Http;
using SigmaShake.Platform.Http.Failures;
using SigmaShake.Platform.Organisations;
using SigmaShake.Signing.Fleet;

namespace SigmaShake.Fleet.Reports;

/// <summary>Where machines report.</summary>
internal static class ReportRoutes
{
    public static void MapReports(this IEndpointRouteBuilder routes) => routes.MapPost("/fleet/{organisation}/reports", TakeAsync).ByMachine()
        .Accepts<ReportBody>("application/json").Produces<ReportAnswer>().Refuses(ProblemCatalog.Replayed, ProblemCatalog.ProofFrom)
        .Describe("report", "Reports", "Report", "What a machine says of itself: what it enforces, how its hooks are, counts, and its log's checkpoint, which the server cosigns. All of it is taken, or nothing.");

    private static async Task<IResult> TakeAsync(MachineRequest request, OrgScope scope, ReportIntake intake, CancellationToken cancellation)
    {
        // Without one there is no nonce, and the same bytes could come again.
        if (request.Signature.ContentDigest is null) return Problems.Invalid("A report has a body.");
        var report = MachineReport.Parse(request.Body.Span);
        if (!report.Succeeded) return Problems.Invalid(report.Error.ToString());
        PresentedLog? log = null;
        if (report.Value.Log is { } evidence)
        {
            (log, var problem) = PresentedLog.Read(evidence);
            if (log is null) return Problems.Invalid(problem!);
        }

        var taken = await intake.TakeAsync(scope, request, report.Value, log, cancellation);
        if (taken.IsReplay) return Problems.Of(ProblemCatalog.Replayed);
        return taken.Witness switch
        {
            WitnessVerdict.ProofFrom from => Problems.Of(ProblemCatalog.ProofFrom, number: ("size", from.Size)),
            WitnessVerdict.Accepted accepted => TypedResults.Ok(new ReportAnswer(taken.CountedUntilMs, Cosignature: accepted.Cosignature)),
            WitnessVerdict.Contradicts contradicts => TypedResults.Ok(new ReportAnswer(taken.CountedUntilMs, Witness: contradicts.Flag)),
            _ => TypedResults.Ok(new ReportAnswer(taken.CountedUntilMs)),
        };
    }
}

/// <summary>The answer to a report.</summary>
/// <param name="CountedUntilMs">From where the next report counts.</param>
/// <param name="Cosignature">The witness's signature line for the checkpoint; absent for none.</param>
/// <param name="Witness">What is wrong with the log; absent for nothing.</param>
internal sealed record ReportAnswer(
    long CountedUntilMs,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Cosignature = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Witness = null);
