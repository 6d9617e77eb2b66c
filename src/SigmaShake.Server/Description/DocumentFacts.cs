using Microsoft.AspNetCore.OpenApi;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;
using SigmaShake.Platform.Http;

namespace SigmaShake.Server.Description;

/// <summary>What the description says of the API as a whole.</summary>
internal static class DocumentFacts
{
    /// <summary>The credential of programs.</summary>
    public const string Bearer = "token";

    /// <summary>The credential of browsers.</summary>
    public const string Session = "session";

    /// <summary>The schema of a problem document.</summary>
    public const string Problem = "Problem";

    public static Task Apply(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellation)
    {
        document.Info = new OpenApiInfo
        {
            Title = "SigmaShake",
            Version = "1",
            Description = "The server of an organisation. Lists come page by page: `next` is the cursor of the following page. A `POST` may be sent again under the same `Idempotency-Key`. Problems are documents of RFC 9457 with a stable `code`.",
            Contact = new OpenApiContact { Name = "The operator of this server" },
            License = new OpenApiLicense { Name = "Apache-2.0", Url = new Uri("https://www.apache.org/licenses/LICENSE-2.0") },
        };
        document.Servers = [new OpenApiServer { Url = "/", Description = "This server" }];
        document.Tags = document.Paths.Values.SelectMany(path => path.Operations!.Values).SelectMany(operation => operation.Tags!).Select(tag => tag.Name!)
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(name => new OpenApiTag { Name = name, Description = name }).ToHashSet();
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
        {
            [Bearer] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "A token of a person or a service account, for one organisation." },
            [Session] = new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Cookie, Name = SessionCookie.Name, Description = "The session of a browser." },
        };
        foreach (var scheme in context.ApplicationServices.GetServices<ICredentialScheme>())
        {
            if (scheme.Description is { } description) document.Components.SecuritySchemes[scheme.Name] = SchemeOf(description);
        }

        document.Components.Schemas ??= new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal);
        document.Components.Schemas[Problem] = ProblemSchema();
        return Task.CompletedTask;
    }

    private static OpenApiSecurityScheme SchemeOf(CredentialDescription credential) => credential.Header == HeaderNames.Authorization
        ? new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = credential.Text }
        : new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Header, Name = credential.Header, Description = credential.Text };

    private static OpenApiSchema ProblemSchema() => new()
    {
        Type = JsonSchemaType.Object,
        Description = "What went wrong (RFC 9457).",
        Required = new HashSet<string>(["type", "title", "status", "detail", "code"], StringComparer.Ordinal),
        Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
        {
            ["type"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "What names the kind of problem." },
            ["title"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "What it is, in two or three words." },
            ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Description = "The HTTP status." },
            ["detail"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "One sentence." },
            ["code"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "What programs tell it by; never changes." },
        },
    };
}
