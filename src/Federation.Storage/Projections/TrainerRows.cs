using Federation.Domain.Grains;
using Federation.Domain.Training;
using static Federation.Storage.Projections.Projection;

namespace Federation.Storage.Projections;

/// <summary>The rows of trainers, pairs and bookings.</summary>
internal static class TrainerRows
{
    public static IEnumerable<Row> Of(GrainId grain, TrainerState state)
    {
        // Free as it was told last: what changed since and was not told lies in the past or beyond the horizon.
        yield return Row(
            Trainer, grain.Hub, grain.Key, Code(state.Profile.Role), state.Profile.Base, state.Retired, state.Owner.Length == 0 ? null : state.Owner, state.Contact?.Id, state.ToldAt,
            Json(state.Profile), state.Retired ? null : Json(state.Free(state.ToldAt)));

        foreach (var hold in state.Holds)
        {
            yield return Row(
                TrainerHold, grain.Hub, grain.Key, hold.Ref.Booking.Hub, hold.Ref.Booking.Key, (long)hold.Ref.Ask,
                Code(hold.Status), Day(hold.Slots[0]), Day(hold.Slots[^1]), hold.Until, Json(hold.Slots));
        }
    }

    public static IEnumerable<Row> Of(GrainId grain, PairState state)
    {
        yield return Row(Pair, grain.Hub, grain.Key, Code(state.Status), state.Since, Json(state.Themes));
        for (var rank = 0; rank < state.Members.Length; rank++)
        {
            var member = state.Members[rank];
            yield return Row(Projection.PairMember, grain.Hub, grain.Key, (long)rank, member.Trainer.Hub, member.Trainer.Key, Code(member.Role), member.Agreed);
        }
    }

    public static IEnumerable<Row> Of(GrainId grain, BookingState state)
    {
        yield return Row(
            Booking, grain.Hub, grain.Key, Code(state.Status), state.Since, Day(state.Slots[0]), Day(state.Slots[^1]), state.Until, state.RepairBy,
            state.For?.Key, state.Why is { } why ? Code(why) : null, Json(state.Slots));
        for (var rank = 0; rank < state.Members.Length; rank++)
        {
            var member = state.Members[rank];
            yield return Row(
                Projection.BookingMember, grain.Hub, grain.Key, (long)rank, (long)member.Ask, member.Trainer.Hub, member.Trainer.Key, Code(member.Role), Code(member.Status));
        }
    }

    /// <summary>Days compare as texts do.</summary>
    private static string Day(Slot slot) => slot.Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
