using Federation.Gateway.Live;
using Federation.Gateway.Mail;
using Federation.Node.Alerts;
using Federation.Node.Desk;
using Federation.Node.Engine;
using Federation.Node.Following;
using Federation.Storage.Alerts;
using Federation.Storage.Collectives;
using Federation.Storage.Feeds;
using Federation.Storage.Jobs;
using Federation.Storage.Privacy;
using Federation.Storage.Training;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace Federation.Server.Hosting;

/// <summary>What a program of the federation is made of, whichever command runs it.</summary>
public static class Composition
{
    /// <summary>Storage, engine and desks: enough for import, export and verify.</summary>
    public static IServiceCollection AddNode(this IServiceCollection services, ServerSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton(TimeProvider.System);
        services.AddStorage(settings);
        services.AddSingleton(new NodeOptions());
        services.AddSingleton(new HostedHubs(settings.HostedHubs()));
        services.AddSingleton<NodeMetrics>();
        services.AddSingleton<FeedTails>();
        services.AddSingleton<GroupCommitter>();
        services.AddSingleton<HotGrains>();
        services.AddSingleton<IGrains, SmallEngine>();
        services.AddSingleton<IFeeds, StoreFeeds>();
        services.AddSingleton<DeadlineRunner>();
        services.AddSingleton<NodeService>();
        services.AddSingleton<IIdentifiers, SystemIdentifiers>();
        services.AddSingleton<HubDirectory>();
        services.AddSingleton<ReferralDesk>();
        services.AddSingleton<ReferralLists>();
        services.AddSingleton<WaitingWork>();
        services.AddSingleton<OfferDesk>();
        services.AddSingleton<OfferLists>();
        services.AddSingleton<OfferPlaces>();
        services.AddSingleton<PublishedOffers>();
        services.AddSingleton<CourseCatalogue>();
        services.AddSingleton<CourseDesk>();
        services.AddSingleton<SessionDates>();
        services.AddSingleton<Registrations>();
        services.AddSingleton<SessionDesk>();
        services.AddSingleton<CollectiveDates>();
        services.AddSingleton<CollectiveDesk>();
        services.AddSingleton<StructureLists>();
        services.AddSingleton<StructureNames>();
        services.AddSingleton<Subscriptions>();
        services.AddSingleton<AlertDesk>();
        services.AddSingleton<TellingTails>();
        services.AddTrainers();
        return services;
    }
}
