using Federation.Gateway.Training.Following;
using Federation.Node.Desk;
using Federation.Search.Training;
using Federation.Storage.Training;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Federation.Server.Hosting;

/// <summary>Trainers, their pairs and bookings; and what this node knows of all of them, in memory.</summary>
public static class TrainersHost
{
    /// <summary>What asks and answers, with or without a server.</summary>
    public static void AddTrainers(this IServiceCollection services)
    {
        services.AddSingleton<Trainers>();
        services.AddSingleton<Pairs>();
        services.AddSingleton<Bookings>();
        services.AddSingleton<TrainerDesk>();
        services.AddSingleton<PairDesk>();
        services.AddSingleton<BookingDesk>();
    }

    public static void AddTrainerSearch(this IServiceCollection services)
    {
        services.AddSingleton<TrainerIndex>();
        services.AddSingleton<LiveTrainers>();
        services.AddSingleton<TrainerKeeper>();
        services.AddHostedService<TrainerFollower>();
        services.AddHealthChecks().AddCheck<TrainersHealth>("trainers", tags: ["ready"]);
    }

    /// <summary>Before its first build a node would say that nobody trains.</summary>
    private sealed class TrainersHealth(LiveTrainers live) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(live.IsBuilt ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy());
    }
}
