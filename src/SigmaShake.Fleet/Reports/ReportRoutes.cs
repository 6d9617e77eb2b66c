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
    public static void MapReports(this IEndpointRouteBuilder routes) => routes.MapPost("/fleet/{organisation}/reports", TakeAsync).ByMachine();

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
            WitnessVerdict.Accepted accepted => Answer(accepted.Cosignature, null, taken),
            WitnessVerdict.Contradicts contradicts => Answer(null, contradicts.Flag, taken),
            _ => Answer(null, null, taken),
        };
    }

    private static IResult Answer(string? cosignature, string? flag, TakenReport taken) =>
        Results.Json(new ReportAnswer(cosignature, flag, taken.CountedUntilMs), FleetJson.Default.ReportAnswer);
}

/// <summary>The answer to a report.</summary>
/// <param name="Cosignature">The witness's signature line for the checkpoint; null for none.</param>
/// <param name="Witness">What is wrong with the log; null for nothing.</param>
/// <param name="CountedUntilMs">From where the next report counts.</param>
internal sealed record ReportAnswer(string? Cosignature, string? Witness, long CountedUntilMs);
