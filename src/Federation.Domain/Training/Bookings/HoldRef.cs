using Federation.Domain.Grains;

namespace Federation.Domain.Training;

/// <summary>One request of one booking to one trainer. A booking that asks again asks under another number: a late word about the former one changes nothing.</summary>
/// <param name="Booking">At the hub that asks.</param>
/// <param name="Ask">1, 2, 3… of that booking, over all trainers.</param>
public sealed record HoldRef(GrainId Booking, int Ask)
{
    public const int MostAsks = 100;

    public bool IsSound() => Booking.Hub != default && Booking.Kind == GrainKind.Booking && BookingId.TryParse(Booking.Key, out _) && Ask is >= 1 and <= MostAsks;
}
