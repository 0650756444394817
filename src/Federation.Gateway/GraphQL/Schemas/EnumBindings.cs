using Federation.Domain.Calls;
using Federation.Domain.Hubs;
using Federation.Domain.Privacy;
using Federation.Domain.Referrals;
using Federation.Gateway.GraphQL.Feeds;
using Federation.Gateway.GraphQL.Ids;
using Federation.Gateway.GraphQL.Referrals;
using Federation.Gateway.GraphQL.Viewers;
using Federation.GraphQL.Binding;

namespace Federation.Gateway.GraphQL.Schemas;

internal static class EnumBindings
{
    /// <summary>The binding itself holds that every value of both sides has its other.</summary>
    public static Bindings Enums(this Bindings bindings) => bindings
        .Coded<ServiceCode>("ServiceCode")
        .Coded<Capacity>("Capacity")
        .Coded<Way>("Way")
        .Coded<ReferralKind>("ReferralKind")
        .Coded<RouteReason>("RouteReason")
        .Coded<Status>("ReferralStatus")
        .Coded<Reason>("ReferralReason")
        .Coded<Side>("ReferralSide")
        .Coded<Question>("QuestionTopic")
        .Coded<Helped>("Helped")
        .Coded<SealKind>("SealedKind")
        .Coded<ConsentScope>("ConsentScope")
        .Coded<DisclosurePurpose>("DisclosurePurpose")
        .Coded<DangerReason>("DangerReason")
        .Coded<CallStatus>("CallStatus")
        .Coded<InboxFilter>("InboxFilter")
        .Coded<OutboxFilter>("OutboxFilter")
        .Coded<FeedKind>("FeedKind")
        .Coded<FeedAudience>("FeedAudience")
        .Coded<ViewerRole>("ViewerRole");

    private static Bindings Coded<T>(this Bindings bindings, string type)
        where T : struct, Enum => bindings.Enum<T>(type, Screaming.Of);
}
