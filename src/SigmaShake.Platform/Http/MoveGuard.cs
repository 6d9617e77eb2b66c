using Microsoft.AspNetCore.Http;
using SigmaShake.Platform.Organisations;

namespace SigmaShake.Platform.Http;

/// <summary>
/// Has whoever would change something of an organisation that is moved to another region come back later, and in its last moments whoever asks for anything of it.
/// Stands behind access: a stranger learns nothing of it.
/// </summary>
internal sealed class MoveGuard(RequestDelegate next)
{
    private static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(5);

    public Task InvokeAsync(HttpContext context) => context.Features.Get<OrgScope>()?.Move switch
    {
        MovePhase.Copying when !IsLook(context.Request.Method) => Problems.Moving(AskAgain).ExecuteAsync(context),
        MovePhase.Closed => Problems.Moving(AskAgain).ExecuteAsync(context),
        _ => next(context),
    };

    private static bool IsLook(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method);
}
