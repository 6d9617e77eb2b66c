using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Resources;

namespace SigmaShake.Platform.Http.Operation;

/// <summary>Traces, figures and the log for whoever runs the server, by OpenTelemetry's protocol over HTTP; nothing at all unless an endpoint is configured.</summary>
internal static class Telemetry
{
    private const string ServiceName = "sigmashake-server";

    public static IServiceCollection AddTelemetry(this IServiceCollection services, HttpOptions options)
    {
        if (options.TelemetryEndpoint is not { } endpoint) return services;
        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(ServiceName, serviceVersion: typeof(Telemetry).Assembly.GetName().Version?.ToString(3)))
            .WithTracing(tracing => tracing.AddSource("Microsoft.AspNetCore"))
            .WithLogging(logging => logging.AddProcessor(new TelemetryLog()))
            .WithMetrics(metrics => metrics.AddMeter("Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime"))
            .UseOtlpExporter(OtlpExportProtocol.HttpProtobuf, endpoint);
        return services;
    }
}
