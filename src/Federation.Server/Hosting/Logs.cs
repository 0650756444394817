using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Json;

namespace Federation.Server.Hosting;

public static class Logs
{
    /// <summary>Console for who watches, a JSON file a day for who searches; fourteen days, 50 MB a file.</summary>
    public static void Add(WebApplicationBuilder builder, ServerSettings settings)
    {
        var logger = new LoggerConfiguration()
            .ReadFrom.Configuration(builder.Configuration)
            .Enrich.With<WithoutAddress>()
            .WriteTo.Console(outputTemplate: "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}", formatProvider: System.Globalization.CultureInfo.InvariantCulture)
            .WriteTo.File(
                new JsonFormatter(), Path.Combine(settings.DataFolder, "logs", "federation-.json"),
                rollingInterval: RollingInterval.Day, retainedFileCountLimit: 14, fileSizeLimitBytes: 50 * 1024 * 1024, rollOnFileSizeLimit: true)
            .CreateLogger();
        builder.Logging.ClearProviders();
        builder.Logging.AddSerilog(logger, dispose: true);
    }
}

/// <summary>The web server hangs the address of the request on every line that is logged meanwhile; an address may be a private link.</summary>
public sealed class WithoutAddress : ILogEventEnricher
{
    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
    {
        logEvent.RemovePropertyIfPresent("RequestPath");
        logEvent.RemovePropertyIfPresent("Path");
        logEvent.RemovePropertyIfPresent("QueryString");
    }
}
