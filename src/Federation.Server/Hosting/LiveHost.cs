using System.Threading.RateLimiting;
using Federation.Gateway.Live;
using Microsoft.AspNetCore.Http.Connections;

namespace Federation.Server.Hosting;

/// <summary>The live channel at <c>/live</c>, within its bounds.</summary>
public static class LiveHost
{
    public const string Path = "/live";

    /// <summary>The name of its rate limit.</summary>
    public const string Limit = "live";

    /// <summary>Bytes; a cursor of five hundred hubs fits.</summary>
    private const int LargestMessage = 24 * 1024;

    public static void AddLive(this IServiceCollection services, ServerSettings settings)
    {
        services.AddSingleton(Checked(settings.Live));
        services.AddSingleton<LiveFeeds>();
        services.AddSingleton<LiveStreams>();
        services.AddHostedService(provider => provider.GetRequiredService<LiveFeeds>());
        services.AddHostedService<LiveWatch>();
        services.AddHostedService<LiveHints>();
        services.AddSignalR(live =>
        {
            live.MaximumReceiveMessageSize = LargestMessage;
            live.EnableDetailedErrors = false;

            // When everybody comes back at once, the last in the queue is not to be sent to its end again.
            live.HandshakeTimeout = TimeSpan.FromSeconds(30);
        });
    }

    public static void MapLive(this WebApplication app) => app
        .MapHub<LiveHub>(Path, live =>
        {
            // No long polling: between two polls it is a connection that no limit of requests counts.
            live.Transports = HttpTransportType.WebSockets | HttpTransportType.ServerSentEvents;
            live.CloseOnAuthenticationExpiration = true;
            live.ApplicationMaxBufferSize = LargestMessage;
        })
        // Open to visitors: an entry is given to who may read it.
        .AllowAnonymous()
        .RequireRateLimiting(Limit);

    /// <summary>A connection is a request that lasts: so many at a time. What is sent beside it, and the first handshake, are short requests.</summary>
    internal static RateLimitPartition<string> Door(HttpContext context, string address, LiveOptions bounds) => HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsConnect(context.Request.Method)
        ? RateLimitPartition.GetConcurrencyLimiter($"live {address}", _ => new ConcurrencyLimiterOptions { PermitLimit = bounds.PerAddress })
        : RateLimitPartition.GetTokenBucketLimiter($"live post {address}", _ => WebHost.Bucket(2 * bounds.PerAddress, bounds.PerAddress));

    /// <exception cref="SettingsException">A bound that would let nothing through, or everything.</exception>
    private static LiveOptions Checked(LiveOptions live)
    {
        foreach (var (name, value, most) in new[]
        {
            (nameof(live.Connections), live.Connections, 1_000_000), (nameof(live.PerAddress), live.PerAddress, 1_000_000), (nameof(live.Streams), live.Streams, 100),
            (nameof(live.MarkEvery), live.MarkEvery, 600), (nameof(live.CutAfter), live.CutAfter, 600), (nameof(live.CheckEvery), live.CheckEvery, 60),
        })
        {
            if (value < 1 || value > most)
            {
                throw new SettingsException($"Federation:Live:{name} : un nombre de 1 à {most}.");
            }
        }

        return live;
    }
}
