using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Territories;
using Federation.Domain.Time;
using Federation.Domain.Training;
using Federation.Gateway.GraphQL.Hubs;
using Federation.GraphQL.Binding;
using Federation.GraphQL.Execution;
using Federation.Node.Desk;
using Federation.Storage.Training;

namespace Federation.Gateway.GraphQL.Training;

/// <summary>What every hub may know: no name, and free days without a word of why the others are not.</summary>
[Resolves("Trainer")]
public static class TrainerFields
{
    public static GrainId Id(KnownTrainer trainer) => trainer.Grain;

    public static ValueTask<HubView> Hub(KnownTrainer trainer, [Service] HubDirectory directory, CancellationToken cancel) => directory.Named(trainer.Grain.Hub, cancel);

    public static TrainerRole Role(KnownTrainer trainer) => trainer.Profile.Role;

    public static ImmutableArray<TrainingTheme> Themes(KnownTrainer trainer) => trainer.Profile.Themes;

    public static ImmutableArray<TrainingWay> Ways(KnownTrainer trainer) => trainer.Profile.Ways;

    public static DepartmentCode Base(KnownTrainer trainer) => trainer.Profile.Base;

    public static ImmutableArray<DepartmentCode> Zone(KnownTrainer trainer) => trainer.Profile.Zone;

    public static bool Everywhere(KnownTrainer trainer) => trainer.Profile.Everywhere;

    public static ImmutableArray<string> Languages(KnownTrainer trainer) => trainer.Profile.Languages;

    public static IEnumerable<FreeDay> FreeDays(KnownTrainer trainer, DateOnly? from, int first, [Service] TimeProvider clock)
    {
        // What was free is nobody's question.
        var today = ParisTime.DateOf(clock.GetUtcNow());
        return FreeDay.Of(trainer.Free.Within(from is { } day && day > today ? day : today, SlotSet.MostDays), first);
    }
}

[Resolves("HubTrainer")]
public static class HubTrainerFields
{
    public static GrainId TrainerId(HubTrainer own) => own.Grain;

    public static ValueTask<HubView> Hub(HubTrainer own, [Service] HubDirectory directory, CancellationToken cancel) => directory.Named(own.Grain.Hub, cancel);

    public static KnownTrainer? Trainer(HubTrainer own, [Service] TimeProvider clock) => TrainerReading.Known(own.Grain, own.State, clock.GetUtcNow());

    public static async ValueTask<string?> Name(HubTrainer own, ResolverContext context) => (await context.Contact(own.Grain, own.State))?.Name;

    public static ValueTask<TrainerContact?> Contact(HubTrainer own, ResolverContext context) => context.Contact(own.Grain, own.State);

    public static string TextId(HubTrainer own) => own.State.TextId;

    public static string CalendarId(HubTrainer own) => own.State.CalendarId;

    public static bool HasLink(HubTrainer own) => own.State.Owner.Length > 0;

    public static OpenCalendar Calendar(HubTrainer own) => own.State.Calendar;

    public static ImmutableArray<Hold> Holds(HubTrainer own) => own.State.Holds;

    public static ImmutableArray<PairOf> Pairs(HubTrainer own) => own.State.Pairs;

    public static bool Retired(HubTrainer own) => own.State.Retired;
}

[Resolves("OwnTrainer")]
public static class OwnTrainerFields
{
    public static GrainId TrainerId(LinkedTrainer own) => own.Grain;

    public static ValueTask<HubView> Hub(LinkedTrainer own, [Service] HubDirectory directory, CancellationToken cancel) => directory.Named(own.Grain.Hub, cancel);

    public static TrainerProfile Profile(LinkedTrainer own) => own.State.Profile;

    public static ValueTask<TrainerContact?> Contact(LinkedTrainer own, ResolverContext context) => context.Contact(own.Grain, own.State);

    public static OpenCalendar Calendar(LinkedTrainer own) => own.State.Calendar;

    public static string CalendarId(LinkedTrainer own) => own.State.CalendarId;

    public static ImmutableArray<Hold> Holds(LinkedTrainer own) => own.State.Holds;

    public static ImmutableArray<PairOf> Pairs(LinkedTrainer own) => own.State.Pairs;

    public static IEnumerable<FreeDay> FreeDays(LinkedTrainer own, int first, [Service] TimeProvider clock) => FreeDay.Of(own.State.Free(clock.GetUtcNow()), first);
}

[Resolves("TrainerHold")]
public static class TrainerHoldFields
{
    public static GrainId BookingId(Hold hold) => hold.Ref.Booking;

    public static int Ask(Hold hold) => hold.Ref.Ask;

    public static ValueTask<HubView> Hub(Hold hold, [Service] HubDirectory directory, CancellationToken cancel) => directory.Named(hold.Ref.Booking.Hub, cancel);

    public static async ValueTask<ListedSession?> Session(Hold hold, ResolverContext context) => hold.Purpose?.Session is { } session ? await context.Session(session) : null;

    public static ImmutableArray<AskedTrainer> With(Hold hold) => hold.Purpose?.With ?? [];
}

[Resolves("AskedPair")]
public static class AskedPairFields
{
    public static GrainId PairId(PairOf asked) => asked.Pair;

    public static ValueTask<HubView> Hub(PairOf asked, [Service] HubDirectory directory, CancellationToken cancel) => directory.Named(asked.Pair.Hub, cancel);

    public static ImmutableArray<TrainingTheme> Themes(PairOf asked) => asked.Purpose?.Themes ?? [];

    public static ImmutableArray<AskedTrainer> With(PairOf asked) => asked.Purpose?.With ?? [];
}

/// <summary>Somebody else of the same training or pair: a role and a place, never a name.</summary>
[Resolves("TrainingPartner")]
public static class TrainingPartnerFields
{
    public static ValueTask<HubView> Hub(AskedTrainer partner, [Service] HubDirectory directory, CancellationToken cancel) => directory.Named(partner.Trainer.Hub, cancel);

    public static async ValueTask<DepartmentCode?> Base(AskedTrainer partner, ResolverContext context) => (await context.Trainer(partner.Trainer))?.Profile.Base;
}
