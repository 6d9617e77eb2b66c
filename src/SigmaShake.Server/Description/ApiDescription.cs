using SigmaShake.Platform.Http.Api;

namespace SigmaShake.Server.Description;

/// <summary>The description of the API (OpenAPI 3.1), made from the routes themselves. Pages are left out.</summary>
internal static class ApiDescription
{
    /// <summary>The name of the document.</summary>
    public const string Version = "v1";

    public static void AddApiDescription(this IServiceCollection services) => services
        .AddSingleton<DescriptionDocument>()
        .AddOpenApi(Version, options =>
        {
            options.ShouldInclude = route => route.ActionDescriptor.EndpointMetadata.OfType<ApiRoute>().Any();
            options.AddDocumentTransformer(DocumentFacts.Apply);
            options.AddOperationTransformer(OperationFacts.Apply);
        });
}
