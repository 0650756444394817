using Federation.Storage.Feeds;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Federation.Server.Hosting;

/// <summary>Ready means: a command could be kept now.</summary>
public sealed class StorageHealth(IHubStore store) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await store.Ping(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (StorageException)
        {
            return HealthCheckResult.Unhealthy();
        }
    }
}
