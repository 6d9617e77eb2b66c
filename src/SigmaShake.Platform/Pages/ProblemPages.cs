using Microsoft.AspNetCore.Http;
using SigmaShake.Platform.Http.Failures;

namespace SigmaShake.Platform.Pages;

/// <summary>Shows problems in the frame that every page stands in.</summary>
internal sealed class ProblemPages : IProblemPage
{
    /// <inheritdoc />
    public IResult Of(ProblemKind kind, string detail, string requestId) => Page.Of<ProblemPage>(new { Kind = kind, Detail = detail, RequestId = requestId }, kind.Status);
}
