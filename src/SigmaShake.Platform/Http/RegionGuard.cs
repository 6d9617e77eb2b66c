using Microsoft.AspNetCore.Http;
using SigmaShake.Platform.Organisations;

namespace SigmaShake.Platform.Http;

/// <summary>
/// Sends whoever asks for an organisation of another region to the server of that region. Stands behind access: only those who may know of the organisation
/// are told where it is, and none of its data was looked at.
/// </summary>
internal sealed class RegionGuard(RequestDelegate next, PlatformOptions options)
{
    public Task InvokeAsync(HttpContext context) => context.Features.Get<OrgScope>() is { } scope && !options.Serves(scope.Region)
        ? Problems.Elsewhere(scope.Region, options.Addresses.GetValueOrDefault(scope.Region)).ExecuteAsync(context)
        : next(context);
}
