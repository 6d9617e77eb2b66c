using SigmaShake.Platform.Http.Failures;

namespace SigmaShake.Platform.Http.Api;

/// <summary>The problems that a route has beside those that follow from who may reach it and what it takes. A route may say so more than once.</summary>
/// <param name="Kinds">The problems.</param>
public sealed record RefusingRoute(IReadOnlyList<ProblemKind> Kinds);
