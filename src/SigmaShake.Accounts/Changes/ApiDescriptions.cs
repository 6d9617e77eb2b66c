using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using SigmaShake.Platform.Http;
using SigmaShake.Platform.Http.Failures;

namespace SigmaShake.Accounts.Changes;

/// <summary>What the changes of the API have in common.</summary>
internal static class ApiDescriptions
{
    /// <summary>Where the API of an organisation is.</summary>
    public const string Organisation = "/api/v1/organisations/{organisation}";

    /// <summary>It changes something, and has the problems of <see cref="RefusalAnswers"/>.</summary>
    public static RouteHandlerBuilder Changes(this RouteHandlerBuilder route) => route.Refuses(ProblemCatalog.NotAllowed, ProblemCatalog.Conflict);

    /// <summary>What a change answers: nothing if it was made, and why if it was not.</summary>
    public static async Task<IResult> ToAnswerAsync(this Task<Platform.Access.ChangeRefusal?> change) => await change is { } refusal ? refusal.ToProblem() : TypedResults.NoContent();
}
