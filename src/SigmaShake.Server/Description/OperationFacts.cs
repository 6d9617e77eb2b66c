using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using SigmaShake.Platform.Http;
using SigmaShake.Platform.Http.Api;
using SigmaShake.Platform.Http.Limits;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Permissions;

namespace SigmaShake.Server.Description;

/// <summary>What every operation has: who may call it, how it fails, and what its headers say. From the same metadata that the server acts by.</summary>
internal static class OperationFacts
{
    private const string EntityTag = "ETag";

    public static Task Apply(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var access = metadata.OfType<RouteAccess>().First();
        operation.Responses ??= [];
        operation.Parameters ??= [];
        operation.Security = [.. CredentialsOf(access).Select(scheme => new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(scheme, context.Document)] = [] })];
        AddCredentialHeaders(operation, access, context.ApplicationServices);
        if (IdempotencyKeys.AreTakenBy(context.Description.HttpMethod ?? "", metadata)) operation.Parameters.Add(IdempotencyKey());
        AddOrganisation(operation, context.Description.RelativePath);
        if (metadata.OfType<TaggedRoute>().Any()) AddEntityTag(operation);
        if (metadata.OfType<LongPoll>().FirstOrDefault() is { } poll) AddWait(operation, poll);
        OperationProblems.Add(operation, OperationProblems.Of(operation, context.Description.HttpMethod ?? "", access, metadata), context.Document!);
        return Task.CompletedTask;
    }

    // A token is for one organisation, so what is somebody's own takes a session.
    private static IEnumerable<string> CredentialsOf(RouteAccess access) => access switch
    {
        RouteAccess.SignedIn => [DocumentFacts.Session],
        RouteAccess.InOrganisation => [DocumentFacts.Bearer, DocumentFacts.Session],
        RouteAccess.ByCredential by => [by.Scheme],
        _ => [],
    };

    private static void AddCredentialHeaders(OpenApiOperation operation, RouteAccess access, IServiceProvider services)
    {
        if (access is not RouteAccess.ByCredential by) return;
        foreach (var header in services.GetServices<ICredentialScheme>().Single(scheme => scheme.Name == by.Scheme).Description?.Beside ?? [])
        {
            if (header.OnlyWithBody && operation.RequestBody is null) continue;
            operation.Parameters!.Add(Header(header.Name, header.Text, isRequired: true));
        }
    }

    // Handlers take the scope instead, which the access check has made of it.
    private static void AddOrganisation(OpenApiOperation operation, string? path)
    {
        if (path?.Contains("{organisation}", StringComparison.Ordinal) != true) return;
        operation.Parameters!.Insert(0, new OpenApiParameter
        {
            Name = "organisation",
            In = ParameterLocation.Path,
            Required = true,
            Description = "The name of the organisation.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = Slug.MaxLength },
        });
    }

    private static OpenApiParameter IdempotencyKey() => new()
    {
        Name = IdempotencyKeys.Header,
        In = ParameterLocation.Header,
        Description = "Under the same key the deed is done once in 24 hours, and the answer given again.",
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, Pattern = "^\"?[A-Za-z0-9_-]{1,64}\"?$", MaxLength = 66 },
    };

    private static void AddEntityTag(OpenApiOperation operation)
    {
        operation.Parameters!.Add(Header("If-None-Match", "The entity tag of what the caller has."));
        operation.Responses!["304"] = new OpenApiResponse { Description = "The caller has it already." };
        ((OpenApiResponse)operation.Responses["200"]).Headers = new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal)
        {
            [EntityTag] = new OpenApiHeader { Description = "Names these bytes.", Schema = new OpenApiSchema { Type = JsonSchemaType.String } },
        };
    }

    private static void AddWait(OpenApiOperation operation, LongPoll poll)
    {
        var (longest, applied) = (poll.Longest.TotalSeconds, new OpenApiHeader { Description = "`wait=N`, where the request was held.", Schema = new OpenApiSchema { Type = JsonSchemaType.String } });
        operation.Parameters!.Add(Header("Prefer", $"`wait=N` (RFC 7240): where the caller has it already, hold the request until there is something else, for N seconds, {longest} at most."));
        foreach (var response in operation.Responses!.Values.OfType<OpenApiResponse>())
        {
            response.Headers ??= new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal);
            response.Headers["Preference-Applied"] = applied;
        }
    }

    private static OpenApiParameter Header(string name, string text, bool isRequired = false) =>
        new() { Name = name, In = ParameterLocation.Header, Required = isRequired, Description = text, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
}
