using Federation.Gateway.Mail;
using Federation.Server.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Federation.Cluster.Worker;

/// <summary>A node that only tells and writes letters, as the program composes it, whose clock goes as all clocks do and is ahead of them.</summary>
public static class Morning
{
    /// <param name="args">Data folder, connection string or "" for SQLite, port of the mail server, milliseconds that its clock is ahead.</param>
    public static async Task Run(string[] args)
    {
        var settings = new ServerSettings { Data = args[0], Storage = new StorageSettings { Engine = args[1].Length == 0 ? "sqlite" : "postgresql", ConnectionString = args[1] } };
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders().AddSimpleConsole(console => console.SingleLine = true);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Smtp:Host"] = "127.0.0.1", ["Smtp:Port"] = args[2], ["Smtp:Tls"] = "false", ["Smtp:TimeoutSeconds"] = "10", ["Mail:LeaseSeconds"] = "20", ["Mail:PerDomainPerMinute"] = "0",
        });
        builder.Services.AddNode(settings);
        builder.Services.AddMail(builder.Configuration, settings);
        builder.Services.AddAlerts();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<MailRunner>());
        builder.Services.AddSingleton<TimeProvider>(new ClockAhead(TimeSpan.FromMilliseconds(long.Parse(args[3], System.Globalization.CultureInfo.InvariantCulture))));
        await builder.Build().RunAsync();
    }

    private sealed class ClockAhead(TimeSpan ahead) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + ahead;
    }
}
