using Microsoft.AspNetCore.Http;

namespace Federation.Gateway.Jobs.Following;

/// <summary>On a page or an address that answers from the index: before it is built, it waits a moment, then says to come back.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsOffersAttribute : Attribute;

/// <summary>Holds requests that need the index until it is there; stands after routing.</summary>
public sealed class OffersGate(RequestDelegate next, LiveOffers live, TimeProvider clock)
{
    /// <summary>A build of some ten thousand offers ends within it; for a longer one nobody is kept waiting.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public async Task Invoke(HttpContext context)
    {
        if (live.IsBuilt || context.GetEndpoint()?.Metadata.GetMetadata<NeedsOffersAttribute>() is null || await IsBuiltSoon(context.RequestAborted))
        {
            await next(context);
            return;
        }

        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = "5";
    }

    private async Task<bool> IsBuiltSoon(CancellationToken cancel)
    {
        try
        {
            await live.Built.WaitAsync(Patience, clock, cancel);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }
}
