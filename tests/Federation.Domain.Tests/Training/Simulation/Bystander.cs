using Federation.Domain.Grains;
using Federation.Domain.Training;

namespace Federation.Domain.Tests.Training.Simulation;

/// <summary>Reads every entry as it is told and knows the rules in its own words: it shares no code with the grains.</summary>
internal sealed class Bystander
{
    private readonly Dictionary<(GrainId Trainer, int Slot), HoldRef> _taken = [];
    private readonly Dictionary<HoldRef, HoldGranted> _held = [];
    private readonly Dictionary<HoldRef, GrainId> _booked = [];

    private readonly HashSet<HoldRef> _agreed = [];

    /// <summary>Who was ever settled for a booking; one may have cancelled since.</summary>
    private readonly Dictionary<GrainId, HashSet<GrainId>> _settled = [];

    public Dictionary<GrainId, BookingStatus> Bookings { get; } = [];

    public HashSet<GrainId> Granted { get; } = [];

    public int Releases { get; private set; }

    public int Broken { get; private set; }

    public int Repaired { get; private set; }

    public IReadOnlyDictionary<HoldRef, GrainId> Booked => _booked;

    public SortedSet<string> AtRisk { get; } = new(StringComparer.Ordinal);

    public IEnumerable<HoldRef> Held => _held.Keys.Where(hold => !_booked.ContainsKey(hold));

    public void Hear(Entry entry)
    {
        switch (entry.Fact)
        {
            case HoldGranted granted:
                _held.Add(granted.Ref, granted);
                foreach (var slot in granted.Slots)
                {
                    Assert.True(_taken.TryAdd((entry.Subject, slot.Rank), granted.Ref), $"somebody is held twice: {entry.Subject} {slot}");
                }

                Assert.True(entry.At < granted.Until, "held after its lease");
                break;
            case HoldAgreed agreed:
                Assert.True(_agreed.Add(agreed.Ref), "agreed twice");
                break;
            case HoldBooked booked:
                Assert.True(_held.TryGetValue(booked.Ref, out var hold), "booked without a hold");
                Assert.True(entry.At < hold.Until, "booked after its lease");
                Assert.True(_booked.TryAdd(booked.Ref, entry.Subject), "booked twice");
                Assert.True(_agreed.Remove(booked.Ref), "booked without a yes");
                (_settled.TryGetValue(booked.Ref.Booking, out var settled) ? settled : _settled[booked.Ref.Booking] = []).Add(entry.Subject);
                break;
            case HoldRefused refused:
                Assert.False(refused.Why == HoldRefusedWhy.NotFree && _held.ContainsKey(refused.Ref), "not free for what it holds");
                Free(entry.Subject, refused.Ref);
                break;
            case HoldDropped dropped:
                Free(entry.Subject, dropped.Ref);
                break;
            case HoldCancelled cancelled:
                Assert.True(_booked.ContainsKey(cancelled.Ref), "cancelled what was not booked");
                Free(entry.Subject, cancelled.Ref);
                break;
            case BookingAsked:
                Bookings.Add(entry.Subject, BookingStatus.Asked);
                break;
            case BookingMoved moved:
                Move(entry.Subject, moved);
                break;
        }
    }

    private void Move(GrainId booking, BookingMoved moved)
    {
        var before = Bookings[booking];
        Assert.True(BookingTransitions.Allows(before, moved.Status), $"{before} to {moved.Status}");
        Bookings[booking] = moved.Status;
        _ = moved.Status == BookingStatus.AtRisk ? AtRisk.Add(booking.ToString()) : AtRisk.Remove(booking.ToString());
        Broken += moved.Status == BookingStatus.AtRisk ? 1 : 0;
        Repaired += before == BookingStatus.AtRisk && moved.Status == BookingStatus.Confirmed ? 1 : 0;
        if (moved.Status == BookingStatus.Confirmed)
        {
            Assert.True(_settled.TryGetValue(booking, out var settled) && settled.Count >= 2, "confirmed without everybody");
            Granted.Add(booking);
        }
    }

    private void Free(GrainId trainer, HoldRef hold)
    {
        if (_held.Remove(hold, out var granted))
        {
            Releases++;
            _booked.Remove(hold);
            foreach (var slot in granted.Slots)
            {
                Assert.True(_taken.Remove((trainer, slot.Rank)));
            }
        }
    }
}
