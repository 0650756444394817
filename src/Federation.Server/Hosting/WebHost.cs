using System.IO.Compression;
using System.Threading.RateLimiting;
using Federation.Domain.Grains;
using Federation.Gateway.Alerts;
using Federation.Gateway.Following;
using Federation.Gateway.Mail;
using Federation.Gateway.Problems;
using Federation.Gateway.SignIn;
using Federation.Node.Following;
using Federation.Storage.Feeds;
using Federation.Web.Shared;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.ResponseCompression;

namespace Federation.Server.Hosting;

/// <summary>The pages and the live channel around a node.</summary>
public static class WebHost
{
    /// <summary>Bytes; the longest form of the site is far below.</summary>
    public const long LargestBody = 64 * 1024;

    public static void AddPages(this WebApplicationBuilder builder, ServerSettings settings)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
            kestrel.Limits.MaxRequestLineSize = 4 * 1024;
            kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
            kestrel.Limits.MaxConcurrentUpgradedConnections = settings.Live.Connections;
        });

        builder.WebHost.UseSockets(sockets =>
        {
            // Everybody comes back at once when a node was away: who finds no place in the queue is told nothing and waits for seconds. The system has the last word (net.core.somaxconn).
            sockets.Backlog = 16 * 1024;

            // What a socket received is read by the thread that received it. Handed over by way of the pool's queue, the buffers of ten thousand pings were all taken before the
            // first was read: 33 MB that stay pinned, with holes between them. "Unsafe" means a thread that only waits for sockets; here it is one of the pool, and another goes on.
            sockets.UnsafePreferInlineScheduling = true;
        });

        var services = builder.Services;
        services.AddRazorPages(pages =>
        {
            // Refused by default; this list is the whole of what is open without an account.
            pages.Conventions.AuthorizeFolder("/");
            foreach (var page in PublicPages.All)
            {
                pages.Conventions.AllowAnonymousToPage(page);
            }
        });
        services.AddLook();
        services.Configure<SiteOptions>(site => site.Demonstration = settings.Demonstration);
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "formulaire";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.FormFieldName = "jeton";
        });
        services.AddAuthentication(SignInDesk.Scheme).AddCookie(SignInDesk.Scheme, Cookie);
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddLive(settings);
        services.AddHostedService<Scrubber>();
        services.AddOffers(settings);
        services.AddSheets();
        services.AddTrainerSearch();
        services.AddHostedService<HubLetters>();
        services.AddAlerts();
        services.AddHostedService(provider => provider.GetRequiredService<MailRunner>());
        services.AddHostedService(provider => provider.GetRequiredService<NodeService>());
        services.AddGraphQL(settings);
        services.AddRateLimiter(limits => Limits(limits, settings));
        services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.Providers.Add<BrotliCompressionProvider>();
            compression.Providers.Add<GzipCompressionProvider>();
        });
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Fastest);
        services.AddProblemDetails();
        services.AddHealthChecks().AddCheck<StorageHealth>("storage", tags: ["ready"]);
        services.Configure<RouteOptions>(routes => routes.LowercaseUrls = true);
        services.Configure<ForwardedHeadersOptions>(forwarded => forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto);
    }

    public static void UsePages(this WebApplication app, ServerSettings settings)
    {
        app.UseForwardedHeaders();
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<RequestLog>();
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = "/erreur", SuppressDiagnosticsCallback = failed => failed.Exception is StorageException });
        app.UseStatusCodePagesWithReExecute("/erreur/{0}");
        app.UseMiddleware<FrontDoor>();
        app.UseResponseCompression();
        app.UseRouting();
        app.Use(NotFoundBeforeRights);
        app.UseRateLimiter();
        app.UseMiddleware<PrintedPages>();
        app.UseMiddleware<IndexGate>();
        app.UseAuthentication();
        app.Use(NobodyWhileAway);
        app.UseAuthorization();
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorPages().WithStaticAssets().RequireRateLimiting("people");
        app.MapLive();
        app.MapGraphQL(settings);
        app.MapOffers();
        app.MapSheets();
        app.MapAlertFeeds(OffersHost.Lists);
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new() { Predicate = check => check.Tags.Contains("ready") }).AllowAnonymous();
    }

    /// <summary>An address that leads nowhere is "not found" for everybody; without this the default refusal would ask to sign in first.</summary>
    private static Task NotFoundBeforeRights(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint() is not null)
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    /// <summary>A session that cannot be checked is neither open nor closed: nothing is shown, and nobody is sent to sign in again.</summary>
    private static Task NobodyWhileAway(HttpContext context, RequestDelegate next) =>
        context.Features.Get<StorageException>() is not { } away || context.Features.Get<IExceptionHandlerFeature>() is not null ? next(context)
        : context.Request.Path.StartsWithSegments(GraphQLHost.Path) ? GraphQLHost.Away(context).AsTask()
        : Task.FromException(away);

    private static void Cookie(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "session";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.ExpireTimeSpan = TimeSpan.FromHours(12);
        cookie.SlidingExpiration = true;
        cookie.LoginPath = "/espace/connexion";
        cookie.AccessDeniedPath = "/erreur/403";
        cookie.ReturnUrlParameter = "retour";
        cookie.Events.OnValidatePrincipal = async context =>
        {
            // An account that was closed is out at the next click, not in twelve hours; the others of its person stay.
            var desk = context.HttpContext.RequestServices.GetRequiredService<SignInDesk>();
            try
            {
                if (context.Principal is not { } session || await desk.StillStands(session, context.HttpContext.RequestAborted) is not { } left)
                {
                    context.RejectPrincipal();
                }
                else if (!ReferenceEquals(left, session))
                {
                    context.ReplacePrincipal(left);
                    context.ShouldRenew = true;
                }
            }
            catch (StorageException away)
            {
                // Kept for after: thrown from here, it would be thrown again at the page that says so, for the reading of a session is done once a request.
                context.HttpContext.Features.Set(away);
                context.RejectPrincipal();
            }
        };
    }

    private static void Limits(RateLimiterOptions limits, ServerSettings settings)
    {
        var software = settings.GraphQL;
        limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limits.OnRejected = (rejected, cancel) =>
            rejected.HttpContext.Request.Path.StartsWithSegments(GraphQLHost.Path) ? GraphQLHost.TooMany(rejected.HttpContext, cancel) : ValueTask.CompletedTask;
        limits.AddPolicy(GraphQLHost.Limit, context => RateLimitPartition.GetTokenBucketLimiter($"software {Address(context)}", _ => Bucket(2 * software.Requests, software.Requests)));
        limits.AddPolicy(LiveHost.Limit, context => LiveHost.Door(context, Address(context), settings.Live));
        limits.AddPolicy(OffersHost.Lists, context => RateLimitPartition.GetTokenBucketLimiter($"lists {Address(context)}", _ => Bucket(200, 100)));
        limits.AddPolicy(OffersHost.Typing, context => RateLimitPartition.GetTokenBucketLimiter($"typing {Address(context)}", _ => Bucket(400, 200)));
        limits.AddPolicy("people", context => HttpMethods.IsPost(context.Request.Method)
            ? RateLimitPartition.GetTokenBucketLimiter($"post {Address(context)}", _ => Bucket(40, 20))
            : RateLimitPartition.GetTokenBucketLimiter($"get {Address(context)}", _ => Bucket(600, 300)));
    }

    private static string Address(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "";

    internal static TokenBucketRateLimiterOptions Bucket(int tokens, int each10Seconds) => new()
    {
        TokenLimit = tokens, TokensPerPeriod = each10Seconds, ReplenishmentPeriod = TimeSpan.FromSeconds(10), AutoReplenishment = true, QueueLimit = 0,
    };
}
