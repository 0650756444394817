using Federation.Domain.Grains;
using Federation.Gateway.GraphQL.Asking;
using Federation.Gateway.GraphQL.Hubs;
using Federation.Gateway.GraphQL.Nodes;
using Federation.GraphQL.Binding;
using Federation.GraphQL.Execution;
using Federation.Node.Desk;

namespace Federation.Gateway.GraphQL.Feeds;

[Resolves("FeedEntry")]
public static class FeedFields
{
    public static ValueTask<HubView> Hub(Entry entry, [Service] HubDirectory directory, CancellationToken cancel) => directory.Named(entry.Hub, cancel);

    public static FeedKind Kind(Entry entry) => FeedKinds.Of(entry.Fact);

    public static FeedAudience Audience(Entry entry) =>
        entry.Audience == Domain.Grains.Audience.Public ? FeedAudience.Public
        : entry.Audience == Domain.Grains.Audience.Hubs ? FeedAudience.Hubs
        : entry.Audience == Domain.Grains.Audience.Local ? FeedAudience.Local
        : FeedAudience.OneHub;

    public static ValueTask<HubView?> AddressedTo(Entry entry, [Service] HubDirectory directory, CancellationToken cancel) => directory.Named(entry.Audience.Addressed, cancel);

    public static GrainId SubjectId(Entry entry) => entry.Subject;

    /// <summary>Of a request or a call that another hub told of, the asker's own hub has its own copy, under the same key.</summary>
    public static async ValueTask<object?> Subject(Entry entry, Asker asker, ResolverContext context)
    {
        if (await context.Node(entry.Subject, asker) is { } subject)
        {
            return subject;
        }

        foreach (var hub in asker.Hubs.Where(hub => hub != entry.Hub && entry.Audience.MayBeReadBy(hub, entry.Hub)))
        {
            foreach (var kind in new[] { GrainKind.Referral, GrainKind.Call })
            {
                if (await context.Node(new GrainId(hub, kind, entry.Subject.Key), asker) is { } own)
                {
                    return own;
                }
            }
        }

        return null;
    }

    public static FeedChange Change(Entry entry) => FeedChange.Of(entry.Fact);
}
