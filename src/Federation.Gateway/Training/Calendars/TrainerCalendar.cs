using Federation.Domain.Grains;
using Federation.Domain.Training;
using Federation.Gateway.Calendars;
using Federation.Node.Desk;
using Federation.Storage.Feeds;

namespace Federation.Gateway.Training.Calendars;

/// <summary>A trainer's bookings for the trainer's own software; those that were called off are struck out until their day is over.</summary>
public sealed class TrainerCalendar(IHubStore store, TrainingPast past, TimeProvider clock)
{
    /// <summary>Null: the address opens nothing, or nothing any more.</summary>
    public async Task<byte[]?> Write(GrainId trainer, string key, CancellationToken cancel)
    {
        var stored = await store.Load(trainer, cancel);
        if (stored.State is not TrainerState { Retired: false } state || !TrainerFeedKey.Opens(key, trainer, state))
        {
            return null;
        }

        var left = await past.Left(trainer, [.. state.Holds.Select(hold => hold.Ref)], clock.GetUtcNow(), cancel);

        // A hold has no instant of its own; its sequence alone says which is the newer.
        return CalendarFile.Write("Agenda", state.Holds.SelectMany(hold => TrainerEvents.Of(hold, state.ToldAt, null)).Concat(left.SelectMany(hold => TrainerEvents.Released(hold.Ref, hold.Slots, hold.At, null))));
    }
}
