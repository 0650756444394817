using Serilog;
using Serilog.Formatting.Json;

namespace Federation.Server.Hosting;

public static class Logs
{
    /// <summary>Console for who watches, a JSON file a day for who searches; fourteen days, 50 MB a file.</summary>
    public static void Add(WebApplicationBuilder builder, ServerSettings settings)
    {
        var logger = new LoggerConfiguration()
            .ReadFrom.Configuration(builder.Configuration)
            .WriteTo.Console(outputTemplate: "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}", formatProvider: System.Globalization.CultureInfo.InvariantCulture)
            .WriteTo.File(
                new JsonFormatter(), Path.Combine(settings.DataFolder, "logs", "federation-.json"),
                rollingInterval: RollingInterval.Day, retainedFileCountLimit: 14, fileSizeLimitBytes: 50 * 1024 * 1024, rollOnFileSizeLimit: true)
            .CreateLogger();
        builder.Logging.ClearProviders();
        builder.Logging.AddSerilog(logger, dispose: true);
    }
}
