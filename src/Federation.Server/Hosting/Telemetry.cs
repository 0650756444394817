using Federation.Node.Engine;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Federation.Server.Hosting;

/// <summary>
/// Traces and metrics leave only when an OTLP endpoint is set (<c>OTEL_EXPORTER_OTLP_ENDPOINT</c>). Our own sources, and of the web server the
/// counts by route: its traces would carry paths, and a path may be a private link.
/// </summary>
public sealed class Telemetry(IConfiguration configuration) : IHostedService, IDisposable
{
    private TracerProvider? _traces;
    private MeterProvider? _metrics;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (!string.IsNullOrEmpty(configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
        {
            _traces = Sdk.CreateTracerProviderBuilder().AddSource(NodeMetrics.Name).AddOtlpExporter().Build();
            _metrics = Sdk.CreateMeterProviderBuilder()
                .AddMeter(NodeMetrics.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime")
                .AddOtlpExporter()
                .Build();
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _traces?.ForceFlush(2000);
        _metrics?.ForceFlush(2000);
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _traces?.Dispose();
        _metrics?.Dispose();
    }
}
