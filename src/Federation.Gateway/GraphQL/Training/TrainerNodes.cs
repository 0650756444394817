using System.Collections.Immutable;
using System.Text;
using Federation.Domain.Grains;
using Federation.Domain.Training;
using Federation.Gateway.GraphQL.Nodes;
using Federation.Gateway.Training.Following;
using Federation.GraphQL.Execution;
using Federation.Node.Desk;
using Federation.Storage.Training;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Gateway.GraphQL.Training;

/// <summary>A trainer of one hub, loaded for somebody who acts for that hub and for nobody else.</summary>
public sealed record HubTrainer(GrainId Grain, TrainerState State)
{
    public override string ToString() => Grain.ToString();
}

/// <summary>A trainer opened with the secret of the private link.</summary>
public sealed record LinkedTrainer(GrainId Grain, TrainerState State)
{
    public override string ToString() => Grain.ToString();
}

/// <summary>The parts of one day.</summary>
public sealed record FreeDay(DateOnly Date, ImmutableArray<DayPart> Parts)
{
    private const int Most = 366;

    /// <summary>The first days of a calendar that have something free, in order.</summary>
    /// <exception cref="GraphQLFault">Not 1 to 366.</exception>
    public static IEnumerable<FreeDay> Of(SlotSet free, int first) => first is < 1 or > Most
        ? throw Errors.Faults.Invalid("first")
        : free.Slots().GroupBy(slot => slot.Date).Take(first).Select(day => new FreeDay(day.Key, [.. day.Select(slot => slot.Part)]));
}

internal static class TrainerReading
{
    /// <summary>As every hub may know one, from this node's memory; else as the tables have it. Null: trains no more.</summary>
    public static async ValueTask<KnownTrainer?> Trainer(this ResolverContext context, GrainId grain) =>
        grain.Kind != GrainKind.Trainer ? null
        : context.Services.GetRequiredService<LiveTrainers>().Snapshot.Find(grain) is { } known ? known
        : await context.State(grain) is TrainerState state ? Known(grain, state, context.Services.GetRequiredService<TimeProvider>().GetUtcNow())
        : null;

    public static KnownTrainer? Known(GrainId grain, TrainerState state, DateTimeOffset now) => state.Retired ? null : new KnownTrainer(grain, state.Profile, state.Free(now));

    /// <summary>Who one is: whether the asker may read it was decided by whoever loaded the trainer. One question for all of a list.</summary>
    public static async ValueTask<TrainerContact?> Contact(this ResolverContext context, GrainId trainer, TrainerState state) =>
        state.Contact is { } row && await context.Unsealed(trainer.Hub, row.Id) is { } plain ? OfferText.Read<TrainerContact>(Encoding.UTF8.GetBytes(plain)) : null;

    public static async Task<PairRow?> Pair(this ResolverContext context, GrainId grain) =>
        grain.Kind == GrainKind.Pair && await context.State(grain) is PairState state ? Of(grain, state) : null;

    public static PairRow Of(GrainId grain, PairState state) => new(grain, state.Status, state.Since, state.Themes, state.Members);

    public static async Task<BookingRow?> Booking(this ResolverContext context, GrainId grain) =>
        grain.Kind == GrainKind.Booking && await context.State(grain) is BookingState state ? Of(grain, state) : null;

    public static BookingRow Of(GrainId grain, BookingState state) =>
        new(grain, state.Status, state.Since, state.Slots, state.Until, state.RepairBy, state.For, state.Why, state.Members);
}
