using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using SigmaShake.Platform.Http.Api;
using SigmaShake.Platform.Http.Failures;
using SigmaShake.Platform.Permissions;

namespace SigmaShake.Server.Description;

/// <summary>How an operation fails: the problems that follow from who may call it and what it takes, and those that its route names.</summary>
internal static class OperationProblems
{
    private static readonly IReadOnlyList<ProblemKind> OfAll = [ProblemCatalog.InvalidRequest, ProblemCatalog.TooManyRequests, ProblemCatalog.ServerFailed];

    private static readonly IReadOnlyList<ProblemKind> OfBodies =
        [ProblemCatalog.TimedOut, ProblemCatalog.TooLarge, ProblemCatalog.UnsupportedEncoding, ProblemCatalog.UnsupportedMediaType];

    private static readonly IReadOnlyList<ProblemKind> OfIdempotencyKeys = [ProblemCatalog.KeyInUse, ProblemCatalog.KeyReused, ProblemCatalog.TooManyKeys];

    private static readonly IReadOnlyList<ProblemKind> ThatPass = [ProblemCatalog.KeyInUse, ProblemCatalog.Moving, ProblemCatalog.TooManyKeys, ProblemCatalog.TooManyRequests];

    /// <summary>The problems of an operation.</summary>
    public static IEnumerable<ProblemKind> Of(OpenApiOperation operation, string method, RouteAccess access, IList<object> metadata) =>
    [
        .. OfAll,
        .. OfAccess(access),
        .. access is RouteAccess.SignedIn or RouteAccess.InOrganisation && !HttpMethods.IsGet(method) ? [ProblemCatalog.CrossSite] : Array.Empty<ProblemKind>(),
        .. operation.RequestBody is null ? [] : OfBodies,
        .. operation.Parameters!.Any(parameter => parameter.Name == "cursor") ? [ProblemCatalog.InvalidCursor] : Array.Empty<ProblemKind>(),
        .. IdempotencyKeys.AreTakenBy(method, metadata) ? OfIdempotencyKeys : [],
        .. metadata.OfType<RefusingRoute>().SelectMany(route => route.Kinds),
    ];

    /// <summary>Adds them, one answer for each status. Whatever else may come is a problem too.</summary>
    public static void Add(OpenApiOperation operation, IEnumerable<ProblemKind> kinds, OpenApiDocument document)
    {
        foreach (var ofStatus in kinds.GroupBy(kind => kind.Status).OrderBy(group => group.Key))
        {
            var distinct = ofStatus.DistinctBy(kind => kind.Code).ToList();
            var answer = Answer(string.Join(' ', distinct.Select(kind => $"`{kind.Code}`: {kind.Detail}")), CodesOf(distinct, document));
            if (distinct.Exists(kind => ThatPass.Contains(kind))) answer.Headers = RetryAfter();
            operation.Responses![ofStatus.Key.ToString(CultureInfo.InvariantCulture)] = answer;
        }

        operation.Responses!["default"] = Answer("Another problem.", new OpenApiSchemaReference(DocumentFacts.Problem, document));
    }

    private static IEnumerable<ProblemKind> OfAccess(RouteAccess access) => access switch
    {
        RouteAccess.SignedIn => [ProblemCatalog.SignInNeeded],
        RouteAccess.InOrganisation => [ProblemCatalog.SignInNeeded, ProblemCatalog.NotFound, ProblemCatalog.OtherRegion, ProblemCatalog.Moving],
        RouteAccess.ByCredential => [ProblemCatalog.NotFound, ProblemCatalog.OtherRegion, ProblemCatalog.Moving],
        _ => [],
    };

    private static OpenApiSchema CodesOf(IReadOnlyList<ProblemKind> kinds, OpenApiDocument document) => new()
    {
        AllOf = [new OpenApiSchemaReference(DocumentFacts.Problem, document)],
        Type = JsonSchemaType.Object,
        Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
        {
            ["code"] = new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. kinds.Select(kind => (JsonNode)JsonValue.Create(kind.Code))] },
        },
    };

    private static Dictionary<string, IOpenApiHeader> RetryAfter() => new(StringComparer.Ordinal)
    {
        ["Retry-After"] = new OpenApiHeader { Description = "After how many seconds to ask again.", Schema = new OpenApiSchema { Type = JsonSchemaType.Integer } },
    };

    private static OpenApiResponse Answer(string description, IOpenApiSchema schema) => new()
    {
        Description = description,
        Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { ["application/problem+json"] = new() { Schema = schema } },
    };
}
