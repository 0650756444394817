using Federation.Domain.Grains;
using Federation.Domain.Training;
using Federation.Gateway.GraphQL.Hubs;
using Federation.GraphQL.Binding;
using Federation.GraphQL.Execution;
using Federation.Node.Desk;
using Federation.Storage.Training;

namespace Federation.Gateway.GraphQL.Training;

[Resolves("TrainerPair")]
public static class PairFields
{
    public static GrainId Id(PairRow pair) => pair.Grain;

    public static ValueTask<HubView> Hub(PairRow pair, [Service] HubDirectory directory, CancellationToken cancel) => directory.Named(pair.Grain.Hub, cancel);
}

[Resolves("PairMember")]
public static class PairMemberFields
{
    public static GrainId TrainerId(PairMember member) => member.Trainer;

    public static ValueTask<KnownTrainer?> Trainer(PairMember member, ResolverContext context) => context.Trainer(member.Trainer);
}

[Resolves("Booking")]
public static class BookingFields
{
    public static GrainId Id(BookingRow booking) => booking.Grain;

    public static ValueTask<HubView> Hub(BookingRow booking, [Service] HubDirectory directory, CancellationToken cancel) => directory.Named(booking.Grain.Hub, cancel);

    public static async ValueTask<ListedSession?> Session(BookingRow booking, ResolverContext context) => booking.Session is { } session ? await context.Session(session) : null;
}

[Resolves("BookingMember")]
public static class BookingMemberFields
{
    public static GrainId TrainerId(BookingMember member) => member.Trainer;

    public static ValueTask<KnownTrainer?> Trainer(BookingMember member, ResolverContext context) => context.Trainer(member.Trainer);
}
