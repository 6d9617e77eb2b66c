namespace SigmaShake.Platform.Http.Api;

/// <summary>That a route is for programs: it takes and gives JSON, and stands in the API description.</summary>
public sealed class ApiRoute;

/// <summary>That a route's requests may be sent again under the same <c>Idempotency-Key</c>.</summary>
public sealed class IdempotentRoute;
