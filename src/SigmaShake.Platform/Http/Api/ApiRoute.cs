namespace SigmaShake.Platform.Http.Api;

/// <summary>
/// That a route is for programs: it takes and gives JSON, and stands in the API description. If it is a <c>POST</c>, its requests may be sent again under the
/// same <c>Idempotency-Key</c>.
/// </summary>
public sealed class ApiRoute;

/// <summary>That what a route answers bears an entity tag.</summary>
public sealed class TaggedRoute;
