using Microsoft.AspNetCore.Http;

namespace SigmaShake.Platform.Http.Failures;

/// <summary>Shows a problem to a person. Without one, people too get the document for programs.</summary>
public interface IProblemPage
{
    /// <summary>The page, with the status of its kind.</summary>
    /// <param name="kind">The kind of problem.</param>
    /// <param name="detail">The sentence for whoever asked.</param>
    /// <param name="requestId">What the operator finds the request by.</param>
    IResult Of(ProblemKind kind, string detail, string requestId);
}
