using Federation.Gateway.GraphQL.Commands;
using Federation.Gateway.GraphQL.Errors;
using Federation.Gateway.GraphQL.Feeds;
using Federation.Gateway.GraphQL.Jobs;
using Federation.Gateway.GraphQL.Referrals;
using Federation.Gateway.GraphQL.Schemas;
using Federation.Gateway.GraphQL.Training;
using Federation.GraphQL.Execution;
using Federation.Node.Desk;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Federation.Gateway.GraphQL;

/// <summary>The federation's schema as a service, beside the desks that it asks.</summary>
public static class GatewayGraphQL
{
    public static IServiceCollection AddFederationGraphQL(this IServiceCollection services, EngineOptions options)
    {
        services.AddSingleton<GrainStates>();
        services.AddSingleton<SealedTexts>();
        services.AddSingleton<StructureDirectory>();
        services.AddSingleton<CallLists>();
        services.AddSingleton<FeedReader>();
        services.AddSingleton<FeedFollower>();
        services.AddSingleton<CopyCommands>();
        services.AddSingleton<PersonCommands>();
        services.AddSingleton<Tickets>();
        services.AddSingleton<FilingLimit>();
        services.AddSingleton<OwnOfferCommands>();
        services.AddSingleton<HubOfferCommands>();
        services.AddSingleton<HubCommands>();
        services.AddSingleton<PlaceCommands>();
        services.AddSingleton<OwnTrainerCommands>();
        services.AddSingleton(provider => new GraphQLEngine(FederationSchema.Build(), FederationSchema.Bind(), options with
        {
            Clock = provider.GetRequiredService<TimeProvider>(),
            BoundedLists = true,
            Translate = Faults.Of,
            OnFault = new FaultLog(provider.GetRequiredService<ILogger<FaultLog>>()).Write,
        }));
        return services;
    }
}
