using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Federation.Benchmarks.Live;

/// <summary>What SignalR does by itself: everybody who is connected is sent what is posted, written once for all. No feed, no rights, no place.</summary>
internal sealed class BareHub : Hub
{
    public const string Verb = "live-bare";

    public static async Task<int> Run()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
        builder.Services.AddSignalR();
        var app = builder.Build();
        app.MapHub<BareHub>("/live");
        app.MapPost("/all", async (HttpContext context, IHubContext<BareHub> hub) =>
        {
            using var body = await JsonDocument.ParseAsync(context.Request.Body);
            await hub.Clients.All.SendAsync("entries", body.RootElement);
        });
        await app.StartAsync();
        Console.Out.WriteLine($"Now listening on: {app.Urls.First()}");
        await app.WaitForShutdownAsync();
        return 0;
    }
}
