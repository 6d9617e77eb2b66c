using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using SigmaShake.Platform.Http.Api;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Permissions;

namespace SigmaShake.Server.Description;

/// <summary>What every operation has: who may call it, how it fails, and what its headers say. From the same metadata that the server acts by.</summary>
internal static class OperationFacts
{
    public static Task Apply(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        operation.Responses ??= [];
        operation.Responses["default"] = new OpenApiResponse
        {
            Description = "A problem.",
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
            {
                ["application/problem+json"] = new() { Schema = new OpenApiSchemaReference(DocumentFacts.Problem, context.Document) },
            },
        };
        if (metadata.OfType<RouteAccess>().FirstOrDefault() is not RouteAccess.Public) operation.Security = [Requirement(DocumentFacts.Bearer, context), Requirement(DocumentFacts.Session, context)];
        operation.Parameters ??= [];
        if (IdempotencyKeys.AreTakenBy(context.Description.HttpMethod ?? "", metadata)) operation.Parameters.Add(IdempotencyKey());
        AddOrganisation(operation, context.Description.RelativePath);
        if (operation.Responses.TryGetValue("200", out var ok) && metadata.OfType<HttpMethodMetadata>().Any(methods => methods.HttpMethods.Contains("GET"))) AddEntityTag(operation, (OpenApiResponse)ok);
        return Task.CompletedTask;
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

    private static OpenApiSecurityRequirement Requirement(string scheme, OpenApiOperationTransformerContext context) =>
        new() { [new OpenApiSecuritySchemeReference(scheme, context.Document)] = [] };

    private static OpenApiParameter IdempotencyKey() => new()
    {
        Name = IdempotencyKeys.Header,
        In = ParameterLocation.Header,
        Description = "Under the same key the deed is done once in 24 hours, and the answer given again.",
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, Pattern = "^\"?[A-Za-z0-9_-]{1,64}\"?$", MaxLength = 66 },
    };

    private static void AddEntityTag(OpenApiOperation operation, OpenApiResponse ok)
    {
        operation.Parameters!.Add(new OpenApiParameter { Name = "If-None-Match", In = ParameterLocation.Header, Description = "The entity tag of what the caller has.", Schema = new OpenApiSchema { Type = JsonSchemaType.String } });
        operation.Responses!["304"] = new OpenApiResponse { Description = "The caller has it already." };
        ok.Headers = new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal)
        {
            ["ETag"] = new OpenApiHeader { Description = "Names these bytes.", Schema = new OpenApiSchema { Type = JsonSchemaType.String } },
        };
    }
}
