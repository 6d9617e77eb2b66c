using Microsoft.AspNetCore.Http;
using SigmaShake.Platform.Access;
using SigmaShake.Platform.Http;

namespace SigmaShake.Accounts.Changes;

/// <summary>What whoever asked for a change gets when it is not made.</summary>
internal static class RefusalAnswers
{
    /// <summary>The problem, for programs.</summary>
    public static IResult ToProblem(this ChangeRefusal refusal) => refusal.Reason switch
    {
        RefusalReason.Missing => Problems.NotFound(),
        RefusalReason.Conflict => Problems.Conflict(refusal.Message),
        RefusalReason.NotAllowed => Problems.NotAllowed(refusal.Message),
        _ => Problems.Invalid(refusal.Message),
    };

    /// <summary>The status of the page that shows it to a person.</summary>
    public static int ToStatus(this ChangeRefusal? refusal) => refusal?.Reason switch
    {
        null => StatusCodes.Status200OK,
        RefusalReason.Missing => StatusCodes.Status404NotFound,
        RefusalReason.Conflict => StatusCodes.Status409Conflict,
        RefusalReason.NotAllowed => StatusCodes.Status403Forbidden,
        _ => StatusCodes.Status400BadRequest,
    };
}
