using Federation.Gateway.Jobs.Following;
using Federation.Gateway.Training.Following;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Gateway.Following;

/// <summary>Something in memory that says nothing before it was built once.</summary>
public interface IBuiltIndex
{
    bool IsBuilt { get; }

    /// <summary>Ends when it was first built.</summary>
    Task Built { get; }
}

/// <summary>On a page or an address that answers from an index: before that is built, it waits a moment, then says to come back. Empty, it would say that there is nothing.</summary>
[AttributeUsage(AttributeTargets.Class)]
public abstract class NeedsIndexAttribute : Attribute
{
    internal abstract IBuiltIndex Of(IServiceProvider services);
}

public sealed class NeedsOffersAttribute : NeedsIndexAttribute
{
    internal override IBuiltIndex Of(IServiceProvider services) => services.GetRequiredService<LiveOffers>();
}

/// <summary>Trainers and pairs of all hubs.</summary>
public sealed class NeedsTrainersAttribute : NeedsIndexAttribute
{
    internal override IBuiltIndex Of(IServiceProvider services) => services.GetRequiredService<LiveTrainers>();
}

/// <summary>Holds requests that need an index until it is there; stands after routing.</summary>
public sealed class IndexGate(RequestDelegate next, TimeProvider clock)
{
    /// <summary>A build of some ten thousand offers ends within it; for a longer one nobody is kept waiting.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private static readonly object Held = new();

    /// <summary>This request was told to come back, for nothing else is wrong.</summary>
    public static bool IsPreparing(HttpContext context) => context.Items.ContainsKey(Held);

    public async Task Invoke(HttpContext context)
    {
        foreach (var need in context.GetEndpoint()?.Metadata.GetOrderedMetadata<NeedsIndexAttribute>() ?? [])
        {
            var index = need.Of(context.RequestServices);
            if (!index.IsBuilt && !await IsBuiltSoon(index, context.RequestAborted))
            {
                context.Items[Held] = true;
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                context.Response.Headers.RetryAfter = "5";
                return;
            }
        }

        await next(context);
    }

    private async Task<bool> IsBuiltSoon(IBuiltIndex index, CancellationToken cancel)
    {
        try
        {
            await index.Built.WaitAsync(Patience, clock, cancel);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }
}
