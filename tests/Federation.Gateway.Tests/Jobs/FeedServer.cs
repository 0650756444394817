using System.Threading.RateLimiting;
using Federation.Domain.Jobs;
using Federation.Gateway.Hubs;
using Federation.Node.Desk;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Federation.Gateway.Tests.Jobs;

/// <summary>The endpoints on a real Kestrel, behind the same refusal by default as the site's.</summary>
internal sealed class FeedServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private FeedServer(WebApplication app, ShownOffers offers)
    {
        (_app, Offers) = (app, offers);
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(app.Urls.Single()), Timeout = TimeSpan.FromSeconds(30) };
    }

    public ShownOffers Offers { get; }

    public HttpClient Http { get; }

    /// <param name="allowed">Requests before the limit of rates refuses.</param>
    public static async Task<FeedServer> Start(IEnumerable<PublishedOffer> shown, int allowed = 1_000, params IReadOnlyList<HubView> hubs)
    {
        var offers = new ShownOffers(shown);
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var services = builder.Services;
        services.AddSingleton<IShownOffers>(offers).AddSingleton(Jobs.Offers.Site).AddSingleton<HubsShown>(_ => ValueTask.FromResult(hubs)).AddSingleton(TimeProvider.System);
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie();
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddRateLimiter(limits =>
        {
            limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limits.AddFixedWindowLimiter("software", window => (window.PermitLimit, window.Window) = (allowed, TimeSpan.FromHours(1)));
        });
        var app = builder.Build();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapOfferFeeds("software");
        app.MapHubExports("software");
        app.MapGet("/ferme", () => "");
        await app.StartAsync();
        return new FeedServer(app, offers);
    }

    public async Task<HttpResponseMessage> Ask(string path, HttpMethod? method = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, path);
        foreach (var (name, value) in headers)
        {
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        }

        return await Http.SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
    }
}
