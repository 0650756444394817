using Federation.Server.Hosting;
using Federation.Storage.Feeds;

namespace Federation.Server.CommandLine;

public static class Serve
{
    public static async Task<int> Run(Invocation invocation, IServingEngine? engine = null)
    {
        await using var app = Build(invocation, engine);
        var settings = app.Services.GetRequiredService<ServerSettings>();
        await app.Services.GetRequiredService<IHubStore>().Migrate(CancellationToken.None);
        await app.StartAsync();
        if (settings.Demonstration)
        {
            await Demonstration.Prepare(app.Services, app.Urls, CancellationToken.None);
        }
        else
        {
            Console.WriteLine($"Fédération du travail pair : {string.Join(", ", app.Urls)}");
        }

        await app.WaitForShutdownAsync();
        return ExitCode.Done;
    }

    public static WebApplication Build(Invocation invocation, IServingEngine? engine = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = [.. invocation.Settings], ContentRootPath = AppContext.BaseDirectory });
        var settings = builder.Configuration.Read<ServerSettings>("Federation");
        CheckAddresses(builder.Configuration["Urls"]);
        // Without a publish, styles and scripts are still where they were built.
        builder.WebHost.UseStaticWebAssets();
        Logs.Add(builder, settings);
        builder.Services.AddNode(settings);
        engine?.Add(builder, settings);
        builder.Services.AddSignIn(builder.Configuration, settings);
        builder.Services.AddHostedService<Telemetry>();
        builder.AddPages(settings);
        var app = builder.Build();
        app.UsePages(settings);
        engine?.Use(app);
        return app;
    }

    /// <summary>The web server itself would say it with a stack, after the database was opened.</summary>
    private static void CheckAddresses(string? urls)
    {
        foreach (var url in (urls ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            try
            {
                BindingAddress.Parse(url);
            }
            catch (FormatException)
            {
                throw new SettingsException($"Urls : « {url} » n’est pas une adresse d’écoute, comme http://localhost:5080.");
            }
        }
    }
}
